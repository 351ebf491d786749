// What the privacy page says that a survey leaves on the device, against what the browser really holds.
import type { BrowserContext, Page } from "@playwright/test";
import { Filler } from "./support/filler";
import { enter, kept, settled } from "./support/locks";
import { REVIEW, SEND, Survey } from "./support/survey";
import { expect, test } from "./support/test";

interface Line {
  name: string;
  where: string;
  life: string;
}

/** The list on the privacy page. */
async function listed(page: Page, survey: Survey): Promise<Line[]> {
  await page.goto(`${survey.heard.url}/${survey.slug}/privacy`);
  await expect(page.getByRole("heading", { name: "What this survey leaves on your device" })).toBeVisible();
  return page.locator(".h-traces dl").evaluateAll((lists) =>
    lists.map((list) => {
      const [name, where, life] = [...list.querySelectorAll("dd")].map((dd) => dd.textContent ?? "");
      return { name: name ?? "", where: where ?? "", life: life ?? "" };
    }),
  );
}

/** What the browser holds, in the words of the list. */
async function held(context: BrowserContext, page: Page): Promise<Line[]> {
  const cookies = (await context.cookies()).map(({ name, expires }) => ({ name, where: "Cookie", life: life(expires) }));
  const storage = Object.keys(await kept(page)).map((name) => ({ name, where: "Browser storage", life: "" }));
  return [...cookies, ...storage];
}

function life(expires: number): string {
  if (expires < 0) return "Until you close the browser";
  const minutes = Math.round((expires - Date.now() / 1000) / 60);
  if (minutes % 60 === 0) return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}

for (const choice of ["no", "yes", "locked"] as const) {
  test(`nothing is held that the list does not name: ${choice}`, async ({ survey, page, context, driver }) => {
    await survey.open("fx-contact");
    const beside = await context.newPage();
    const list = await listed(beside, survey);
    await beside.close();
    const seen: Line[] = [];
    const look = async () => seen.push(...(await held(context, page)));
    await look();
    await survey.toKeep();
    await look();
    await survey.form.locator(`input[name="_keep"][value="${choice}"]`).check();
    await survey.goOn();
    if (choice === "locked") await enter(survey);
    await look();
    await survey.walk(new Filler(1), SEND, { [REVIEW]: () => survey.goOn() });
    if (driver === "browser" && choice !== "no") await settled(page);
    await look();
    await survey.goOn();
    await survey.expectSent();
    await look();

    for (const { name, where, life } of seen) {
      const lines = list.filter((line) => line.name === name && line.where === where);
      expect(lines, `${name} is in the list`).not.toEqual([]);
      // The browser does not say how long its storage lasts; that a draft expires is in draft.spec.ts.
      if (life) expect(lines.map((line) => line.life), name).toContain(life);
    }
    // And something was held at all, where the list says so.
    const expected = driver === "browser" ? choice !== "no" : true;
    expect(seen.length > 0).toBe(expected);
    // After sending, nothing of the answers is left but the word that they were sent.
    expect((await held(context, page)).filter(({ where }) => where !== "Cookie")).toEqual([]);
    expect((await context.cookies()).every(({ value }) => /^sent/.test(value))).toBe(true);
  });
}
