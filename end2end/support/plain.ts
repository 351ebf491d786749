// Forms sent without a browser, as a plain page of ours sends them, or as none does.
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";

/** Asks for a page, as a browser that is led to it does. */
export const PAGE = { accept: "text/html" };

/** Names and values of a form's controls. */
export type Fields = [string, string][];

/** Posts a form, following nothing. The address is a slug, or a whole one on another server. */
export async function post(
  request: APIRequestContext,
  address: string,
  form: Fields,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  return request.post(address.startsWith("http") ? address : `/${address}`, {
    headers: { ...PAGE, "content-type": "application/x-www-form-urlencoded", ...headers },
    data: new URLSearchParams(form).toString(),
    maxRedirects: 0,
  });
}

/** Past the start and the question about keeping. */
export async function begin(request: APIRequestContext, address: string): Promise<void> {
  for (const page of ["_start", "_interruption"]) {
    expect((await post(request, address, [["_page", page]])).status()).toBe(303);
  }
  const keep: Fields = [
    ["_page", "_keep"],
    ["_keep", "no"],
  ];
  expect((await post(request, address, keep)).status()).toBe(303);
}
