// From the start to the thank you, with every kind of question on the way; at the end, what is stored
// is compared field by field with what was typed.
import { Filler } from "./support/filler";
import { Heard } from "./support/heard";
import { KEEP, REVIEW, SEND, words } from "./support/survey";
import { expect, test } from "./support/test";
import { waysThrough } from "./support/ways";

test("the project starts the browser it means to", async ({ page, survey, driver }, { project }) => {
  await survey.open("fx-texts");
  const without = await page.evaluate(() => typeof WebAssembly === "undefined");
  expect(without).toBe(project.name.startsWith("nowasm"));
  expect(await page.locator("html[data-hydrated]").count()).toBe(driver === "browser" ? 1 : 0);
});

test("people: every turn of the survey", async ({ page, survey, watch, driver }) => {
  test.setTimeout(240_000);
  // The question about keeping a draft, and a condition, are first left unanswered or wrong.
  if (driver === "server") watch.expectStatus(422);
  const filler = new Filler(11, {
    age: "18-plus",
    when: "one-year",
    crimes: ["hate", "another"],
    times: "four-plus",
    told_police: "me",
    referred: "agreed",
    used: ["helpline", "another"],
    wanted: ["court"],
    restorative: "no",
    district: "wirral",
    equality: "yes",
    gender: "no",
    disability: "yes",
    ethnic_group: "mixed",
    ethnic_mixed: "any-other",
    involved: "yes",
  });
  await survey.open("your-views");
  await expect(survey.heading).toHaveText(words(survey.questionnaire.start.heading));
  await expect(page).toHaveTitle("Survey");
  await survey.toKeep();
  await survey.goOn();
  await expect(page).toHaveTitle(/^Error: /);
  expect(await survey.place()).toBe(KEEP);
  await survey.form.getByLabel("No, do not keep them").check();
  await survey.goOn();

  await survey.walk(filler, REVIEW, {
    crimes: async () => {
      const box = (label: string) => survey.form.getByLabel(label, { exact: true });
      await box("Hate crime").check();
      await box("Prefer not to say").check();
      if (driver === "browser") {
        // The one takes the place of the other, and somebody who does not see the page hears of it.
        await expect(box("Hate crime")).not.toBeChecked();
        await expect(page.getByRole("status").filter({ hasText: "Hate crime" })).toHaveCount(1);
        await box("Hate crime").check();
        await expect(box("Prefer not to say")).not.toBeChecked();
      } else {
        await survey.goOn();
        await expect(survey.main.getByRole("alert")).toContainText("Prefer not to say");
        await box("Prefer not to say").uncheck();
      }
      await survey.answer(filler);
      expect(await survey.place()).toBe("hate-reason");
    },
    "told-police": async () => {
      // One way, then the other: what was answered on the first way is not sent.
      await survey.answer(new Filler(1, { told_police: "no" }));
      expect(await survey.place()).toBe("barriers");
      await survey.answer(filler);
      expect(await survey.place()).toBe("told-first");
      await survey.back();
      await survey.back();
      expect(await survey.place()).toBe("told-police");
      await expect(survey.form.getByLabel("No", { exact: true })).toBeChecked();
      survey.typed.delete("barriers");
      await survey.answer(filler);
      expect(await survey.place()).toBe("told-first");
    },
    "report-again": () => survey.skip(),
    ways: async () => {
      await survey.answer(new Filler(1, { ways: ["none"] }));
      await survey.back();
      await expect(survey.form.getByLabel("I do not want support")).toBeChecked();
      await survey.answer(filler);
    },
    "helped-most": async () => {
      await survey.fill(filler);
      const typed = await survey.form.getByRole("textbox").inputValue();
      await survey.back();
      await survey.goOn();
      expect(await survey.place()).toBe("helped-most");
      await expect(survey.form.getByRole("textbox")).toHaveValue(typed);
      await survey.goOn();
    },
  });

  await expect(survey.heading).toHaveText(words(survey.questionnaire.review.heading));
  const row = (question: string) => survey.form.locator(".h-summary__row", { hasText: question });
  await expect(row("Where do you live?")).toContainText("Wirral");
  await expect(row("Would you report a crime")).toContainText("Not answered");
  await expect(row("What made it hard to tell the police?")).toHaveCount(0);
  await survey.press(/^Change your answer to: Where do you live/);
  await survey.answer(new Filler(1, { district: "sefton" }));
  expect(await survey.place()).toBe(REVIEW);
  await expect(row("Where do you live?")).toContainText("Sefton");
  await survey.press(/^Remove your answer to: Who did you tell first/);
  survey.remove("told_first");
  await expect(row("Who did you tell first?")).toContainText("Not answered");
  // A change that opens questions leads through those, and back.
  await survey.press(/^Change your answer to: Did anyone ask a support service/);
  await survey.answer(new Filler(1, { referred: "no" }));
  expect(await survey.place()).toBe(REVIEW);
  survey.typed.delete("first-contact");
  await survey.goOn();

  await survey.walk(filler, SEND);
  await expect(survey.heading).toHaveText(words(survey.questionnaire.send.heading));
  await survey.press("Send my answers");
  await survey.expectSent();
  await survey.expectStored();
});

test("groups: every turn of the survey", async ({ survey, page, watch, driver }) => {
  test.setTimeout(180_000);
  if (driver === "server") watch.expectStatus(422);
  const filler = new Filler(23, {
    naming: "with-name",
    came: "6-20",
    vcm_known: "well",
    vcm_referred: "yes",
    involved: "yes",
  });
  await survey.begin("group-views", "yes");
  await survey.walk(filler, REVIEW, {
    naming: async () => {
      await survey.answer(new Filler(1, { naming: "no" }));
      expect(await survey.place()).toBe("came");
      await survey.back();
      await survey.answer(filler);
      expect(await survey.place()).toBe("group-name");
    },
    communities: () => survey.skip(),
    "vcm-referred": async () => {
      await survey.answer(new Filler(1, { vcm_referred: "no" }));
      expect(await survey.place()).toBe("vcm-why-not");
      await survey.answer(filler);
      await survey.back();
      await survey.back();
      survey.typed.delete("vcm-why-not");
      await survey.answer(filler);
      expect(await survey.place()).toBe("vcm-ease");
    },
    need: async () => {
      const box = (label: string) => survey.form.getByLabel(label, { exact: true });
      await box("Training").check();
      await box("We need nothing").check();
      if (driver === "browser") {
        await expect(box("Training")).not.toBeChecked();
      } else {
        await survey.goOn();
        await expect(page).toHaveTitle(/^Error: /);
        await box("Training").uncheck();
      }
      survey.typed.set("need", { need: ["nothing"] });
      await survey.goOn();
    },
  });
  await survey.press(/^Change your answer to: How many volunteers/);
  expect(await survey.place()).toBe("size");
  await survey.answer(filler);
  expect(await survey.place()).toBe(REVIEW);
  await survey.goOn();
  await survey.walk(filler, SEND);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
});

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
