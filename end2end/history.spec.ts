// The browser's own Back and Forward. All screens have one address, so that somebody who looks at the
// history sees one plain line.
import { Filler } from "./support/filler";
import { INTERRUPTION, KEEP, REVIEW, START } from "./support/survey";
import { expect, test } from "./support/test";

test("Back goes one question back, Forward one on @browser", async ({ survey, page, watch }) => {
  await survey.begin("fx-texts", "no");
  const filler = new Filler(1);
  await survey.answer(filler);
  await survey.answer(filler);
  expect(await survey.place()).toBe("story");
  await survey.form.getByRole("textbox").fill("half a story");
  const before = watch.requests.length;
  await survey.step(() => page.goBack());
  expect(await survey.place()).toBe("word");
  await expect(survey.form.getByRole("textbox")).toHaveValue(survey.typed.get("word")?.word?.[0] ?? "");
  await expect(survey.heading).toBeFocused();
  await survey.step(() => page.goForward());
  expect(await survey.place()).toBe("story");
  await expect(survey.form.getByRole("textbox")).toHaveValue("half a story");
  for (const place of ["word", "tree", KEEP, INTERRUPTION, START]) {
    await survey.step(() => page.goBack());
    expect(await survey.place()).toBe(place);
  }
  expect(watch.requests.slice(before)).toEqual([]);
});

test("the page's own Back and the browser's agree @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "no");
  const filler = new Filler(1);
  await survey.answer(filler);
  await survey.answer(filler);
  await survey.back();
  expect(await survey.place()).toBe("word");
  // The browser's Back goes on from there, and not forward again.
  await survey.step(() => page.goBack());
  expect(await survey.place()).toBe("tree");
});

test("after sending, Back shows no answers @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), REVIEW);
  await survey.goOn();
  await survey.expectSent();
  await page.goBack();
  await expect(survey.heading).toHaveCount(1);
  for (const typed of survey.typed.values()) {
    for (const [value] of Object.values(typed)) await expect(survey.main).not.toContainText(value ?? "");
  }
  await expect(survey.main.getByRole("textbox")).toHaveCount(0);
});

test("the history has one address and plain titles", async ({ survey, page, context }) => {
  await survey.begin("your-views", "no");
  const plan = { age: "18-plus", when: "one-year", crimes: ["fraud"], told_police: "no" };
  await survey.walk(new Filler(1, plan), "told-first");
  const session = await context.newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  const visited = entries.filter((entry) => entry.url !== "about:blank");
  expect(visited.length).toBeGreaterThan(0);
  for (const { url, title } of visited) {
    expect(url).toBe(`${survey.heard.url}/your-views`);
    expect(title).toMatch(/^(Survey|Before you start – Survey|Keeping your answers – Survey|(Question|Page) \d+( of \d+)? – Survey)$/);
  }
});

test("without script, a form from a page that the browser went back to counts @server", async ({
  survey,
  page,
}) => {
  await survey.begin("fx-texts", "no");
  const filler = new Filler(1);
  await survey.answer(filler);
  await survey.answer(filler);
  await survey.answer(filler);
  expect(await survey.place()).toBe("wish");
  await page.goBack();
  // Whatever page the browser shows now, what is typed there is stored under that question.
  const place = await survey.place();
  await survey.answer(new Filler(9));
  await survey.walk(filler, REVIEW);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
  expect(["tree", "word", "story", "wish"]).toContain(place);
});
