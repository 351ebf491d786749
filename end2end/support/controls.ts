// What is on a page's form, read from the page as a person meets it: by name, kind and label.
import { type Locator, expect } from "@playwright/test";

/** One control, or all radio buttons or checkboxes of one name. */
export interface Control {
  name: string;
  kind: "radio" | "checkbox" | "line" | "text";
  /** The options of a choice. */
  options: Option[];
  /** Of a text: the keypad it asks for, its type, and the most characters where the page says so. */
  keypad: string;
  capitals: boolean;
  type: string;
  limit: number;
}

export interface Option {
  id: string;
  value: string;
  label: string;
  exclusive: boolean;
  checked: boolean;
  /** Name of the line that describes this option. */
  writeIn?: string;
}

/** A text without a limit on the page is taken to be as short as the shortest one of the fixtures. */
export const SHORTEST_LIMIT = 12;

/** Reads them where the page is: it knows nothing of what is around it here. */
export function readControls(element: Element, shortest: number): Control[] {
  const all: Control[] = [];
  const inputs = element.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea");
  for (const input of inputs) {
    if (input.closest(".h-write-in")) continue;
    const labels = input.labels ? [...input.labels] : [];
    const label = labels.map((one) => one.textContent?.trim()).join(" ");
    if (!label) throw new Error(`${input.name} has no label`);
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    const limit = described.find((id) => id.endsWith("-limit"));
    const sentence = limit ? document.getElementById(limit)?.textContent : null;
    const digits = sentence?.replace(/\D/g, "");
    const choice = input.type === "radio" || input.type === "checkbox";
    let control = all.find((one) => one.name === input.name);
    if (!control) {
      control = {
        name: input.name,
        kind: choice ? (input.type as "radio") : input.tagName === "TEXTAREA" ? "text" : "line",
        options: [],
        keypad: input.getAttribute("inputmode") ?? "",
        capitals: input.getAttribute("autocapitalize") === "characters",
        type: input.type,
        limit: digits ? Number(digits) : shortest,
      };
      all.push(control);
    }
    if (choice) {
      const after = input.closest(".h-option")?.nextElementSibling;
      const line = after?.matches(".h-write-in") ? after.querySelector("input") : null;
      control.options.push({
        id: input.id,
        value: input.value,
        label,
        exclusive: input.dataset.behaviour === "exclusive",
        checked: input.checked,
        ...(line ? { writeIn: line.name } : {}),
      });
    }
  }
  return all;
}

/** The controls of a form, but for hidden ones and the lines that belong to an option. */
export async function controls(form: Locator): Promise<Control[]> {
  const found = await form.evaluate(readControls, SHORTEST_LIMIT);
  for (const control of found) {
    if (control.kind === "radio") expect(control.options.length).toBeGreaterThan(1);
  }
  return found;
}
