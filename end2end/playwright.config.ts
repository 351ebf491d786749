// Which browsers the tests run in. What is the same for everybody (the server, the watch over console
// and network) is in support/test.ts.
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

// What is said about the markup and the server needs no third way to start a browser.
const once = /(a11y|modes|screens|bad-input|html)\.spec\.ts/;

export default defineConfig<Options>({
  testDir: ".",
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
      name: "js-phone",
      testIgnore: /(bad-input|html)\.spec\.ts/,
      ...forBrowser,
      use: { ...phone, ...browser, ...launch() },
    },
    {
      name: "js-desktop",
      testIgnore: /html\.spec\.ts/,
      ...forBrowser,
      use: { ...desktop, ...browser, ...launch() },
    },
    { name: "nojs-phone", testIgnore: once, ...forServer, use: { ...phone, ...server, ...withoutScript } },
    { name: "nojs-desktop", testIgnore: /(modes|screens|bad-input|html)\.spec\.ts/, ...forServer, use: { ...desktop, ...server, ...withoutScript } },
    { name: "nowasm-phone", testIgnore: once, ...forServer, use: { ...phone, ...server, ...withoutWasm } },
    { name: "nowasm-desktop", testIgnore: once, ...forServer, use: { ...desktop, ...server, ...withoutWasm } },
    // Reads what the accessibility tests have collected.
    { name: "html", testMatch: /html\.spec\.ts/, dependencies: ["js-phone", "js-desktop", "nojs-desktop"] },
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
