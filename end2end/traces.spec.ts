// What leaving leaves on the disk of the device. A survey is answered in an ordinary profile with words that
// stand nowhere else, in every kind of field; then it is left, and the browser is closed. None of the
// words may be in any file of the profile, and the history may have one plain line for the survey.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { leadingTo } from "./support/away";
import { Firefox } from "./support/firefox";
import { Heard } from "./support/heard";
import { files, history, traces } from "./support/profile";
import { Survey } from "./support/survey";
import { type Driver, expect, test } from "./support/test";
import { Weather } from "./support/weather";

test.describe.configure({ timeout: 240_000 });

/** Words that stand nowhere else, each in a kind of field of its own. */
const SECRETS = {
  short: "kestrelquartz",
  long: "umbrellagranite",
  half: "lanternmoss",
  wrong: "velvetcinder",
  writeIn: "copperthistle",
  writeInSeveral: "harbourflint",
  name: "saffronbriar",
  email: "willowember",
  safe: "juniperslate",
};
const PHONE = "07700900461";
const words = [...Object.values(SECRETS), PHONE];

let weather: Weather;
let heard: Heard;
let profile: string;

test.beforeEach(async ({ watch }) => {
  weather = new Weather();
  await weather.start();
  heard = leadingTo(weather);
  await heard.start();
  profile = mkdtempSync(join(tmpdir(), "profile-"));
  watch.expectServer(heard.url);
});

test.afterEach(async () => {
  await heard.stop();
  // The server has kept nothing that could be read either.
  expect(traces(heard.folder, words)).toEqual([]);
  heard.remove();
  weather.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** Nothing of what was typed, and one line of history for each survey. */
function expectNoTraces(lines: { url: string; title: string }[], slugs: string[]): void {
  expect(files(profile).length).toBeGreaterThan(20);
  expect(traces(profile, words)).toEqual([]);
  const ours = lines.filter(({ url }) => url.startsWith(heard.url));
  expect(ours.map(({ url }) => url).sort()).toEqual(slugs.map((slug) => `${heard.url}/${slug}`).sort());
  // Whose title says nothing, or that of the page that came after it.
  for (const { title } of ours) expect(title).toMatch(/^(Weather|localhost:\d+|Survey)$|^[^–]+ – Survey$/);
}

/** The words in the fields of a form, whatever its kinds of fields are. */
interface Typist {
  place(): Promise<string>;
  type(name: string, text: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  goOn(): Promise<void>;
  begin(slug: string): Promise<void>;
  leave(): Promise<void>;
}

/** Through four surveys, each left in the middle. */
async function answerAndLeave(typist: Typist): Promise<string[]> {
  await typist.begin("fx-texts");
  await typist.type("tree", SECRETS.short);
  await typist.goOn();
  await typist.goOn();
  await typist.type("story", SECRETS.long);
  await typist.goOn();
  await typist.type("wish", SECRETS.half);
  await typist.leave();

  await typist.begin("fx-write-in");
  await typist.choose("way", "another");
  await typist.type("way.another", SECRETS.writeIn);
  await typist.goOn();
  await typist.choose("do", "sport");
  await typist.type("do.sport", SECRETS.writeInSeveral);
  await typist.goOn();
  await typist.leave();

  await typist.begin("fx-one-page");
  // What is refused is shown again, and put right.
  await typist.type("visits", SECRETS.wrong);
  await typist.type("last.month", SECRETS.wrong);
  await typist.goOn();
  await typist.leave();

  await typist.begin("fx-contact");
  await typist.goOn();
  await typist.goOn();
  expect(await typist.place()).toBe("contact");
  await typist.type("contact.name", SECRETS.name);
  await typist.type("contact.email", `${SECRETS.email}@example.org`);
  await typist.type("contact.phone", PHONE);
  await typist.type("contact.safe", SECRETS.safe);
  await typist.goOn();
  expect(await typist.place()).toBe("_send");
  await typist.leave();
  return ["fx-texts", "fx-write-in", "fx-one-page", "fx-contact"];
}

function inChromium(page: Page, driver: Driver): Typist {
  const survey = new Survey(page, heard, driver);
  const field = (name: string): Locator => survey.form.locator(`[name="${name}"]`);
  return {
    place: () => survey.place(),
    type: (name, text) => field(name).pressSequentially(text),
    choose: (name, value) => survey.form.locator(`[name="${name}"][value="${value}"]`).check(),
    goOn: () => survey.goOn(),
    begin: (slug) => survey.begin(slug, "no"),
    leave: async () => {
      await page.getByRole("button", { name: "Emergency Exit this page" }).click();
      await expect(page.getByRole("heading", { name: "Sunny spells" })).toBeVisible();
    },
  };
}

for (const [how, javaScriptEnabled, more, driver] of [
  ["with the browser's program", true, [], "browser"],
  ["with script alone", true, ["--js-flags=--jitless"], "server"],
  ["without script", false, [], "server"],
] as const) {
  test(`Chromium, ${how}`, async ({ playwright, launchOptions }) => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...more],
      ignoreDefaultArgs: ["--disable-back-forward-cache", "--disable-field-trial-config"],
      javaScriptEnabled,
    });
    const [page] = context.pages();
    if (!page) throw new Error("no page");
    const slugs = await answerAndLeave(inChromium(page, driver));
    await context.close();
    expectNoTraces(history(join(profile, "Default/History"), "urls"), slugs);
  });
}

/** Waits until something is so. */
async function until(what: () => Promise<boolean>): Promise<void> {
  await expect.poll(() => what().catch(() => false), { timeout: 20_000 }).toBe(true);
}

function inFirefox(firefox: Firefox, script: boolean): Typist {
  const form = "main form#answers";
  const place = () => firefox.property(`${form} input[name=_page]`, "value");
  const goOn = async () => {
    const before = await place();
    await firefox.click(`${form} .h-actions button[value="continue"]`);
    await until(async () => (await firefox.has("#problems")) || (await place()) !== before);
  };
  return {
    place,
    goOn,
    type: (name, text) => firefox.type(`${form} [name="${name}"]`, text),
    choose: (name, value) => firefox.click(`${form} [name="${name}"][value="${value}"]`),
    begin: async (slug) => {
      await firefox.open(`${heard.url}/${slug}`);
      if (script) await until(() => firefox.has("html[data-hydrated]"));
      await goOn();
      await goOn();
      await firefox.click(`${form} [name="_keep"][value="no"]`);
      await goOn();
    },
    leave: async () => {
      await firefox.click("#leave");
      await until(async () => (await firefox.url()) === weather.url);
    },
  };
}

for (const script of [true, false]) {
  test(`Firefox, ${script ? "with the browser's program" : "without script"}`, async () => {
    const firefox = await Firefox.start(profile, script);
    try {
      const slugs = await answerAndLeave(inFirefox(firefox, script));
      // Long enough for what it writes while it runs.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(traces(profile, words)).toEqual([]);
      await firefox.quit();
      expectNoTraces(history(join(profile, "places.sqlite"), "moz_places"), slugs);
    } finally {
      await firefox.quit();
    }
  });

  test(`Firefox goes back to nothing, ${script ? "with the browser's program" : "without script"}`, async () => {
    const firefox = await Firefox.start(profile, script);
    try {
      const typist = inFirefox(firefox, script);
      await firefox.open(weather.url);
      await typist.begin("fx-texts");
      await typist.type("tree", SECRETS.short);
      await typist.goOn();
      await typist.type("word", SECRETS.half.slice(0, 12));
      await typist.leave();
      let steps = 0;
      // To where the browser started.
      for (; !(await firefox.url()).startsWith("about:"); steps += 1) {
        expect(steps).toBeLessThan(12);
        expect(await firefox.source()).not.toContain(SECRETS.short);
        await firefox.back().catch(() => {});
        await until(async () => {
          const url = await firefox.url();
          return url === weather.url || url.startsWith("about:");
        });
      }
      expect(steps).toBeGreaterThan(1);
    } finally {
      await firefox.quit();
    }
  });
}

test("the search finds what was written: without leaving, and kept", async ({ playwright, launchOptions }) => {
  const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions });
  const [page] = context.pages();
  if (!page) throw new Error("no page");
  await page.goto(weather.url);
  await page.evaluate((word) => localStorage.setItem("s", word), SECRETS.short);
  await context.close();
  expect(traces(profile, [SECRETS.short]).length).toBeGreaterThan(0);
});
