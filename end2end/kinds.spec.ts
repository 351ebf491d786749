// Every kind of question and of turn, on the smallest questionnaire that has it: what is typed is what
// is stored.
import { Filler } from "./support/filler";
import { Heard } from "./support/heard";
import { REVIEW, SEND, words } from "./support/survey";
import { expect, test } from "./support/test";
import { waysThrough } from "./support/ways";

test("a part of the survey opens from the review", async ({ survey }) => {
  await survey.begin("fx-one-page", "no");
  await survey.answer(new Filler(5, { go: "no", visits: "4" }));
  expect(await survey.place()).toBe(REVIEW);
  await survey.press(/^Change your answer to: Do you go/);
  await survey.answer(new Filler(5, { go: "yes", visits: "4" }));
  expect(await survey.place()).toBe("wish");
  await survey.answer(new Filler(6));
  expect(await survey.place()).toBe(REVIEW);
  await survey.press("Send my answers");
  await survey.expectSent();
  await survey.expectStored();
});

test("the survey ends early and stores nothing", async ({ survey, heard }) => {
  const { drafts } = heard.stored();
  await survey.begin("fx-ends", "yes");
  await survey.answer(new Filler(1, { go: "no" }));
  expect(await survey.place()).toBe("not-been");
  await expect(survey.main.getByText("Nothing you chose here has been sent or will be.")).toBeVisible();
  await expect(survey.form).toHaveCount(0);
  survey.expectNothingStored();
  expect(heard.stored().drafts).toBe(drafts);
});

test("from an early end, Back leads to the question before it", async ({ survey }) => {
  await survey.begin("your-views", "no");
  await survey.walk(new Filler(1, { age: "18-plus", when: "longer-ago" }), "longer-ago");
  await survey.back();
  expect(await survey.place()).toBe("when");
  await survey.answer(new Filler(1, { when: "one-year" }));
  expect(await survey.place()).toBe("district");
});

test("in Welsh, with what is not translated marked as English", async ({ survey, page }) => {
  await survey.open("fx-languages");
  await survey.step(() => page.getByRole("link", { name: "Cymraeg" }).click());
  await survey.ready();
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  await expect(survey.heading).toHaveText(words(survey.questionnaire.start.heading, "cy"));
  await survey.toKeep();
  await survey.form.locator('input[value="no"]').check();
  await survey.goOn();
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  await expect(survey.form.locator(".govuk-hint").first()).toHaveAttribute("lang", "en");
  const filler = new Filler(3);
  await survey.walk(filler, REVIEW);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored("cy");
});

for (const slug of Heard.fixtures()) {
  test(`${slug}: what is typed is what is stored`, async ({ survey }) => {
    const filler = new Filler(7, waysThrough(slug)[0]);
    await survey.begin(slug, "no");
    await survey.walk(filler, REVIEW);
    await survey.goOn();
    const parts = survey.questionnaire.pages.some((page) => page.after_review);
    if (parts) {
      await survey.walk(filler, SEND);
      await survey.goOn();
    }
    await survey.expectSent();
    await survey.expectStored();
  });
}

test("sending again from a new start stores another response", async ({ survey, page, heard }) => {
  const before = heard.stored().responses.length;
  for (const seed of [1, 2]) {
    if (seed === 2) await survey.forget();
    if (seed === 1) await survey.begin("fx-texts", "no");
    else {
      await survey.toKeep();
      await survey.form.locator('input[value="no"]').check();
      await survey.goOn();
    }
    await survey.walk(new Filler(seed), REVIEW);
    await survey.goOn();
    await survey.expectSent();
  }
  expect(heard.stored().responses).toHaveLength(before + 2);
  await expect(page.locator("#answers")).toHaveCount(0);
});
