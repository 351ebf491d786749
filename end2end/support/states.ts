// Leads through every state that a questionnaire's pages can be in, and shows each to an inspector.
import type { Locator } from "@playwright/test";
import { type Control, controls } from "./controls";
import { Filler, type Plan } from "./filler";
import { INTERRUPTION, KEEP, NOWHERE, REVIEW, SEND, START, type Survey } from "./survey";
import { expect } from "./test";

/** Whoever looks at every state. */
export interface Looker {
  inspect(state: string): Promise<void>;
}

export interface Way {
  plan?: Plan;
  query?: string;
  /** Make mistakes: on every page, or once with every kind of control. */
  mistakes?: "everywhere" | "once" | "nowhere";
  /** States that need not be looked at again. */
  known?: Set<string>;
}

/** From the start to the thank you (or to an early end), looking at everything on the way. */
export async function everyState(survey: Survey, slug: string, inspector: Looker, way: Way = {}): Promise<void> {
  const { plan = {}, query = "", mistakes = "everywhere", known = new Set() } = way;
  const filler = new Filler(17, plan);
  const spoilt = new Set<string>();
  const look = async (state: string) => {
    if (known.has(state)) return;
    known.add(state);
    await inspector.inspect(`${slug}${query} ${state}`);
  };
  await survey.open(slug, query);
  await look(START);
  await survey.goOn();
  await look(INTERRUPTION);
  await survey.goOn();
  await look(KEEP);
  if (mistakes !== "nowhere") {
    await survey.goOn();
    await look("_keep error");
  }
  await survey.form.locator('input[value="no"]').check();
  await survey.goOn();
  for (;;) {
    const place = await survey.place();
    await look(place === NOWHERE ? "_sent" : place);
    if ((await survey.form.count()) === 0) return;
    if (place === REVIEW || place === SEND) {
      await survey.goOn();
      continue;
    }
    const kinds = (await controls(survey.form)).map(kind);
    const isNew = mistakes === "everywhere" || kinds.some((one) => !spoilt.has(one));
    if (mistakes !== "nowhere" && kinds.length > 0 && isNew) {
      for (const one of kinds) spoilt.add(one);
      await spoil(survey.form);
      await survey.goOn();
      await expect(survey.page).toHaveTitle(/^(Error|Gwall|Błąd|خطأ): /);
      await look(`${place} error`);
    }
    await survey.answer(filler);
  }
}

function kind(control: Control): string {
  const part = /\.(day|month|year)$/.exec(control.name)?.[0] ?? "";
  return [control.kind, control.type, control.keypad, part, control.capitals].join(" ");
}

/** Something wrong in every control of a form. */
async function spoil(form: Locator): Promise<void> {
  let partOfDate = "";
  for (const control of await controls(form)) {
    const field = form.locator(`[name="${control.name}"]`).first();
    const date = /^(.*)\.(day|month|year)$/.exec(control.name);
    if (control.kind === "radio" || control.kind === "checkbox") {
      await field.evaluate((input: HTMLInputElement) => {
        input.value = "unknown";
        input.checked = true;
      });
    } else if (date) {
      // The first part alone, or a year that is none.
      const alone = control.name.endsWith(".year") ? "twenty" : "1";
      if (date[1] !== partOfDate) await field.fill(alone);
      partOfDate = date[1] ?? "";
    } else {
      await field.fill(control.keypad ? "none" : control.type === "text" ? "x".repeat(5000) : "x".repeat(2100));
    }
  }
}
