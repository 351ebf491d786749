// Moving through a page with the keyboard alone.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

/** More stops than any page has. */
const MOST_STOPS = 80;

/** Which of these has the focus: its number, or -1. */
export const focused = (all: Locator) => all.evaluateAll((boxes) => boxes.indexOf(document.activeElement as HTMLElement));

/** Presses a key until this has the focus; each stop on the way is seen. */
export async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toHaveCount(1);
  await tabToGroup(page, target, key);
}

/** The same for one of several. */
export async function tabToGroup(page: Page, all: Locator, key = "Tab"): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press(key);
    await expectSeen(page);
    if ((await focused(all)) >= 0) return;
  }
  throw new Error("no stop there");
}

/** What has the focus is on the screen, shows it, and lies under nothing else (WCAG 2.4.7, 2.4.11). */
export async function expectSeen(page: Page): Promise<void> {
  const complaint = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return "";
    const name = `${element.tagName} ${element.id} ${element.textContent?.slice(0, 30)}`;
    const ring = [element, element.closest(".h-option")].some((one) => {
      const style = one && getComputedStyle(one);
      return style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    });
    if (!ring) return `${name}: no ring`;
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return `${name}: no size`;
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name}: outside the screen at ${x} ${y}`;
    const top = document.elementFromPoint(x, y);
    const covers = top && !element.contains(top) && !top.contains(element) && !(element as HTMLInputElement).labels;
    return covers ? `${name}: under ${top.tagName} ${top.className}` : "";
  });
  expect(complaint).toBe("");
}
