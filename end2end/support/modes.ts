// What must hold of a page however it is read: enlarged, spaced out, in forced colours, by keyboard, on
// paper. Each check gives what it found wrong; none of it changes the page for good.
import type { Page } from "@playwright/test";
import { enlarge } from "./legible";

/** The least that a finger is offered, in CSS pixels, with a little for rounding. */
const TARGET = 43.9;

/** Spacing that a reader may set (WCAG 2.2, 1.4.12). */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
  " p { margin-block-end: 2em !important }";

/** Controls, buttons and links that are smaller than a finger. A link within a sentence may be. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("a, button, input, textarea, summary, select")) {
      if (element.tabIndex < 0 || element.matches("[type=hidden], .govuk-skip-link")) continue;
      const box = (element.closest(".h-option") ?? element).getBoundingClientRect();
      const inSentence = getComputedStyle(element).display === "inline" && element.closest(".h-prose, .h-notice");
      const isShown = box.width > 0 && box.height > 0;
      if (isShown && !inSentence && Math.min(box.width, box.height) < least) {
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        found.push(`${element.tagName} “${element.textContent?.trim().slice(0, 40)}” is ${size}`);
      }
    }
    return found;
  }, TARGET);
}

/** What is wider than the screen, or cut off by its own box. */
export function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) found.push(`${scrollWidth} wide on ${window.innerWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX === "visible" && overflowY === "visible") continue;
      // What only screen readers read is a pixel wide; what is typed scrolls in its field.
      if (element.clientWidth < 4 || element.matches("input, textarea")) continue;
      const cut =
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      if (cut) found.push(`cut off: ${element.tagName} .${element.className}`);
    }
    return found;
  });
}

/** The same with a stylesheet of the reader's own. */
export async function lostWith(page: Page, css: string): Promise<string[]> {
  // Made by script, since the page's own policy lets no other stylesheet in.
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, css);
  const found = await lost(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return found;
}

export const lostWhenSpaced = (page: Page) => lostWith(page, SPACED);

export async function lostWhenTextIsTwiceAsLarge(page: Page): Promise<string[]> {
  await enlarge(page, 2);
  const found = await lost(page);
  await enlarge(page, 1);
  return found;
}

/** Goes through the page by keyboard: what has the focus and cannot be seen, or shows no sign of it. */
export async function hiddenFocus(page: Page, key: "Tab" | "Shift+Tab"): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const first = await focused(page, key);
  for (let at = first, steps = 0; at && steps < 150; steps += 1) {
    if (at.covered) found.push(`${at.name} is covered`);
    if (!at.ringed) found.push(`${at.name} shows no focus`);
    at = await focused(page, key);
    if (at?.name === first?.name) break;
  }
  return found;
}

interface Focused {
  name: string;
  covered: boolean;
  ringed: boolean;
}

async function focused(page: Page, key: string): Promise<Focused | undefined> {
  await page.keyboard.press(key);
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return undefined;
    const row = element.closest<HTMLElement>(".h-option") ?? element;
    const box = row.getBoundingClientRect();
    // Places a little inside its edges: WCAG asks that not all of it is covered.
    const places = [
      [0.5, 0.5],
      [0.1, 0.2],
      [0.9, 0.2],
      [0.1, 0.8],
      [0.9, 0.8],
    ].map(([x = 0, y = 0]) => [box.left + box.width * x, box.top + box.height * y]);
    // And the control itself: a row of many lines may be taller than what there is to see.
    const own = element.getBoundingClientRect();
    places.push([own.left + own.width / 2, own.top + own.height / 2]);
    const seen = places.some(([x = 0, y = 0]) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (row.contains(top) || top.contains(row));
    });
    const ringed = [element, row].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    const name = `${element.tagName} ${element.id || element.textContent?.trim().slice(0, 40)} ${element.getAttribute("href") ?? ""}`;
    return { name, covered: !seen, ringed };
  });
}

/** What is said to somebody who listens, from now on. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    (window as unknown as { said: string[] }).said = said;
    const status = document.querySelector("#status");
    if (!status) throw new Error("there is no status on the page");
    new MutationObserver(() => {
      if (status.textContent) said.push(status.textContent);
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
