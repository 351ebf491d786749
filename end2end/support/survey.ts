// One respondent at one questionnaire: opens it, goes from page to page, and remembers what was typed,
// to compare it in the end with what is stored.
import { type Locator, type Page, expect } from "@playwright/test";
import type { Filler, Typed } from "./filler";
import { type Everything, type Heard, type Questionnaire, definition } from "./heard";
import type { Driver } from "./test";

/** What a page's form says of where it is: a page of the questionnaire, or one of these. */
export const START = "_start";
export const INTERRUPTION = "_interruption";
export const KEEP = "_keep";
export const REVIEW = "_review";
export const SEND = "_send";
export const RESUME = "_resume";
/** A page without a form: the thank you. */
export const NOWHERE = "";

/** What to do on a page instead of filling it in and going on. */
export type Script = Record<string, () => Promise<void>>;

/** More steps than any questionnaire has pages, there and back. */
const MOST_STEPS = 200;

export class Survey {
  /** By page; a page that was passed over has an empty entry, one that is off the route has none. */
  readonly typed = new Map<string, Typed>();
  slug = "";
  hash = "";
  questionnaire!: Questionnaire;
  private before!: Everything;
  private address = "";

  constructor(
    public page: Page,
    readonly heard: Heard,
    readonly driver: Driver,
  ) {}

  get main(): Locator {
    return this.page.locator("main");
  }

  get form(): Locator {
    return this.main.locator("form#answers");
  }

  get heading(): Locator {
    return this.main.locator("h1");
  }

  /** Opens a questionnaire from outside, as an address that was typed in. */
  async open(slug: string, query = ""): Promise<void> {
    this.know(slug);
    this.address = `${this.heard.url}/${slug}${query}`;
    await this.page.goto(this.address);
    await this.ready();
  }

  /** Learns what a questionnaire asks, and what is stored before anybody answers it. */
  know(slug: string): void {
    this.slug = slug;
    this.before = this.heard.stored();
    ({ hash: this.hash, questionnaire: this.questionnaire } = definition(this.before, slug));
  }

  /** The tab is closed, and the address opened anew in the same browser. */
  async comeBack(): Promise<void> {
    const context = this.page.context();
    await this.page.close();
    this.page = await context.newPage();
    ({ hash: this.hash, questionnaire: this.questionnaire } = this.heard.definition(this.slug));
    await this.page.goto(this.address);
    await this.ready();
  }

  /** Where the wasm is to lead, waits until it does. */
  async ready(): Promise<void> {
    if (this.driver === "browser") {
      await expect(this.page.locator("html[data-hydrated]")).toHaveCount(1);
    }
    await expect(this.heading).toHaveCount(1);
  }

  /** Where it is. */
  async place(): Promise<string> {
    // Where the survey ends early there is no form but the one that leads back.
    const field = this.page.locator("main form#answers, header form").locator("input[name=_page]");
    return (await field.count()) > 0 ? await field.inputValue() : NOWHERE;
  }

  /** Does something that leads to another screen, and waits for that. */
  async step(action: () => Promise<unknown>): Promise<void> {
    await this.heading.evaluate((heading) => heading.setAttribute("data-before", ""));
    await action();
    await expect(this.main.locator("h1:not([data-before])")).toHaveCount(1);
    await this.page.waitForLoadState("domcontentloaded");
  }

  /** Presses the button with these words; those on the page's form by default. */
  async press(name: string | RegExp, within = this.main): Promise<void> {
    const exact = typeof name === "string";
    await this.step(() => within.getByRole("button", { name, exact }).click());
  }

  /** Presses whatever goes on here. */
  async goOn(): Promise<void> {
    await this.step(() => this.form.locator('.h-actions button[value="continue"]').click());
  }

  async skip(): Promise<void> {
    this.typed.set(await this.place(), {});
    await this.press("Skip this question");
  }

  async back(): Promise<void> {
    await this.press("Back", this.page.locator("header"));
  }

  async forget(): Promise<void> {
    await this.press("Delete my answers from this device", this.page.locator("footer"));
  }

  /** From the start to the question about keeping. */
  async toKeep(): Promise<void> {
    for (const place of [START, INTERRUPTION]) {
      expect(await this.place()).toBe(place);
      await this.goOn();
    }
    expect(await this.place()).toBe(KEEP);
  }

  /** From the address to the first question. */
  async begin(slug: string, keep: "yes" | "no", query = ""): Promise<void> {
    await this.open(slug, query);
    await this.toKeep();
    await this.form.locator(`input[value="${keep}"]`).check();
    await this.goOn();
  }

  /** Fills in the page, and remembers it. */
  async fill(filler: Filler): Promise<void> {
    this.typed.set(await this.place(), await filler.fill(this.form));
  }

  /** Fills in the page, goes on, and makes sure that it did. */
  async answer(filler: Filler): Promise<void> {
    const place = await this.place();
    await this.fill(filler);
    await this.goOn();
    expect(await this.place(), "after Continue").not.toBe(place);
  }

  /** From page to page until this one. */
  async walk(filler: Filler, until: string, script: Script = {}): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const place = await this.place();
      if (place === until) return;
      const scripted = script[place];
      // Once only: a script that comes back to its page means it to be filled in then.
      delete script[place];
      if (scripted) await scripted();
      else await this.answer(filler);
    }
    throw new Error(`${until} was not reached`);
  }

  /** The page of a question. */
  pageOf(question: string): string {
    const found = this.questionnaire.pages.find((page) => page.questions.some(({ id }) => id === question));
    if (!found) throw new Error(`no question ${question}`);
    return found.id;
  }

  /** An answer is taken away at the review. */
  remove(question: string): void {
    const typed = this.typed.get(this.pageOf(question)) ?? {};
    for (const name of Object.keys(typed)) if (belongs(name, question)) delete typed[name];
  }

  async expectSent(): Promise<void> {
    await expect(this.heading).toHaveText(words(this.questionnaire.confirmation.heading));
  }

  /** Exactly one response has been stored since the start, with what was typed and nothing else. */
  async expectStored(language = "en"): Promise<void> {
    const after = this.heard.stored();
    const isNew = (old: { id: string }[]) => (row: { id: string }) => !old.some(({ id }) => id === row.id);
    const responses = after.responses.filter(isNew(this.before.responses));
    expect(responses).toHaveLength(1);
    const [response] = responses;
    const { fields, contacts } = this.expected();
    expect(response?.fields).toEqual(fields);
    expect(response?.states).toEqual(this.expectedStates(Object.keys(response?.states ?? {})));
    expect(response).toMatchObject({ slug: this.slug, hash: this.hash, language });
    const stored = after.contacts.filter(isNew(this.before.contacts));
    expect(stored.map((contact) => contact.fields).sort(byText)).toEqual(contacts.sort(byText));
    expect(stored.filter((contact) => contact.slug !== this.slug)).toEqual([]);
  }

  /** Nothing has been stored since the start. */
  expectNothingStored(): void {
    const after = this.heard.stored();
    expect(after.responses).toHaveLength(this.before.responses.length);
    expect(after.contacts).toHaveLength(this.before.contacts.length);
  }

  /** What is to be stored: answers by control, and contact details apart from them. */
  private expected(): { fields: Typed; contacts: Record<string, string>[] } {
    const fields: Typed = {};
    const contacts: Record<string, string>[] = [];
    for (const { id, questions } of this.questionnaire.pages) {
      const typed = this.typed.get(id) ?? {};
      for (const question of questions) {
        const mine = Object.entries(typed).filter(([name]) => belongs(name, question.id));
        if (typeof question.kind === "object" && "contact" in question.kind) {
          const details = mine.map(([name, [value]]) => [name.slice(question.id.length + 1), value ?? ""]);
          if (details.length > 0) contacts.push(Object.fromEntries(details));
        } else {
          Object.assign(fields, Object.fromEntries(mine));
        }
      }
    }
    return { fields, contacts };
  }

  private expectedStates(controls: string[]): Record<string, string> {
    const state = (control: string) => {
      const typed = this.typed.get(this.pageOf(control.split(".")[0] ?? ""));
      if (!typed) return "not-asked";
      return Object.keys(typed).some((name) => belongs(name, control)) ? "answered" : "no-answer";
    };
    return Object.fromEntries(controls.map((control) => [control, state(control)]));
  }
}

/** The text in the source language. */
export function words(text: Record<string, string>, language = "en"): string {
  return text[language] ?? "";
}

/** Whether a control is the question's own or that of a part of it. */
function belongs(name: string, question: string): boolean {
  return name === question || name.startsWith(`${question}.`);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
