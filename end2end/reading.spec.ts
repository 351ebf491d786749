// Read in a way of one's own: twice as large, widely spaced, in the system's few colours. On a page of
// every make, nothing is clipped, covered or lost.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Filler } from "./support/filler";
import { SPACED, enlarge, lost, restyle } from "./support/legible";
import { REVIEW, type Survey } from "./support/survey";
import { expect, test } from "./support/test";
import { waysThrough } from "./support/ways";

const DESK = { width: 1280, height: 800 };
/** The same screen, zoomed to 200 %. */
const ZOOMED = { width: 640, height: 800 };
const NARROW = { width: 320, height: 640 };

/** Set to a folder, it is where a picture of everything that is looked at goes. */
const pictures = process.env.HEARD_PICTURES;

async function begin(survey: Survey, slug: string, until: string): Promise<void> {
  await survey.begin(slug, "no");
  await survey.walk(new Filler(3, waysThrough(slug)[0]), until);
}

async function refuse(survey: Survey, texts: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await survey.form.locator(`[name="${name}"]`).fill(text);
  await survey.goOn();
  await expect(survey.page).toHaveTitle(/^Error: /);
}

const states: Record<string, (survey: Survey) => Promise<void>> = {
  start: (survey) => survey.open("your-views"),
  "leaving quickly": async (survey) => {
    await survey.open("your-views");
    await survey.goOn();
  },
  keeping: async (survey) => {
    await survey.open("fx-texts");
    await survey.toKeep();
    await refuse(survey, {});
  },
  "several questions": async (survey) => {
    await begin(survey, "fx-one-page", "all");
    await survey.fill(new Filler(3));
    await refuse(survey, { visits: "many", "last.year": "" });
  },
  "long options": (survey) => begin(survey, "fx-long-labels", "long"),
  "long statements": (survey) => begin(survey, "fx-long-labels", "scale"),
  "a described option": async (survey) => {
    await begin(survey, "fx-write-in", "do");
    await survey.form.getByLabel("A sport", { exact: true }).check();
  },
  "a notice and services": async (survey) => {
    await begin(survey, "fx-content-notice", "afraid");
    await survey.form.getByLabel("Yes", { exact: true }).check();
  },
  contact: async (survey) => {
    await survey.begin("fx-contact", "no");
    await survey.walk(new Filler(3), "contact", { [REVIEW]: () => survey.goOn() });
    await refuse(survey, { "contact.email": "nobody", "contact.phone": "12" });
  },
  "a long text": async (survey) => {
    await begin(survey, "fx-texts", "wish");
    await refuse(survey, { wish: "too long ".repeat(20) });
  },
  review: (survey) => begin(survey, "fx-one-page", REVIEW),
  "not sent": async (survey) => {
    await begin(survey, "fx-write-in", REVIEW);
    await survey.page.route("**/api/**", (route) => route.abort("failed"));
    await survey.goOn();
    await expect(survey.main.getByRole("alert")).toBeVisible();
  },
  "thank you": async (survey) => {
    await begin(survey, "fx-content-notice", REVIEW);
    await survey.goOn();
    await survey.expectSent();
  },
  help: async (survey) => {
    await survey.page.goto(`${survey.heard.url}/your-views/help`);
  },
};

for (const [state, lead] of Object.entries(states)) {
  test(`${state}: large, spaced, and in forced colours @browser`, async ({ survey, page, watch }) => {
    watch.expect(/^net::ERR_FAILED at \/api\//);
    await lead(survey);
    const look = async (how: string) => {
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        const name = `${state} ${how}`.replace(/[^a-z0-9]+/gi, "-");
        await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      }
    };
    for (const [how, times, css, sizes] of [
      ["as it is", 1, "", [DESK, NARROW]],
      ["large", 2, "", [DESK, ZOOMED]],
      ["spaced", 1, SPACED, [DESK, NARROW]],
    ] as const) {
      await enlarge(page, times);
      await restyle(page, css);
      for (const size of sizes) {
        await page.setViewportSize(size);
        expect.soft(await lost(page), `${how}, ${size.width} px`).toEqual([]);
        await look(`${how} ${size.width}`);
      }
    }
    await restyle(page);
    await page.setViewportSize(DESK);
    await page.emulateMedia({ forcedColors: "active" });
    expect.soft(await page.evaluate(unbounded), "forced colours").toEqual([]);
    await expectChoiceShown(page);
    await look("forced");
  });
}

/** In forced colours no background shows where something ends: whatever has an edge needs a border. */
function unbounded(): string[] {
  const bounded =
    ".govuk-button, .govuk-input, .govuk-textarea, .h-option, .govuk-error-summary, .h-message, .h-notice, .govuk-form-group--error:not(.govuk-form-group *)";
  return [...document.querySelectorAll(bounded)]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const style = getComputedStyle(element);
      const ground = getComputedStyle(document.body).backgroundColor;
      return !["Top", "Left"].some((side) => {
        const of = (what: string) => style.getPropertyValue(`border-${side.toLowerCase()}-${what}`);
        const colour = of("color");
        return of("style") !== "none" && Number.parseFloat(of("width")) > 0 && colour !== ground && !/^rgba.*, 0\)$/.test(colour);
      });
    })
    .map((element) => `${element.tagName} .${element.className}`);
}

/** What is chosen and what has the focus differs by more than a ground that is not drawn. */
async function expectChoiceShown(page: Page): Promise<void> {
  const edges = await page.evaluate(() => {
    const edge = (option: Element) => getComputedStyle(option).borderLeftColor + getComputedStyle(option).borderLeftWidth;
    const options = [...document.querySelectorAll(".h-option")];
    const isChosen = (option: Element) => option.querySelector(":checked") !== null;
    return { chosen: options.filter(isChosen).map(edge), others: options.filter((one) => !isChosen(one)).map(edge) };
  });
  for (const chosen of edges.chosen) expect(edges.others).not.toContain(chosen);
  const control = page.locator("main input:visible, main button:visible, main a:visible").first();
  if ((await control.count()) === 0) return;
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const focused = document.activeElement;
    const shown = focused?.closest(".h-option") ?? focused;
    return shown ? getComputedStyle(shown).outline : "";
  });
  expect(outline).toMatch(/solid|auto/);
}
