// What no page of ours sends. The server trusts nothing: each of these is refused with a page that says
// what to do, or with a kind of error, and nothing wrong is stored.
import { randomBytes } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { collect } from "./support/collect";
import type { Heard } from "./support/heard";
import { type Fields, PAGE, begin, post } from "./support/plain";
import { expect, test } from "./support/test";

/** Sends answers as the browser's program does. */
async function send(
  request: APIRequestContext,
  heard: Heard,
  slug: string,
  answers: object,
  more: object = {},
): Promise<APIResponse> {
  const { hash } = heard.definition(slug);
  const delivery = { slug, id: id(), hash, ticket: "", language: "en", answers, ...more };
  return request.post("/api/send", { data: { delivery } });
}

const id = () => randomBytes(16).toString("hex");
const one = (value: string) => ({ one: { value } });

async function kind(response: APIResponse): Promise<unknown> {
  expect(response.headers()["content-type"]).toContain("application/json");
  // A kind without details is its name alone.
  const error = (await response.json()) as string | Record<string, unknown>;
  return typeof error === "string" ? error : Object.keys(error)[0];
}

/** A page of ours: it has a heading and a way on, and says nothing of the machinery. */
async function expectPage(response: APIResponse, heading: RegExp | string): Promise<void> {
  expect(response.headers()["content-type"]).toContain("text/html");
  const html = await response.text();
  collect(`answer ${response.status()} ${heading}`, html);
  expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replace(/<[^>]+>/g, "")).toMatch(heading);
  expect(html).toMatch(/<a [^>]*href="\//);
}

let stored = 0;
test.beforeEach(({ heard }) => {
  stored = heard.stored().responses.length;
});

test.describe("a form", () => {
  for (const [what, slug, page, form] of [
    ["an option that does not exist", "fx-one-choice", "often", [["often", "yearly"]]],
    ["two of what is one", "fx-one-choice", "often", [["often", "daily"], ["often", "never"]]],
    ["“nothing” together with something", "fx-several-choice", "like", [["like", "trees"], ["like", "nothing"]]],
  ] as [string, string, string, Fields][]) {
    test(`with ${what}: 422 and the page again`, async ({ request }) => {
      await begin(request, slug);
      const response = await post(request, slug, [["_page", page], ...form]);
      expect(response.status()).toBe(422);
      expect(await response.text()).toContain("There is a problem");
    });
  }

  test("for a page that is not on the route: 422, and the place one is at", async ({ request }) => {
    await begin(request, "fx-ends");
    const response = await post(request, "fx-ends", [["_page", "not-been"]]);
    expect(response.status()).toBe(422);
    expect(await response.text()).toContain("Have you been to the park?");
  });

  test("for a page that does not exist: 422, and the place one is at", async ({ request }) => {
    await begin(request, "fx-ends");
    for (const form of [[["_page", "elsewhere"]], [], [["_page", "go"], ["_action", "explode"]]] as Fields[]) {
      const response = await post(request, "fx-ends", form);
      expect(response.status()).toBe(422);
      await expectPage(response, /Have you been to the park/);
    }
  });

  test("from a stale page is stored under the question it was for", async ({ request }) => {
    await begin(request, "fx-texts");
    for (const [page, text] of [["tree", "oak"], ["word", "green"], ["tree", "elm"]]) {
      const response = await post(request, "fx-texts", [["_page", page ?? ""], [page ?? "", text ?? ""]]);
      expect(response.status()).toBe(303);
    }
    await post(request, "fx-texts", [["_page", "story"], ["_action", "skip"]]);
    await post(request, "fx-texts", [["_page", "wish"], ["_action", "skip"]]);
    const review = await (await request.get("/fx-texts", { headers: PAGE })).text();
    expect(review).toContain("elm");
    expect(review).toContain("green");
    expect(review).not.toContain("oak");
  });

  test("that is refused takes nothing away that was answered before", async ({ request }) => {
    await begin(request, "fx-several-choice");
    const good: Fields = [["_page", "like"], ["like", "trees"], ["like", "paths"]];
    expect((await post(request, "fx-several-choice", good)).status()).toBe(303);
    for (const bad of [
      [["_page", "like"], ["like", "trees"], ["like", "nothing"]],
      [["_page", "like"], ["like", "unknown"]],
      [["_page", "like"], ["_action", "remove:unknown"]],
      [["_page", "elsewhere"], ["like", "paths"]],
      [["like", "paths"]],
      [["_page", "_send"], ["_action", "skip"]],
      [["_page", "_keep"], ["_keep", "perhaps"]],
    ] as Fields[]) {
      const response = await post(request, "fx-several-choice", bad);
      expect(response.status(), JSON.stringify(bad)).toBe(422);
      await expectPage(response, /./);
    }
    const foreign = await post(request, "fx-several-choice", good, { origin: "https://example.org" });
    expect(foreign.status()).toBe(403);
    await post(request, "fx-several-choice", [["_page", "more"], ["_action", "skip"]]);
    const review = await (await request.get("/fx-several-choice", { headers: PAGE })).text();
    const [, like] = /What do you like[^]*?<dd[^>]*>([^]*?)<\/dd>/.exec(review) ?? [];
    expect(like?.match(/<li>.*?<\/li>/g)).toEqual(["<li>Trees</li>", "<li>Paths</li>"]);
  });

  test("of a journey that was sent already stores nothing again", async ({ request, heard }) => {
    await begin(request, "fx-texts");
    for (const page of ["tree", "word", "story", "wish"]) {
      await post(request, "fx-texts", [["_page", page], [page, "once"]]);
    }
    const { cookies } = await request.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const send: Fields = [["_page", "_review"]];
    expect((await post(request, "fx-texts", send)).status()).toBe(303);
    // Pressed again; and once more from a copy of the tab, with the cookie it had then.
    expect((await post(request, "fx-texts", send)).status()).toBe(303);
    expect(await (await request.get("/fx-texts", { headers: PAGE })).text()).toContain("have been sent");
    await post(request, "fx-texts", send, { cookie });
    const sent = heard.stored().responses.filter(({ fields }) => fields.tree?.[0] === "once");
    expect(sent).toHaveLength(1);
  });

  test("with a cookie that is not ours begins anew", async ({ request }) => {
    const cookie = `__Host-abcdef=${id()}${id()}; __Host-${"0".repeat(6)}=x`;
    const response = await post(request, "fx-texts", [["_page", "_start"]], { cookie });
    expect(response.status()).toBe(303);
  });

  test("of ten megabytes: 413", async ({ request, heard }) => {
    for (const path of ["/fx-texts", "/api/send"]) {
      const response = await request
        .post(path, {
          headers: { ...PAGE, "content-type": "application/x-www-form-urlencoded" },
          data: `_page=story&story=${"x".repeat(10 * 1024 * 1024)}`,
        })
        .catch((error: Error) => error);
      // The server may hang up before it has read all of it.
      if (response instanceof Error) expect(response.message).toMatch(/EPIPE|ECONNRESET|hang up/);
      else {
        expect(response.status()).toBe(413);
        await expectPage(response, "That is more than we can take");
      }
    }
    // A body that is said to be too large is refused before it is read.
    const said = await fetch(`${heard.url}/fx-texts`, {
      method: "POST",
      headers: { ...PAGE, "content-type": "application/x-www-form-urlencoded" },
      body: "x".repeat(300 * 1024),
    });
    expect(said.status).toBe(413);
    expect(await said.text()).toContain("That is more than we can take");
  });

  test("from another site: 403", async ({ request, heard }) => {
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://example.org" },
      { origin: "null" },
    ];
    for (const headers of foreign) {
      const response = await post(request, "fx-texts", [["_page", "_start"]], headers);
      expect(response.status(), JSON.stringify(headers)).toBe(403);
      await expectPage(response, "That did not come from this site");
    }
    const own = await post(request, "fx-texts", [["_page", "_start"]], { origin: heard.url });
    expect(own.status()).toBe(303);
  });
});

test.describe("an address", () => {
  for (const path of ["/nothing", "/nothing/privacy", "/fx-texts/nothing", "/a/nothing.js", "/a/../etc", "/%2e%2e%2f", "/api/nothing"]) {
    test(`${path}: 404 and a page`, async ({ request }) => {
      const response = await request.get(path, { headers: PAGE });
      expect([404, 405]).toContain(response.status());
      await expectPage(response, "There is no page here");
    });
  }

  test("of a survey that has closed: 410, and help is still named", async ({ request }) => {
    const response = await request.get("/fx-closed", { headers: PAGE });
    expect(response.status()).toBe(410);
    await expectPage(response, "This survey has closed");
    expect(await response.text()).toContain("/fx-closed/help");
    expect((await post(request, "fx-closed", [["_page", "_start"]])).status()).toBe(410);
  });

  test("of a survey that is not open yet: 404 and when it opens", async ({ request }) => {
    const response = await request.get("/fx-not-yet-open", { headers: PAGE });
    expect(response.status()).toBe(404);
    await expectPage(response, "This survey is not open yet");
  });
});

test.describe("a submission", () => {
  test.afterEach(({ heard }, { title }) => {
    if (!/stored|conflict|left out/.test(title)) expect(heard.stored().responses).toHaveLength(stored);
  });

  test("with an option that does not exist: 422", async ({ request, heard }) => {
    const response = await send(request, heard, "fx-one-choice", { often: one("yearly") });
    expect(response.status()).toBe(422);
    expect(await kind(response)).toBe("refused");
  });

  test("with “nothing” together with something: 422", async ({ request, heard }) => {
    const like = { several: { values: ["trees", "nothing"] } };
    const response = await send(request, heard, "fx-several-choice", { like });
    expect(response.status()).toBe(422);
    expect(await kind(response)).toBe("refused");
  });

  test("with an answer of another kind: 422", async ({ request, heard }) => {
    const response = await send(request, heard, "fx-one-choice", { often: { text: "daily" } });
    expect(response.status()).toBe(422);
    expect(await kind(response)).toBe("refused");
  });

  test("without what is required: 422", async ({ request, heard }) => {
    const response = await send(request, heard, "fx-required", {});
    expect(response.status()).toBe(422);
    expect(await kind(response)).toBe("refused");
  });

  test("that leads to an early end: 422", async ({ request, heard }) => {
    const response = await send(request, heard, "fx-ends", { go: one("no"), note: { text: "anyway" } });
    expect(response.status()).toBe(422);
    expect(await kind(response)).toBe("refused");
  });

  test("what is off its route is left out", async ({ request, heard }) => {
    const answers = { more: one("no"), age: one("40-plus"), nothing: { text: "?" } };
    const response = await send(request, heard, "fx-after-review", answers);
    expect(response.status()).toBe(200);
    const { responses } = heard.stored();
    expect(responses).toHaveLength(stored + 1);
    const found = responses.filter(({ fields }) => "more" in fields && fields.more?.[0] === "no");
    for (const { fields, states } of found) {
      expect(fields).toEqual({ more: ["no"] });
      expect(states.age).toBe("not-asked");
    }
    expect(found.length).toBeGreaterThan(0);
  });

  test("that comes again is stored once and has the same receipt", async ({ request, heard }) => {
    const same = { id: id() };
    const answers = { tree: { text: "oak" } };
    const first = await send(request, heard, "fx-texts", answers, same);
    const second = await send(request, heard, "fx-texts", answers, same);
    expect(first.status()).toBe(200);
    expect(second.status()).toBe(200);
    const [one, other] = [await first.json(), await second.json()];
    expect(one.receipt).toMatch(/^[0-9a-f]{16}$/);
    expect(other.receipt).toBe(one.receipt);
    expect(heard.stored().responses).toHaveLength(stored + 1);
  });

  test("with other answers under the same id: 409, a conflict", async ({ request, heard }) => {
    const same = { id: id() };
    expect((await send(request, heard, "fx-texts", { tree: { text: "oak" } }, same)).status()).toBe(200);
    const other = await send(request, heard, "fx-texts", { tree: { text: "elm" } }, same);
    expect(other.status()).toBe(409);
    expect(await kind(other)).toBe("conflict");
    const { responses } = heard.stored();
    expect(responses).toHaveLength(stored + 1);
    expect(responses.some(({ fields }) => fields.tree?.[0] === "elm")).toBe(false);
  });

  test("to a survey that has closed: 410", async ({ request, heard }) => {
    const response = await send(request, heard, "fx-closed", { note: { text: "late" } });
    expect(response.status()).toBe(410);
    expect(await kind(response)).toBe("closed");
  });

  test("to a survey that is not known, or not in this version: 404", async ({ request, heard }) => {
    for (const more of [{ slug: "nothing" }, { hash: "0".repeat(64) }]) {
      const response = await send(request, heard, "fx-texts", {}, more);
      expect(response.status()).toBe(404);
      expect(await kind(response)).toBe("changed");
    }
  });

  for (const [what, data] of [
    ["no JSON", "{"],
    ["JSON of something else", "[1, 2]"],
    ["an id that is none", undefined],
  ] as const) {
    test(`that is ${what}: 400`, async ({ request, heard }) => {
      const response = data
        ? await request.post("/api/send", { data, headers: { "content-type": "application/json" } })
        : await send(request, heard, "fx-texts", {}, { id: "1" });
      expect(response.status()).toBe(400);
      expect(await kind(response)).toBe("malformed");
    });
  }

  test("from another site: 403", async ({ request }) => {
    const response = await request.post("/api/send", {
      headers: { origin: "https://example.org" },
      data: {},
    });
    expect(response.status()).toBe(403);
  });
});

test("every answer carries the headers that keep a page to itself", async ({ request }) => {
  for (const path of ["/", "/fx-texts", "/fx-texts/privacy", "/nothing", "/favicon.svg"]) {
    const headers = (await request.get(path, { headers: PAGE })).headers();
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    if (path !== "/favicon.svg") expect(headers["cache-control"]).toBe("no-store");
  }
});
