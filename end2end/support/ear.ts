// What somebody hears who listens to a page: Guidepup's virtual screen reader, which speaks as the ARIA
// specifications say. No real screen reader is quite like it, but it finds what all of them would miss.
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { buildSync } from "esbuild";

const root = join(__dirname, "../..");

const [program] = buildSync({
  stdin: { contents: 'export { virtual } from "@guidepup/virtual-screen-reader/browser.js";', resolveDir: root },
  bundle: true,
  write: false,
  format: "iife",
  globalName: "ear",
  minify: true,
}).outputFiles;

interface Reader {
  start(options: { container: Node }): Promise<void>;
  stop(): Promise<void>;
  next(): Promise<void>;
  act(): Promise<void>;
  type(text: string): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}
type Hearing = { ear: { virtual: Reader } };

/** More than any page of the tests says. */
const MOST_PHRASES = 600;

async function prepare(page: Page): Promise<void> {
  // Evaluated from outside, since the page's own policy lets no such script in.
  if (!(await page.evaluate(() => "ear" in self))) await page.evaluate(program?.text ?? "");
}

/** Everything that is said from the top of the page to its end, a line for each phrase. */
export async function hear(page: Page): Promise<string> {
  await prepare(page);
  const phrases = await page.evaluate(async (most) => {
    const { virtual } = (self as unknown as Hearing).ear;
    await virtual.start({ container: document.body });
    for (let said = 0; said < most && !(await virtual.lastSpokenPhrase()).startsWith("end of document"); said += 1) {
      await virtual.next();
    }
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    return log;
  }, MOST_PHRASES);
  return `${phrases.join("\n")}\n`;
}

/** Reads on from the top until something is said that fits, and uses it: presses it, ticks it, or types. */
export async function use(page: Page, what: RegExp, typed?: string): Promise<void> {
  await prepare(page);
  await page.evaluate(
    async ([source, typed, most]) => {
      const { virtual } = (self as unknown as Hearing).ear;
      const wanted = new RegExp(source);
      await virtual.start({ container: document.body });
      for (let said = 0; !wanted.test(await virtual.lastSpokenPhrase()); said += 1) {
        const log = await virtual.spokenPhraseLog();
        if (said > most || log.includes("end of document")) throw new Error(`nothing says ${source}: ${log.join("; ")}`);
        await virtual.next();
      }
      if (typed === undefined) await virtual.act();
      else await virtual.type(typed);
      await virtual.stop();
    },
    [what.source, typed, MOST_PHRASES] as const,
  );
}
