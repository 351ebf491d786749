// Both shipped questionnaires from the start to the thank you, with every turn that people take on the
// way: conditions both ways, Back, a closed tab, changes and removals at the review. At the end, what is
// stored is compared field by field with what was typed.
import { Filler } from "./support/filler";
import { KEEP, RESUME, REVIEW, SEND, words } from "./support/survey";
import { expect, test } from "./support/test";

test("the project starts the browser it means to", async ({ page, survey, driver }, { project }) => {
  await survey.open("fx-texts");
  const without = await page.evaluate(() => typeof WebAssembly === "undefined");
  expect(without).toBe(project.name.startsWith("nowasm"));
  expect(await page.locator("html[data-hydrated]").count()).toBe(driver === "browser" ? 1 : 0);
});

test("people: every turn of the survey", async ({ survey, watch, driver }) => {
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
  await expect(survey.page).toHaveTitle("Survey");
  await survey.toKeep();
  await survey.goOn();
  await expect(survey.page).toHaveTitle(/^Error: /);
  expect(await survey.place()).toBe(KEEP);
  await survey.form.locator('input[value="yes"]').check();
  await survey.goOn();

  await survey.walk(filler, REVIEW, {
    crimes: async () => {
      const box = (label: string) => survey.form.getByLabel(label, { exact: true });
      await box("Hate crime").check();
      await box("Prefer not to say").check();
      if (driver === "browser") {
        // The one takes the place of the other, and somebody who does not see the page hears of it.
        await expect(box("Hate crime")).not.toBeChecked();
        await expect(survey.page.getByRole("status").filter({ hasText: "Hate crime" })).toHaveCount(1);
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
      await survey.comeBack();
      expect(await survey.place()).toBe(RESUME);
      await survey.press("Carry on");
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

test("groups: every turn of the survey", async ({ survey, watch, driver }) => {
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
        await expect(survey.page).toHaveTitle(/^Error: /);
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
  await survey.press(/^Remove your answer to: What is your part in the group/);
  survey.remove("role");
  // What is left is still there in a tab that is opened later.
  await survey.comeBack();
  expect(await survey.place()).toBe(RESUME);
  await survey.press("Carry on");
  expect(await survey.place()).toBe(REVIEW);
  await survey.goOn();
  await survey.walk(filler, SEND);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
});
