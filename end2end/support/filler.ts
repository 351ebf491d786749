// Fills in whatever form it meets, by a seeded plan, and says what it has filled in.
import type { Locator } from "@playwright/test";
import { type Control, controls } from "./controls";
import { Random } from "./random";

/** Values by the name of the control. */
export type Typed = Record<string, string[]>;

/** What is to be chosen or typed instead of something by chance, by the name of the control. */
export type Plan = Record<string, string | string[]>;

export class Filler {
  private readonly random: Random;
  private texts = 0;

  constructor(
    seed: number,
    private readonly plan: Plan = {},
  ) {
    this.random = new Random(seed);
  }

  /** Fills in every control of the form. */
  async fill(form: Locator): Promise<Typed> {
    const typed: Typed = {};
    for (const control of await controls(form)) {
      Object.assign(typed, await this.one(form, control));
    }
    return typed;
  }

  /** What is to be chosen or typed in a control, and in the lines of its options. */
  decide(control: Control): Typed {
    const planned = this.plan[control.name];
    const values = planned === undefined ? this.invent(control) : [planned].flat();
    const { name } = control;
    if (control.kind === "line" || control.kind === "text") return values[0] ? { [name]: values } : {};
    const unknown = values.filter((value) => !control.options.some((option) => option.value === value));
    if (unknown.length > 0) throw new Error(`${name} has no option ${unknown.join(", ")}`);
    const typed: Typed = values.length > 0 ? { [name]: values } : {};
    for (const option of control.options) {
      if (option.writeIn && values.includes(option.value)) typed[option.writeIn] = [this.line(12)];
    }
    return typed;
  }

  private async one(form: Locator, control: Control): Promise<Typed> {
    const typed = this.decide(control);
    const values = typed[control.name] ?? [];
    if (control.kind === "line" || control.kind === "text") {
      await form.locator(`[name="${control.name}"]`).fill(values[0] ?? "");
      return typed;
    }
    // What goes is taken away first, so that options which exclude each other never meet.
    for (const wanted of [false, true]) {
      for (const option of control.options) {
        if (values.includes(option.value) !== wanted) continue;
        const box = form.locator(`[id="${option.id}"]`);
        if (wanted) await box.check();
        else if (control.kind === "checkbox" && option.checked) await box.uncheck();
        const [line] = (wanted && option.writeIn && typed[option.writeIn]) || [];
        if (line) await form.locator(`[name="${option.writeIn}"]`).fill(line);
      }
    }
    return typed;
  }

  private invent(control: Control): string[] {
    const open = control.options.filter((option) => !option.exclusive).map((option) => option.value);
    if (control.kind === "radio") return [this.random.one(open)];
    // Two are never too many in any of the questionnaires.
    if (control.kind === "checkbox") return this.random.some(open, 1 + Math.floor(this.random.next() * 2));
    if (control.type === "email") return ["someone@example.org"];
    if (control.type === "tel") return ["0151 496 0000"];
    if (control.capitals) return ["L8"];
    if (control.name.endsWith(".year")) return ["2024"];
    if (control.name.endsWith(".month")) return ["3"];
    if (control.name.endsWith(".day")) return ["15"];
    if (control.keypad === "decimal") return ["3.5"];
    if (control.keypad === "numeric") return ["3"];
    return [control.kind === "text" ? this.paragraphs(control.limit) : this.line(control.limit)];
  }

  /** Characters that need care in markup, in Unicode and in storage. */
  private line(limit: number): string {
    this.texts += 1;
    return cut(`${this.texts}<b>&"'ŵ😀`, limit);
  }

  private paragraphs(limit: number): string {
    this.texts += 1;
    // How to contact somebody is kept on one line, and its field says no limit.
    if (limit <= 12) return cut(`${this.texts} after six, “no” & <i>`, 500);
    return cut(
      `${this.texts} <b>&amp;\n\n</textarea><script>alert(1)</script> “ŵ” 😀\nthe end`,
      limit,
    );
  }
}

/** The first so many characters, as a person counts them. */
function cut(text: string, limit: number): string {
  return [...text].slice(0, limit).join("").trim();
}
