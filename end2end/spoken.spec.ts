// What a screen reader would be told, written down: of a question, an error, an option that excludes the
// others, the review, codes, locked drafts, carrying on and leaving. The records in spoken/ were read
// through; whoever changes a page reads them again (`--update-snapshots`). And a survey that is answered
// by ear alone.
import { hear, use } from "./support/ear";
import { Filler } from "./support/filler";
import { UNLOCK, enter, settled, toThePin } from "./support/locks";
import { INTERRUPTION, KEEP, NOWHERE, RESUME, REVIEW, type Survey } from "./support/survey";
import { expect, test } from "./support/test";

/** What differs each time. */
function steady(text: string): string {
  return text
    .replace(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/g, "CODE")
    .replace(/\b\d{1,2} (\d{1,2}|[A-Z][a-z]+) 20\d\d\b/g, "DAY")
    .replace(/\b\d{1,2}:\d\d\b/g, "TIME")
    .replace(/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, "WEEKDAY")
    .replace(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b/g, "DAY");
}

const states: Record<string, (survey: Survey) => Promise<void>> = {
  start: (survey) => survey.open("fx-texts"),
  leaving: async (survey) => {
    await survey.open("fx-texts");
    await survey.goOn();
    expect(await survey.place()).toBe(INTERRUPTION);
  },
  keeping: async (survey) => {
    await survey.open("fx-texts");
    await survey.toKeep();
  },
  question: (survey) => survey.begin("fx-one-choice", "no"),
  "easy read": async (survey) => {
    await survey.begin("your-views-easy", "no");
    await survey.answer(new Filler(1, { age: "18-plus" }));
    await survey.ready();
  },
  error: async (survey) => {
    await survey.begin("fx-number", "no");
    await survey.form.getByRole("textbox").fill("twice");
    await survey.goOn();
  },
  exclusive: async (survey) => {
    await survey.begin("fx-several-choice", "no");
    for (const name of ["Trees", "Paths", "Nothing"]) {
      await survey.form.getByRole("checkbox", { name, exact: true }).check();
    }
    await expect(survey.page.locator("#status")).not.toBeEmpty();
  },
  review: async (survey) => {
    await survey.begin("fx-one-choice", "no");
    await survey.walk(new Filler(3), REVIEW);
  },
  "thank you": async (survey) => {
    await survey.begin("fx-one-choice", "no");
    await survey.walk(new Filler(3), REVIEW);
    await survey.goOn();
    await survey.expectSent();
    // What is said while answers are being sent waits for a moment, and this was faster.
    await survey.page.waitForTimeout(500);
  },
  code: async (survey) => {
    await survey.begin("fx-texts", "no");
    await survey.press("Get a code to carry on later or on another device", survey.page.locator("footer"));
    await survey.ready();
  },
  "choosing a PIN": (survey) => toThePin(survey),
  "entering the PIN": async (survey) => {
    await toThePin(survey);
    await enter(survey);
    await survey.answer(new Filler(1));
    await settled(survey.page);
    await survey.comeBack();
    expect(await survey.place()).toBe(UNLOCK);
  },
  "carrying on": async (survey) => {
    await survey.begin("fx-one-choice", "yes");
    await survey.answer(new Filler(1));
    await survey.comeBack();
    expect(await survey.place()).toBe(RESUME);
  },
  hidden: async (survey) => {
    await survey.begin("fx-texts", "no");
    await survey.page.getByRole("button", { name: "Hide my answers" }).click();
  },
};

for (const [state, lead] of Object.entries(states)) {
  test(`${state}: as it was written down @browser`, async ({ survey }) => {
    await lead(survey);
    const name = state.replace(/ /g, "-");
    expect.soft(steady(await hear(survey.page))).toMatchSnapshot(`${name}.txt`);
    expect.soft(steady(await survey.page.locator("body").ariaSnapshot())).toMatchSnapshot(`${name}.yml`);
  });
}

for (const slug of ["your-views-easy", "your-views"]) {
  test(`${slug}: the shipped survey by ear alone @browser`, async ({ survey }) => {
    test.setTimeout(300_000);
    const { page } = survey;
    await survey.open(slug);
    const press = (button: RegExp) => survey.step(() => use(page, button));
    await press(/^button, Start/);
    await press(/^button, Continue/);
    await use(page, /^radio, No, do not keep them here/);
    await press(/^button, Continue/);
    // The first answer that is heard on every page, except where it would end the survey.
    const answers: Record<string, RegExp> = { age: /^radio, 18 or o(ld|v)er/ };
    const places = new Set<string>();
    for (;;) {
      const place = await survey.place();
      if (place === NOWHERE) break;
      expect(places, "no page comes twice").not.toContain(place);
      places.add(place);
      const heard = await hear(page);
      if (answers[place]) await use(page, answers[place]);
      else if (/^radio, /m.test(heard)) await use(page, /^radio, /);
      else if (/^checkbox, /m.test(heard)) await use(page, /^checkbox, /);
      else if (/^textbox, /m.test(heard)) await use(page, /^textbox, /, "Said by ear");
      await press(/^button, (Continue|Send my answers)/);
    }
    expect(places).toContain(REVIEW);
    expect(places.size).toBeGreaterThan(slug === "your-views" ? 30 : 14);
    await survey.expectSent();
    expect(await hear(page)).toMatch(/heading, Thank you.*, level 1/);
  });
}

test("a whole survey by ear alone @browser", async ({ survey }) => {
  const { page } = survey;
  await survey.open("fx-one-page");
  const press = (button: RegExp) => survey.step(() => use(page, button));
  await press(/^button, Start/);
  expect(await survey.place()).toBe(INTERRUPTION);
  await press(/^button, Continue/);
  expect(await survey.place()).toBe(KEEP);
  await use(page, /^radio, No, do not keep them here/);
  await press(/^button, Continue/);
  // Whatever is left out is passed over; one answer of each kind that can be heard is given.
  await use(page, /^radio, Yes, not checked/);
  await use(page, /^textbox, How many times a month/, "4");
  await press(/^button, Continue/);
  for (let steps = 0; (await survey.place()) !== REVIEW; steps += 1) {
    expect(steps).toBeLessThan(10);
    await press(/^button, Continue/);
  }
  const heard = await hear(page);
  expect(heard).toContain("heading, Check your answers, level 1");
  await press(/^button, Send my answers/);
  await survey.expectSent();
});
