// What somebody who reads in a way of their own loses of a page: text that is clipped, lies on other
// text, or leaves the screen, and controls that lie under something.
import type { Page } from "@playwright/test";
import { tooWide } from "./accessible";

/** Text so many times as large, as a browser's own setting makes it (WCAG 1.4.4): what a stylesheet asks
 * about its own width in letters then changes too. */
export async function enlarge(page: Page, times: number): Promise<void> {
  // The session lasts as long as the page; with its end the letters would be small again.
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16 * times, fixed: 13 * times } });
}

/** Text as widely spaced as it may have to be (WCAG 1.4.12). */
export const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }`;

/** Puts a sheet of the reader's own over the page's, or takes it away. */
export async function restyle(page: Page, css = ""): Promise<void> {
  // Made by hand, because the page's own policy lets no inline style in; no policy binds a reader.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/** Everything that is lost; nothing, if all is well. */
export async function lost(page: Page): Promise<string[]> {
  return [...(await tooWide(page)), ...(await page.evaluate(losses))];
}

function losses(): string[] {
  const found: string[] = [];
  const isHidden = (element: Element): boolean => {
    const { clipPath, position } = getComputedStyle(element);
    // Written for listeners: out of sight by intent.
    if (clipPath !== "none" && position === "absolute") return true;
    return element.parentElement !== null && isHidden(element.parentElement);
  };

  // Every line of every text, with the element that it is in.
  const lines: { box: DOMRect; element: Element; text: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, textContent } = walker.currentNode;
    const text = textContent?.trim().slice(0, 40);
    if (!element || !text || !element.checkVisibility() || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) if (box.width > 0) lines.push({ box, element, text });
  }

  for (const { box, element, text } of lines) {
    for (let around: Element | null = element; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      if (around === document.body || around === document.documentElement) continue;
      if (overflowX === "visible" && overflowY === "visible") continue;
      const frame = around.getBoundingClientRect();
      const outside =
        box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1;
      if (outside) found.push(`clipped by ${around.tagName} .${around.className}: ${text}`);
    }
  }

  const DEEP = 3;
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.element === other.element) continue;
      // The way out stays where it is, and the page moves under it.
      if (!one.element.closest(".h-exit") !== !other.element.closest(".h-exit")) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // The boxes of lines are taller than their letters, so neighbours may touch.
      const height = Math.min(one.box.height, other.box.height);
      if (across > DEEP && down > height / 3) found.push(`on each other: ${one.text} / ${other.text}`);
    }
  }

  for (const control of document.querySelectorAll<HTMLElement>("main input:not([type=hidden]), textarea, button, a")) {
    if (!control.checkVisibility() || isHidden(control)) continue;
    const name = `${control.tagName} ${control.id || control.textContent?.slice(0, 30)}`;
    const style = getComputedStyle(control);
    const typed = control.matches("input[type=text], input[type=email], input[type=tel], textarea");
    if (typed && control.clientHeight < Number.parseFloat(style.fontSize)) found.push(`too low: ${name}`);
    if (control.closest(".govuk-date-input") && control.scrollWidth > control.clientWidth + 1) {
      found.push(`too narrow: ${name}`);
    }
    control.scrollIntoView({ block: "center" });
    const [box] = control.getClientRects();
    if (!box) continue;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = top && (control.contains(top) || top.contains(control));
    const label = top?.closest("label");
    if (!own && !(label && [...((control as HTMLInputElement).labels ?? [])].includes(label))) {
      found.push(`under ${top?.tagName} .${top?.className}: ${name}`);
    }
  }
  window.scrollTo(0, 0);
  return found;
}
