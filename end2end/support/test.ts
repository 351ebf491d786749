// What every test is given: a server of its worker's own, a survey to walk through, and a watch over
// the browser that fails the test on anything that should not happen on any page.
import { test as base, expect } from "@playwright/test";
import { Heard } from "./heard";
import { Survey } from "./survey";
import { Watch } from "./watch";

export { expect };

export type Driver = "browser" | "server";

export interface Options {
  /** Who is expected to lead from page to page. */
  driver: Driver;
}

interface Fixtures {
  watch: Watch;
  survey: Survey;
}

interface Shared {
  heard: Heard;
}

export const test = base.extend<Fixtures & Options, Shared>({
  driver: ["browser", { option: true }],

  // A worker runs one test after another, so what is new in its database is that test's.
  heard: [
    // biome-ignore lint: Playwright wants the first argument destructured.
    async ({}, use) => {
      const heard = new Heard();
      await heard.start();
      await use(heard);
      await heard.stop();
      heard.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  baseURL: async ({ heard }, use) => use(heard.url),

  watch: [
    async ({ context, heard }, use) => {
      const watch = new Watch(context, heard.url);
      await use(watch);
      expect(watch.complaints()).toEqual([]);
    },
    { auto: true },
  ],

  survey: async ({ page, heard, driver }, use) => use(new Survey(page, heard, driver)),
});
