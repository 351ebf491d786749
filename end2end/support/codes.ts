// Codes as respondents have them: read from the page, and what is done to them on the way to another.
import { type Page, expect } from "@playwright/test";

/** Four groups of Crockford's base 32. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The code that the page shows. */
export async function codeOn(page: Page): Promise<string> {
  const code = await page.locator("main .h-code").innerText();
  expect(code).toMatch(CODE);
  return code;
}

/** As somebody types it who has it on paper. */
export function fromPaper(code: string): string {
  return ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
}

/** With one character wrong. */
export function withSlip(code: string): string {
  const last = ALPHABET.indexOf(code.at(-1) ?? "");
  return code.slice(0, -1) + ALPHABET[(last + 1) % ALPHABET.length];
}

/** A code that nobody was given: 16 zeros are one without a slip. */
export const NOBODYS = "0000-0000-0000-0000";
