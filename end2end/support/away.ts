// For tests that leave: a program whose consultations lead to a page of the test's own, and a browser
// that keeps pages for its Back, as it does outside of tests.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Heard } from "./heard";
import type { Survey } from "./survey";
import { test as base, expect } from "./test";
import { Weather } from "./weather";

export { expect };

/** What is typed before leaving, and must not be seen afterwards. */
export const SECRET = "nobody may read this";

/** The fixtures that lead there. */
export const LEADING = ["fx-texts", "fx-one-page", "fx-write-in", "fx-contact", "fx-after-review"];

interface Shared {
  weather: Weather;
}

export const test = base.extend<{ fresh: void }, Shared>({
  weather: [
    // biome-ignore lint: Playwright wants the first argument destructured.
    async ({}, use) => {
      const weather = new Weather();
      await weather.start();
      await use(weather);
      weather.stop();
    },
    { scope: "worker" },
  ],

  heard: [
    async ({ weather }, use) => {
      const heard = leadingTo(weather);
      await heard.start();
      await use(heard);
      await heard.stop();
      heard.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    },
    { scope: "worker" },
  ],

  fresh: [
    async ({ watch, weather }, use) => {
      watch.expectServer(new URL(weather.url).origin);
      await use();
      weather.goOn();
    },
    { auto: true },
  ],
});

/** A program, not yet started, whose fixtures lead to this page. */
export function leadingTo(weather: Weather, more = ""): Heard {
  const heard = new Heard();
  for (const name of LEADING) {
    const file = join(heard.own(name), "consultation.toml");
    writeFileSync(file, `leave_to = "${weather.url}"\n${more}\n${readFileSync(file, "utf8")}`);
  }
  return heard;
}

/** Half-way through a survey: one answer given, another half typed. */
export async function halfWay(survey: Survey, keep: "yes" | "no", onExit?: "erase" | "keep"): Promise<void> {
  await survey.open("fx-texts");
  await survey.toKeep();
  await survey.form.locator(`input[name="_keep"][value="${keep}"]`).check();
  if (onExit) await survey.form.locator(`input[name="_exit"][value="${onExit}"]`).check();
  await survey.goOn();
  await survey.form.getByRole("textbox").fill(SECRET);
  await survey.goOn();
  expect(await survey.place()).toBe("word");
  await survey.form.getByRole("textbox").fill("half typed");
}

export const exit = (page: Page) => page.getByRole("button", { name: "Emergency Exit this page" });

export async function expectWeather(page: Page, url: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sunny spells" })).toBeVisible();
  expect(page.url()).toBe(url);
}
