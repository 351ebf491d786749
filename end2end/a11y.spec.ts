// Every state of every page, in both languages where there are two: see support/accessible.ts for what
// holds of each. Without script, the HTML that the server sends is collected instead; html.spec.ts then
// checks all of it.
import type { Page } from "@playwright/test";
import { Inspector } from "./support/accessible";
import { Filler, type Plan } from "./support/filler";
import { ACCOUNT, Heard } from "./support/heard";
import { PAGE } from "./support/plain";
import { everyState } from "./support/states";
import { RESUME, REVIEW, Survey } from "./support/survey";
import { expect, test } from "./support/test";
import { waysThrough } from "./support/ways";

test.describe.configure({ timeout: 400_000 });

const inspector = (page: Page, driver: string) => new Inspector(page, driver === "browser");

for (const slug of Heard.fixtures()) {
  test(`${slug}: every state`, async ({ survey, page, driver, watch }) => {
    watch.expectStatus(422);
    const known = new Set<string>();
    for (const plan of waysThrough(slug)) {
      // Each way begins in a browser that knows nothing of the one before.
      await page.context().clearCookies();
      await everyState(survey, slug, inspector(page, driver), { plan, known });
    }
    // Start, keeping, its error, a page, the review, the thank you.
    expect(known.size).toBeGreaterThan(5);
  });
}

test("fx-languages in Welsh: every state", async ({ survey, page, driver, watch }) => {
  watch.expectStatus(422);
  await everyState(survey, "fx-languages", inspector(page, driver), { query: "?lang=cy" });
});

const people: Plan = { age: "18-plus", when: "one-year" };
const ways: [string, string, Plan[]][] = [
  [
    "your-views",
    "?lang=en",
    [
      {
        ...people,
        crimes: ["hate", "another"],
        times: "four-plus",
        told_police: "me",
        referred: "agreed",
        used: ["helpline"],
        wanted: ["court"],
        restorative: "no",
        equality: "yes",
        disability: "yes",
        ethnic_group: "white",
        involved: "yes",
      },
      { ...people, told_police: "no", equality: "yes", ethnic_group: "mixed", involved: "no" },
      { age: "under-16" },
      { age: "18-plus", when: "longer-ago" },
    ],
  ],
  ["your-views", "?lang=cy", [{ ...people, told_police: "no", equality: "no", involved: "no" }]],
  [
    "your-views-easy",
    "?lang=en",
    [
      { ...people, crimes: ["hate", "another"], told_police: "me", used: ["helpline"], wanted: ["court"] },
      { ...people, told_police: "no" },
      { age: "under-16" },
      { age: "18-plus", when: "longer-ago" },
    ],
  ],
  ["your-views-easy", "?lang=cy", [{ ...people, told_police: "no" }]],
  [
    "group-views",
    "?lang=en",
    [
      { naming: "with-name", came: "1-5", vcm_known: "well", vcm_referred: "yes", involved: "yes" },
      { naming: "no", came: "none", vcm_known: "well", vcm_referred: "no", involved: "no" },
    ],
  ],
];

for (const [slug, query, plans] of ways) {
  test(`${slug}${query}: every state`, async ({ survey, page, driver, watch }) => {
    watch.expectStatus(422);
    const seen = new Set<string>();
    for (const [index, plan] of plans.entries()) {
      await page.context().clearCookies();
      const mistakes = index === 0 ? "once" : "nowhere";
      await everyState(survey, slug, inspector(page, driver), { plan, query, mistakes, known: seen });
    }
    expect(seen.size).toBeGreaterThan(15);
  });
}

test("pages that nothing happens on", async ({ page, heard, driver, watch }) => {
  watch.expectStatus(404, 410);
  const look = inspector(page, driver);
  for (const address of [
    "/",
    "/?lang=cy",
    "/your-views/privacy",
    "/your-views/privacy?lang=cy",
    "/your-views/help",
    "/your-views/help?lang=cy",
    "/your-views/leaving",
    "/your-views/leaving?lang=cy",
    "/your-views/accessibility",
    "/your-views/accessibility?lang=ar",
    "/your-views/withdraw",
    "/fx-help/help",
    "/group-views/help",
    "/fx-content-notice/help",
    "/fx-closed",
    "/fx-not-yet-open",
    "/nothing",
    "/nothing?lang=cy",
  ]) {
    await page.goto(heard.url + address);
    await look.inspect(`address ${address}`);
  }
});

test("what is said when something is wrong", async ({ page, request, heard, driver }) => {
  const look = inspector(page, driver);
  const asks: [string, number, Record<string, string>, string][] = [
    ["/fx-texts", 403, { origin: "https://example.org" }, "_page=_start"],
    ["/fx-texts?lang=cy", 403, { origin: "https://example.org" }, "_page=_start"],
    ["/fx-texts", 413, {}, "x".repeat(300_000)],
    ["/fx-closed", 410, {}, "_page=_start"],
    ["/fx-texts/help", 405, {}, "_page=_start"],
  ];
  for (const [address, status, headers, data] of asks) {
    const type = "application/x-www-form-urlencoded";
    const said = await request.post(address, { headers: { ...PAGE, "content-type": type, ...headers }, data });
    expect(said.status()).toBe(status);
    // No page of ours leads to such an answer, so the browser is handed it.
    await page.route("**/said", async (route) => route.fulfill({ contentType: "text/html", body: await said.text() }));
    await page.goto(`${heard.url}/said`);
    await look.inspect(`answer ${status} ${address}`);
    await page.unroute("**/said");
  }
});

test("carry on, and deleted", async ({ survey, context, driver, watch }) => {
  watch.expectStatus(422);
  await survey.begin("fx-one-choice", "yes");
  await survey.answer(new Filler(1));
  await survey.page.close();
  const again = new Survey(await context.newPage(), survey.heard, driver);
  const look = inspector(again.page, driver);
  await again.open("fx-one-choice");
  expect(await again.place()).toBe(RESUME);
  await look.inspect("carry on");
  await again.forget();
  await look.inspect("deleted");
});

test("messages about sending and keeping @browser", async ({ survey, page, driver, watch }) => {
  watch.expect(/^net::ERR_FAILED at \/api\//);
  await page.addInitScript("Storage.prototype.setItem = () => { throw new DOMException('full'); }");
  const look = inspector(page, driver);
  await survey.begin("fx-texts", "yes");
  await look.inspect("cannot be kept");
  await survey.walk(new Filler(1), REVIEW);
  await page.route("**/api/**", (route) => route.abort("failed"));
  await survey.goOn();
  await expect(survey.main.getByRole("alert")).toContainText("not been sent");
  await look.inspect("not sent");
});

test("in the dark", async ({ survey, page, driver, watch }) => {
  watch.expectStatus(422);
  await page.emulateMedia({ colorScheme: "dark" });
  for (const slug of ["fx-one-page", "fx-content-notice", "fx-scale", "fx-several-choice"]) {
    const look = inspector(page, driver);
    for (const plan of waysThrough(slug)) await everyState(survey, slug, look, { plan });
    await page.context().clearCookies();
  }
});

test("what staff see", async ({ page, driver, watch }) => {
  const heard = new Heard();
  try {
    heard.seed("your-views", 400);
    heard.addAccount();
    await heard.start();
    watch.expectServer(heard.url);
    watch.expectStatus(401, 403, 422);
    const look = inspector(page, driver);
    await page.goto(`${heard.url}/staff`);
    await look.inspect("sign in");
    await page.getByLabel("Name").fill(ACCOUNT.name);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await look.inspect("sign in refused");
    // After a failure the next attempt has to wait a little.
    await expect(async () => {
      await page.getByLabel("Name").fill(ACCOUNT.name);
      await page.getByLabel("Password").fill(ACCOUNT.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await look.inspect("all questionnaires");
    await page.goto(`${heard.url}/staff/your-views`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await look.inspect("results");
    await page.goto(`${heard.url}/staff/group-views`);
    await look.inspect("results without responses");
    await page.goto(`${heard.url}/staff/your-views`);
    await page.getByRole("link", { name: /^Compare groups for the question Did you, or anyone else, tell the police/ }).click();
    await look.inspect("a question by itself");
    await page.getByLabel("Columns").selectOption({ label: "Where do you live?" });
    await page.getByRole("button", { name: "Show the table" }).click();
    await expect(page).toHaveURL(/rows=told_police&columns=district/);
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
    await look.inspect("a table that compares");
    await page.goto(`${heard.url}/staff/your-views/compare?rows=wanted&columns=used`);
    await look.inspect("wanted and got");
    await page.goto(`${heard.url}/staff/your-views/compare?rows=wanted&columns=several`);
    await expect(page).toHaveTitle(/^Error: /);
    await look.inspect("a table that there is not");
    await page.goto(`${heard.url}/staff/your-views/compare?rows=satisfied.whole&columns=~weeks`);
    await look.inspect("a scale over the weeks");
    await page.goto(`${heard.url}/staff/your-views/compare?view=exact&rows=told_police&columns=sex&by=district&only1=age%3D18-plus`);
    await expect(page).toHaveTitle(/^Exact figures/);
    await look.inspect("exact tables");
    await page.goto(`${heard.url}/staff/your-views/taking-part`);
    await look.inspect("taking part");
    await page.goto(`${heard.url}/staff/group-views/taking-part`);
    await look.inspect("nobody takes part yet");
    await page.goto(`${heard.url}/staff/your-views/download`);
    await look.inspect("download");
    await page.getByRole("button", { name: "Download exact rows" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await look.inspect("exact rows without the tick");
    await page.getByLabel("I need exact rows").check();
    const arriving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download exact rows" }).click();
    expect((await arriving).suggestedFilename()).toMatch(/^your-views-\d{4}-\d\d-\d\d-rows-exact\.csv$/);
    await page.reload();
    await expect(page.getByRole("row", { name: /CSV, exact/ })).toBeVisible();
    await look.inspect("download after somebody took rows");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${heard.url}/staff/your-views`);
    await look.inspect("results in the dark");
  } finally {
    await heard.stop();
    heard.remove();
  }
});

test("what staff publish, and what everybody reads then", async ({ page, driver, watch }) => {
  const heard = new Heard();
  try {
    heard.seed("your-views", 400);
    heard.addAccount();
    await heard.start();
    watch.expectServer(heard.url);
    watch.expectStatus(409, 422);
    const look = inspector(page, driver);
    await page.goto(`${heard.url}/staff/sign-in`);
    await page.getByLabel("Name").fill(ACCOUNT.name);
    await page.getByLabel("Password").fill(ACCOUNT.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.goto(`${heard.url}/staff/your-views/compare?rows=told_police&columns=district`);
    await page.getByLabel("Keep this choice as").fill("Police by district");
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByRole("link", { name: "Police by district" })).toBeVisible();
    await look.inspect("a choice that is kept");
    await page.goto(`${heard.url}/staff/your-views/releases`);
    await look.inspect("nothing released");
    const freeze = page.getByRole("button", { name: "Freeze the figures as they are now" });
    await freeze.click();
    await expect(page.getByRole("status")).toContainText("Release 1 is frozen");
    await look.inspect("a release");
    await freeze.click();
    await expect(page).toHaveTitle(/^Error: /);
    await look.inspect("a release too soon");
    await page.getByRole("textbox", { name: "We asked" }).fill("What **helped**?\n\n- police\n- others");
    await page.getByRole("textbox", { name: "You said" }).fill("Many told nobody.\n\n[[your-views:gone]]");
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("alert")).toContainText("No table of release 1 is called");
    await look.inspect("a table that there is not in a text");
    await expect(page.getByRole("textbox", { name: "You said" })).toHaveValue(/Many told nobody/);
    await page.getByRole("textbox", { name: "You said" }).fill("## Police\n\nMany told nobody.\n\n[[your-views:told_police]]\n\n[[your-views:~police-by-district]]");
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("status")).toContainText("It is published");
    await look.inspect("published");
    for (const query of ["", "?lang=cy", "?lang=ar"]) {
      await page.goto(`${heard.url}/your-views/results${query}`);
      await expect(page.getByRole("table")).toHaveCount(2);
      await look.inspect(`the public page ${query}`);
    }
    await page.goto(`${heard.url}/your-views/results/1`);
    await look.inspect("the report");
  } finally {
    await heard.stop();
    heard.remove();
  }
});
