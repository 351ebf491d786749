// The journeys from the start to the thank you in the Firefox that people have: with the browser's program
// and without script. What is stored is compared with what was typed, as in Chromium.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Control, SHORTEST_LIMIT, readControls } from "./support/controls";
import { Filler, type Plan } from "./support/filler";
import { Firefox } from "./support/firefox";
import { INTERRUPTION, KEEP, NOWHERE, REVIEW, SEND, START, Survey, words } from "./support/survey";
import { expect, test } from "./support/test";

test.describe.configure({ timeout: 400_000 });

const FORM = "main form#answers";

const ways: [string, Plan][] = [
  ["fx-one-page", { go: "yes" }],
  ["fx-several-choice", {}],
  ["fx-scale", {}],
  ["fx-write-in", {}],
  ["fx-dates", {}],
  ["fx-postcode", {}],
  ["fx-contact", {}],
  ["fx-texts", {}],
  ["your-views", { age: "18-plus", when: "one-year", told_police: "me", equality: "yes", involved: "yes" }],
  ["your-views-easy", { age: "18-plus", when: "one-year", told_police: "me" }],
  ["group-views", { naming: "with-name", involved: "yes" }],
];

async function until(what: () => Promise<boolean>): Promise<void> {
  await expect.poll(() => what().catch(() => false), { timeout: 20_000 }).toBe(true);
}

class Journey {
  constructor(
    private readonly firefox: Firefox,
    private readonly script: boolean,
  ) {}

  async open(url: string): Promise<void> {
    await this.firefox.open(url);
    if (this.script) await until(() => this.firefox.has("html[data-hydrated]"));
  }

  async place(): Promise<string> {
    const field = `${FORM} input[name=_page]`;
    return (await this.firefox.has(field)) ? this.firefox.property(field, "value") : NOWHERE;
  }

  async goOn(): Promise<void> {
    const before = await this.place();
    await this.firefox.click(`${FORM} .h-actions button[value="continue"]`);
    await until(async () => (await this.place()) !== before && (await this.firefox.has("main h1")));
  }

  /** Fills in the page; what was typed. */
  async fill(filler: Filler): Promise<Record<string, string[]>> {
    const form = `document.querySelector(${JSON.stringify(FORM)})`;
    const controls = await this.firefox.ask<Control[]>(`return (${readControls})(${form}, ${SHORTEST_LIMIT})`);
    const all: Record<string, string[]> = {};
    for (const control of controls) {
      const typed = filler.decide(control);
      for (const [name, values] of Object.entries(typed)) {
        const isChoice = name === control.name && control.options.length > 0;
        for (const value of values) {
          if (isChoice) {
            const option = control.options.find((one) => one.value === value);
            if (!option?.checked) await this.firefox.click(`${FORM} [id="${option?.id}"]`);
          } else {
            await this.firefox.type(`${FORM} [name="${name}"]`, value);
          }
        }
      }
      Object.assign(all, typed);
    }
    return all;
  }
}

for (const script of [true, false]) {
  test(`Firefox, ${script ? "with the browser's program" : "without script"}`, async ({ heard, watch }) => {
    watch.expectServer(heard.url);
    const profile = mkdtempSync(join(tmpdir(), "profile-"));
    const firefox = await Firefox.start(profile, script);
    try {
      const journey = new Journey(firefox, script);
      for (const [slug, plan] of ways) {
        await test.step(slug, async () => {
          // It remembers and compares; the page is Firefox's.
          const survey = new Survey(undefined as unknown as Page, heard, script ? "browser" : "server");
          survey.know(slug);
          const filler = new Filler(5, plan);
          await journey.open(`${heard.url}/${slug}`);
          for (let place = await journey.place(); place !== NOWHERE; place = await journey.place()) {
            if (place === KEEP) await firefox.click(`${FORM} [name="_keep"][value="no"]`);
            else if (![START, INTERRUPTION, REVIEW, SEND].includes(place)) {
              survey.typed.set(place, await journey.fill(filler));
            }
            await journey.goOn();
          }
          const heading = await firefox.ask<string>("return document.querySelector('main h1').textContent");
          expect(heading).toBe(words(survey.questionnaire.confirmation.heading));
          await survey.expectStored();
        });
      }
    } finally {
      await firefox.quit();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
