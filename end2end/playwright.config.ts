// Which browsers the tests run in, and which tests in which browser. What is the same for everybody
// (the server, the watch over console and network) is in support/test.ts.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import type { Options } from "./support/test";

const root = join(__dirname, "..");

const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const desktop = { viewport: { width: 1280, height: 800 } };

// Who leads from page to page: the wasm in the browser, or plain forms and the server.
const browser = { driver: "browser" } as const;
const server = { driver: "server" } as const;

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const launch = (more: string[] = []) => ({
  launchOptions: { executablePath: chromium(), args: [...args, ...more] },
});

// Without its compiler, V8 has no WebAssembly either: so it is in a browser's lockdown mode.
const withoutWasm = launch(["--js-flags=--jitless"]);
const withoutScript = { ...launch(), javaScriptEnabled: false };

// A test is for one driver if its title says so, else for both.
const forBrowser = { grepInvert: /@server/ };
const forServer = { grepInvert: /@browser/ };

// The journeys through the shipped questionnaires are made in every browser. All other tests are made
// with and without script, and on a telephone or at a desk wherever they would notice the difference.
const files = (...names: string[]) => ({ testMatch: new RegExp(`/(journeys|${names.join("|")})\\.spec\\.ts$`) });

export default defineConfig<Options>({
  testDir: ".",
  snapshotPathTemplate: "{testDir}/spoken/{arg}{ext}",
  outputDir: "results",
  globalSetup: "./support/clean.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [["list"], ["github"]] : [["list"]],
  use: {
    actionTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    serviceWorkers: "block",
    trace: process.env.HEARD_TRACE ? "retain-on-failure" : "off",
  },
  projects: [
    {
      name: "js-desktop",
      ...files("a11y", "bad-input", "closing", "desk", "draft", "exit", "exit-locked", "history", "hydration", "keyboard", "locked", "matrix", "modes", "reading", "screens", "spoken", "storage", "withdraw"),
      ...forBrowser,
      use: { ...desktop, ...browser, ...launch() },
    },
    {
      name: "js-phone",
      ...files("errors", "hide", "kinds", "languages", "offline", "resume-code", "screens"),
      ...forBrowser,
      use: { ...phone, ...browser, ...launch() },
    },
    {
      name: "nojs-desktop",
      ...files("a11y", "desk", "exit", "history", "keyboard", "kinds", "languages", "matrix", "resume-code"),
      ...forServer,
      use: { ...desktop, ...server, ...withoutScript },
    },
    {
      name: "nojs-phone",
      ...files("draft", "errors", "locked", "storage", "withdraw"),
      ...forServer,
      use: { ...phone, ...server, ...withoutScript },
    },
    {
      name: "nowasm-desktop",
      ...files("hide", "history", "locked", "matrix"),
      ...forServer,
      use: { ...desktop, ...server, ...withoutWasm },
    },
    {
      name: "nowasm-phone",
      ...files("draft", "exit", "exit-locked"),
      ...forServer,
      use: { ...phone, ...server, ...withoutWasm },
    },
    // Starts its browsers itself, each with a profile of its own.
    { name: "profiles", testMatch: /(firefox|traces)\.spec\.ts$/, use: { ...desktop, ...browser, ...launch() } },
    // Reads what the accessibility tests have collected.
    { name: "html", testMatch: /html\.spec\.ts$/, dependencies: ["js-desktop", "nojs-desktop"] },
  ],
});

/** What HEARD_CHROMIUM names, else what the set-up found, else Playwright's own. */
function chromium(): string | undefined {
  const found = join(root, "target/setup/chromium");
  return (
    process.env.HEARD_CHROMIUM ||
    (existsSync(found) ? readFileSync(found, "utf8").trim() : "") ||
    undefined
  );
}
