// Every page state in three languages, with the program, with script alone and without script, on a
// telephone, at a desk, on the narrowest screen, in forced colours and in the dark: axe finds nothing, the
// title, the heading, the language and its direction are right, nothing has to be scrolled sideways, and
// whatever has the keyboard is in sight.
import type { Browser, Page } from "@playwright/test";
import { tooWide, violations, violationsOfLook } from "./support/accessible";
import { collect } from "./support/collect";
import type { Plan } from "./support/filler";
import { hiddenFocus } from "./support/modes";
import { everyState } from "./support/states";
import { expect, test } from "./support/test";

test.describe.configure({ timeout: 400_000 });

const DIRECTIONS = { en: "ltr", cy: "ltr", ar: "rtl" } as const;

const LEADS_ON: Plan = { age: "18-plus", when: "one-year", told_police: "me", equality: "yes", involved: "yes" };

// The fixture has every kind of page, and Easy Read its own letters and pictures. What is shipped besides is
// made of the same pages, so it is looked at with the program alone, in whole: in Arabic most of the survey
// is not translated, and shown in English from left to right.
const WAYS: [string, keyof typeof DIRECTIONS, Plan][] = [
  ["fx-translations", "en", {}],
  ["fx-translations", "cy", {}],
  ["fx-translations", "ar", {}],
  ["your-views-easy", "en", LEADS_ON],
  ["your-views-easy @browser", "cy", LEADS_ON],
  ["your-views @browser", "en", LEADS_ON],
  ["your-views @browser", "cy", LEADS_ON],
  ["your-views @browser", "ar", LEADS_ON],
  ["group-views @browser", "en", { involved: "yes" }],
  ["group-views @browser", "cy", { involved: "yes" }],
];

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 256 };

const MODES = [
  { name: "on a telephone", size: PHONE },
  { name: "at a desk", size: DESK },
  { name: "on 320 px", size: NARROW },
  { name: "in forced colours", size: PHONE, media: { forcedColors: "active" } },
  { name: "in the dark", size: PHONE, media: { colorScheme: "dark" } },
] as const;

/** What a browser without script shows, in one that can be asked about it. */
async function withoutScript(browser: Browser, page: Page, html: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const probe = await context.newPage();
  const bare = html.replace(/<script[\s\S]*?<\/script>/g, "");
  const here = page.url();
  await probe.route(
    (url) => url.href === here,
    (route) => route.fulfill({ contentType: "text/html", body: bare }),
  );
  await probe.goto(here);
  await expect(probe.locator("h1")).toHaveText(await page.locator("h1").innerText());
  return probe;
}

for (const [title, tag, plan] of WAYS) {
  test(`${title}, ${tag}: every state in every mode`, async ({ survey, page, browser, watch, javaScriptEnabled }) => {
    watch.expectStatus(422);
    const slug = title.replace(" @browser", "");
    let sent = "";
    page.on("response", async (response) => {
      const isRedirect = response.status() >= 300 && response.status() < 400;
      if (response.request().isNavigationRequest() && !isRedirect) sent = await response.text().catch(() => "");
    });
    const titles = new Set<string>();
    const inspect = async (state: string) => {
      const html = javaScriptEnabled === false ? sent : await page.content();
      collect(`matrix ${javaScriptEnabled} ${state}`, html);
      const shown = javaScriptEnabled === false ? await withoutScript(browser, page, html) : page;
      titles.add(await shown.title());
      expect.soft(await shown.title(), state).not.toBe("");
      await expect.soft(shown.locator("html"), state).toHaveAttribute("lang", tag);
      await expect.soft(shown.locator("html"), state).toHaveAttribute("dir", DIRECTIONS[tag]);
      await expect.soft(shown.locator("h1"), state).toHaveCount(1);
      const usual = shown.viewportSize() ?? PHONE;
      for (const mode of MODES) {
        await shown.setViewportSize(mode.size);
        if ("media" in mode) await shown.emulateMedia(mode.media);
        // The elements are the same in all of them; and the first two may hide others.
        const found = mode.size === PHONE && "media" in mode ? violationsOfLook : violations;
        expect.soft(await found(shown), `${state} ${mode.name}`).toEqual([]);
        expect.soft(await tooWide(shown), `${state} ${mode.name}`).toEqual([]);
        // What is shipped has the same pages: there, the screen on which most lies under something.
        if (mode.size === NARROW || (mode.size === DESK && slug.startsWith("fx-"))) {
          for (const key of ["Tab", "Shift+Tab"] as const) {
            expect.soft(await hiddenFocus(shown, key), `${state} ${mode.name}, ${key}`).toEqual([]);
          }
        }
        await shown.emulateMedia({ forcedColors: null, colorScheme: null });
      }
      await shown.setViewportSize(usual);
      if (shown !== page) await shown.context().close();
    };
    await everyState(survey, slug, { inspect }, { plan, query: `?lang=${tag}`, mistakes: "once" });
    // The start, leaving, keeping, questions, the review and the thank you have titles of their own.
    expect(titles.size).toBeGreaterThan(7);
  });
}
