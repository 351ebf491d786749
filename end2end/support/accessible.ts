// What holds of every state of every page: axe finds nothing at a desk or on the narrowest phone, nothing
// has to be scrolled sideways there, and the HTML is kept for the Nu checker.
import { readFileSync } from "node:fs";
import type { Page, Response } from "@playwright/test";
import { collect } from "./collect";
import { expect } from "./test";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules that can find something else where the same elements lie in other places or have other colours. */
const OF_LAYOUT = ["target-size", "color-contrast", "scrollable-region-focusable", "link-in-text-block"];

/** Width at which WCAG 2.2 (1.4.10) wants a page to fit, in CSS pixels. */
const NARROW = 320;

export class Inspector {
  private response?: Response;
  /** States that were looked at. */
  readonly seen: string[] = [];

  /** Without script there is no axe; then the HTML is kept as the server sent it. */
  constructor(
    private readonly page: Page,
    private readonly scripted: boolean,
  ) {
    page.on("response", (response) => {
      const isRedirect = response.status() >= 300 && response.status() < 400;
      if (response.request().isNavigationRequest() && !isRedirect) this.response = response;
    });
  }

  async inspect(state: string): Promise<void> {
    this.seen.push(state);
    if (!this.scripted) {
      const html = await this.response?.text();
      if (!html?.includes("<main")) throw new Error(`${state}: not a page`);
      collect(`sent ${state}`, html);
      return;
    }
    collect(`shown ${state}`, await this.page.content());
    expect.soft(await violations(this.page), state).toEqual([]);
    await this.inspectNarrow(state);
  }

  private async inspectNarrow(state: string): Promise<void> {
    const usual = this.page.viewportSize();
    await this.page.setViewportSize({ width: NARROW, height: 640 });
    const where = `${state} at ${NARROW} px`;
    expect.soft(await tooWide(this.page), where).toEqual([]);
    expect.soft(await violationsOfLook(this.page), where).toEqual([]);
    if (usual) await this.page.setViewportSize(usual);
  }
}

/** What makes the page wider than the screen. A table may scroll within a frame of its own. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const isFramed = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return false;
      return getComputedStyle(parent).overflowX !== "visible" || isFramed(parent);
    };
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !isFramed(element),
    );
    const named = (element: Element) =>
      `${element.tagName} .${element.className} ${element.textContent?.slice(0, 40)}`;
    return [`${scrollWidth} px wide`, ...wide.map(named)];
  });
}

export interface Finding {
  rule: string;
  elements: string[];
}

interface Rules {
  type: "tag" | "rule";
  values: string[];
}

/** Everything that axe finds. */
export async function violations(page: Page): Promise<Finding[]> {
  return findings(page, { type: "tag", values: TAGS });
}

/** What axe finds of the same elements when only their place or their colours have changed. */
export async function violationsOfLook(page: Page): Promise<Finding[]> {
  return findings(page, { type: "rule", values: OF_LAYOUT });
}

async function findings(page: Page, runOnly: Rules): Promise<Finding[]> {
  // Evaluated from outside, since the page's own policy lets no such script in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    type Result = { id: string; nodes: { html: string; failureSummary?: string }[] };
    type Axe = { run: (options: unknown) => Promise<{ violations: Result[] }> };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({
      runOnly,
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => ({
      rule: id,
      elements: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ""}`),
    }));
  }, runOnly);
}
