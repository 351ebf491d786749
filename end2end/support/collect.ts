// Where the HTML of every state of every page is collected, for one run of the Nu checker over all.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const pages = join(__dirname, "../.cache/pages");

/** Keeps a page's HTML under a name that says which state it is. The same HTML is kept once. */
export function collect(state: string, html: string): void {
  const digest = createHash("sha256").update(html).digest("hex").slice(0, 8);
  writeFileSync(join(pages, `${state.replace(/[^a-z0-9]+/gi, "-")}-${digest}.html`), html);
}
