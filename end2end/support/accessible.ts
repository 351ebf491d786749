// What holds of every state of every page: axe finds nothing, nothing has to be scrolled sideways on the
// narrowest phone, and the HTML is kept for the Nu checker.
import { readFileSync } from "node:fs";
import type { Page, Response } from "@playwright/test";
import { collect } from "./collect";
import { expect } from "./test";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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
    expect.soft(await findings(this.page), state).toEqual([]);
    await this.expectReflow(state);
  }

  private async expectReflow(state: string): Promise<void> {
    const usual = this.page.viewportSize();
    await this.page.setViewportSize({ width: NARROW, height: 640 });
    const tooWide = await this.page.evaluate((narrow) => {
      if (document.documentElement.scrollWidth <= narrow) return [];
      return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > narrow + 0.5)
        .map((element) => `${element.tagName} .${element.className} ${element.textContent?.slice(0, 40)}`);
    }, NARROW);
    expect.soft(tooWide, `${state} at ${NARROW} px`).toEqual([]);
    if (usual) await this.page.setViewportSize(usual);
  }
}

export interface Finding {
  rule: string;
  elements: string[];
}

export async function findings(page: Page): Promise<Finding[]> {
  // Evaluated from outside, since the page's own policy lets no such script in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    type Result = { id: string; nodes: { html: string; failureSummary?: string }[] };
    type Axe = { run: (options: unknown) => Promise<{ violations: Result[] }> };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => ({
      rule: id,
      elements: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ""}`),
    }));
  }, TAGS);
}
