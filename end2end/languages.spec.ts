// Several languages: each says the same, counts as its speakers do, runs its own way, and can be
// changed half-way without losing anything.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Inspector } from "./support/accessible";
import { Filler } from "./support/filler";
import { everyState } from "./support/states";
import { expect, test } from "./support/test";

const SLUG = "fx-translations";
const LANGUAGES = ["en", "cy", "pl", "ar"];

for (const language of LANGUAGES) {
  test(`${language}: counts are worded as the browser's own rules say`, async ({ page, survey }) => {
    await survey.begin(SLUG, "no", `?lang=${language}`);
    await survey.answer(new Filler(1, { go: "yes" }));
    await survey.answer(new Filler(1, { like: ["rather-not"] }));
    expect(await survey.place()).toBe("count");
    const limits = page.locator("main [id$='-limit']");
    const numbers = [1, 2, 3, 5, 6, 11, 22, 100, 103, 12_000];
    const forms = await page.evaluate(
      ([language, numbers]) => {
        const rules = new Intl.PluralRules(language);
        const digits = new Intl.NumberFormat(`${language}-u-nu-latn`);
        return numbers.map((number) => [rules.select(number), digits.format(number)] as const);
      },
      [language, numbers] as const,
    );
    const expected = forms.map(([form, digits]) => message(language, "text-limit", form).replace("{ $max }", digits));
    await expect(limits).toHaveText(expected);
  });
}

/** The words of a message in the Fluent file, in one of its plural forms. */
function message(language: string, id: string, form: string): string {
  const file = readFileSync(join(__dirname, `../app/locales/${language}.ftl`), "utf8");
  const body = new RegExp(`^${id} = \\{.*?\\n((?:.+\\n)+?)\\}`, "m").exec(file)?.[1] ?? "";
  const words = (name: string) => new RegExp(`\\[${name}\\] (.+)`).exec(body)?.[1];
  const found = words(form) ?? words("other");
  if (!found) throw new Error(`no ${id} in ${language}`);
  return found;
}

for (const slug of ["your-views", "group-views"]) {
  test(`${slug} is all there in Welsh @browser`, async ({ survey, page }) => {
    test.setTimeout(240_000);
    const welsh = { inspect: () => expectAllIn(page, "cy") } as unknown as Inspector;
    const plan = { age: "18-plus", when: "one-year", equality: "yes", involved: "yes", naming: "with-name" };
    await everyState(survey, slug, welsh, { plan, query: "?lang=cy", mistakes: "once" });
    for (const around of ["help", "privacy", "leaving", "accessibility", "withdraw"]) {
      await page.goto(`/${slug}/${around}?lang=cy`);
      await expectAllIn(page, "cy");
    }
  });
}

/** The page is in this language, and nothing on it is in another but the names of languages. */
async function expectAllIn(page: Page, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("body [lang]:not(.h-languages [lang])")).toHaveCount(0);
}

test("another language keeps the place and the answers", async ({ page, survey, driver }) => {
  await survey.begin(SLUG, "no");
  await survey.answer(new Filler(1, { go: "no" }));
  await survey.form.getByLabel("Trees").check();
  await survey.step(() => page.getByRole("link", { name: "العربية" }).click());
  expect(await survey.place()).toBe("like");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  // A link takes nothing along that was not sent; the program does.
  if (driver === "browser") await expect(survey.form.getByLabel("Trees")).toBeChecked();
  await survey.form.getByLabel("Trees").check();
  await survey.goOn();
  await survey.step(() => page.getByRole("link", { name: "Polski" }).click());
  expect(await survey.place()).toBe("reach");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await survey.goOn();
  await expect(survey.heading).toHaveText("Proszę sprawdzić odpowiedzi");
  // What is not translated is said to be English, in the answers too.
  await expect(survey.main.locator("dd [lang=en]").first()).toHaveText("No, never!");
  await expect(survey.main.locator("dd")).toContainText(["No, never!", "Zmień", "Trees"]);
});

test("what runs another way stays beside its control and in its order", async ({ page, survey }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await survey.begin(SLUG, "no", "?lang=ar");
  const label = survey.form.getByText("No, never!");
  await expect(label).toHaveAttribute("dir", "ltr");
  const gap = await label.evaluate((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    const control = element.parentElement?.querySelector("input")?.getBoundingClientRect();
    return (control?.left ?? Number.NaN) - words.getBoundingClientRect().right;
  });
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThan(48);
  const number = survey.main.locator("a[href='tel:01514960000'] bdi");
  await expect(number).toHaveText("0151 496 0000");
  // Written right to left, the last group would stand first.
  const order = await number.evaluate((element) => {
    const text = element.firstChild as Text;
    const left = (at: number) => {
      const one = document.createRange();
      one.setStart(text, at);
      one.setEnd(text, at + 1);
      return one.getBoundingClientRect().left;
    };
    return left(0) < left(9);
  });
  expect(order).toBe(true);
});

test("no page in Arabic is wider than a small phone", async ({ page, survey }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const fits = async () => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  };
  const narrow = { inspect: fits } as unknown as Inspector;
  await everyState(survey, SLUG, narrow, { query: "?lang=ar", mistakes: "nowhere" });
  for (const path of ["", "/help", "/privacy", "/leaving"]) {
    for (const slug of [SLUG, "your-views"]) {
      await page.goto(`/${slug}${path}?lang=ar`);
      await fits();
    }
  }
});

test("pages around a questionnaire offer its languages and keep the one chosen", async ({ page }) => {
  await page.goto(`/${SLUG}/help?lang=ar`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator(".h-languages a")).toHaveText(["English", "Cymraeg", "Polski"]);
  await page.getByRole("link", { name: "العودة إلى الاستبيان" }).click();
  await expect(page).toHaveURL(`/${SLUG}?lang=ar`);
  await page.getByRole("link", { name: "مساعدة", exact: true }).click();
  await expect(page).toHaveURL(`/${SLUG}/help?lang=ar`);
  await page.goto("/?lang=pl");
  await page.getByRole("link", { name: "Osoby, których w ciągu ostatnich trzech lat dotknęło przestępstwo" }).click();
  await expect(page).toHaveURL("/your-views?lang=pl");
});

test("a questionnaire is offered only in its own languages", async ({ page }) => {
  await page.goto("/group-views?lang=pl");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".h-languages li")).toHaveText(["English", "Cymraeg"]);
  await page.goto("/group-views/help?lang=pl");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/?lang=pl");
  const groups = page.getByRole("link", { name: "Groups and organisations" });
  await expect(groups.locator("[lang=en]")).toHaveCount(1);
  await expect(groups).toHaveAttribute("href", "/group-views");
});
