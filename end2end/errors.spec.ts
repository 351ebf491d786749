// Every kind of problem looks and behaves the same: the title says so, the summary names it in the
// words that stand beside the control, leads to the control, and nothing that was typed is lost.
import { Filler } from "./support/filler";
import { mistakes } from "./support/mistakes";
import { KEEP, REVIEW } from "./support/survey";
import { expect, test } from "./support/test";

for (const mistake of mistakes) {
  test(`${mistake.kind} (${mistake.slug})`, async ({ survey, page, watch, driver }) => {
    if (driver === "server") watch.expectStatus(422);
    if (mistake.page === KEEP) {
      await survey.open(mistake.slug);
      await survey.toKeep();
    } else {
      await survey.begin(mistake.slug, "no");
      const onwards = { [REVIEW]: () => survey.goOn() };
      await survey.walk(new Filler(1, mistake.plan), mistake.page, onwards);
    }
    const { form } = survey;
    const typed = Object.entries(mistake.type ?? {});
    for (const [name, value] of typed) await form.locator(`[name="${name}"]`).fill(value);
    for (const id of mistake.choose ?? []) await form.locator(`[id="${id}"]`).check();
    await mistake.tamper?.(form);
    const before = await survey.place();
    await survey.goOn();

    expect(await survey.place()).toBe(before);
    await expect(page).toHaveTitle(/^Error: /);
    const summary = survey.main.locator(".govuk-error-summary");
    await expect(summary.getByRole("alert").getByRole("heading")).toHaveText("There is a problem");
    if (driver === "browser") await expect(summary).toBeFocused();
    const link = summary.getByRole("link");
    await expect(link).toHaveText([mistake.message]);

    // Beside the control the same is said, and the control is described by it.
    const inline = form.locator(".govuk-error-message");
    await expect(inline).toHaveCount(1);
    await expect(inline).toHaveText(`Error: ${mistake.message}`);
    const field = form.locator(`[id="${mistake.field}"]`);
    const id = await inline.getAttribute("id");
    const described = form.locator(`[aria-describedby~="${id}"]`);
    expect(await field.or(form.locator("fieldset")).and(described).count()).toBe(1);

    for (const [name, value] of typed) await expect(form.locator(`[name="${name}"]`)).toHaveValue(value);
    for (const chosen of mistake.choose ?? []) await expect(form.locator(`[id="${chosen}"]`)).toBeChecked();

    await link.click();
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    expect(new URL(page.url()).pathname).toBe(`/${mistake.slug}`);
  });
}

test("several problems on one page are all named, in the order of the page", async ({ survey, watch, driver }) => {
  if (driver === "server") watch.expectStatus(422);
  await survey.begin("fx-one-page", "no");
  const { form } = survey;
  await form.locator('[name="visits"]').fill("many");
  await form.locator('[name="last.month"]').fill("3");
  await form.locator('[name="note"]').fill("this note stays");
  await survey.goOn();
  await expect(survey.main.locator(".govuk-error-summary").getByRole("link")).toHaveText([
    "Enter a number, using digits, like 12",
    "Enter the year as well, or leave the whole date empty",
  ]);
  await expect(form.locator('[name="note"]')).toHaveValue("this note stays");
  // Put right, it goes on.
  await form.locator('[name="visits"]').fill("1");
  await form.locator('[name="last.year"]').fill("2024");
  await survey.goOn();
  expect(await survey.place()).toBe(REVIEW);
});

test("Enter goes on, and never back", async ({ survey }) => {
  await survey.begin("fx-texts", "no");
  await survey.form.getByRole("textbox").fill("an oak");
  await survey.step(() => survey.form.getByRole("textbox").press("Enter"));
  expect(await survey.place()).toBe("word");
  await survey.form.getByRole("textbox").fill("green");
  await survey.step(() => survey.form.getByRole("textbox").press("Enter"));
  expect(await survey.place()).toBe("story");
});
