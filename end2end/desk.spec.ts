// Staff at work: tables are built with the keyboard alone, with and without script; what is changed shows at
// once where there is script; and the pages print and show in forced colours.
import type { Page } from "@playwright/test";
import { ACCOUNT, Heard } from "./support/heard";
import { expectSeen, tabTo } from "./support/keys";
import { expect, test } from "./support/test";
import type { Watch } from "./support/watch";

async function atDesk(page: Page, watch: Watch, then: (heard: Heard) => Promise<void>): Promise<void> {
  const heard = new Heard();
  try {
    heard.seed("your-views", 600);
    heard.addAccount();
    await heard.start();
    watch.expectServer(heard.url);
    await page.goto(`${heard.url}/staff/sign-in`);
    await page.getByLabel("Name").fill(ACCOUNT.name);
    await page.getByLabel("Password").fill(ACCOUNT.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await then(heard);
  } finally {
    await heard.stop();
    heard.remove();
  }
}

/** Picks by typing what the entry begins with, as one does in a list that has the focus. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  await tabTo(page, list);
  await page.keyboard.type(words);
  await expectSeen(page);
  const picked = await list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.text ?? "");
  expect(picked.startsWith(words), `${label}: ${picked}`).toBe(true);
}

test("a table is built, kept and opened again with the keyboard alone", async ({ page, watch }) => {
  await atDesk(page, watch, async (heard) => {
    await page.goto(`${heard.url}/staff/your-views`);
    await tabTo(page, page.getByRole("link", { name: "Compare", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Compare");
    await pick(page, "Rows", "Did you, or anyone else, tell");
    await pick(page, "Columns", "Where do you live?");
    await pick(page, "Percentages", "of each row");
    await tabTo(page, page.getByRole("button", { name: "Show the table" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
    await expect(page).toHaveURL(/rows=told_police&columns=district&of=rows/);
    // A table that is wider than its frame scrolls there, by the keyboard as well.
    await tabTo(page, page.getByRole("region", { name: /^Table: / }));
    await tabTo(page, page.getByLabel("Keep this choice as"));
    await page.keyboard.type("Police by district");
    await page.keyboard.press("Enter");
    const kept = page.getByRole("link", { name: "Police by district" });
    await expect(kept).toBeVisible();
    await page.goto(`${heard.url}/staff/your-views/compare`);
    await tabTo(page, kept);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Remove Police by district" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("Nothing is kept yet.")).toBeVisible();
    await tabTo(page, page.getByRole("link", { name: "Exact figures" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("Exact figures. Not for publication")).toBeVisible();
    await pick(page, "Rows", "Did you, or anyone else, tell");
    await pick(page, "Condition 1", "everybody but");
    await pick(page, "Answer 1", "Wirral");
    await tabTo(page, page.getByRole("button", { name: "Show the table" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: /^Exact: .* everybody but those who answered “Wirral”/ })).toBeVisible();
    await expect(page.getByLabel("Condition 2")).toBeVisible();
  });
});

test("what is changed shows at once, and the focus stays @browser", async ({ page, watch }) => {
  await atDesk(page, watch, async (heard) => {
    await page.goto(`${heard.url}/staff/your-views/compare`);
    await expect(page.locator("html[data-hydrated]")).toHaveCount(1);
    let loads = 0;
    page.on("load", () => (loads += 1));
    const rows = page.getByLabel("Rows", { exact: true });
    await rows.selectOption({ label: "Did you, or anyone else, tell the police?" });
    await expect(page.getByRole("status")).toContainText("Did you, or anyone else, tell the police?");
    await page.getByLabel("Columns", { exact: true }).focus();
    await page.getByLabel("Columns", { exact: true }).selectOption({ label: "Weeks" });
    await expect(page.getByRole("columnheader", { name: "Week of" })).toBeVisible();
    await expect(page.getByLabel("Columns", { exact: true })).toBeFocused();
    await expect(page).toHaveURL(/rows=told_police&columns=~weeks/);
    await expect(page).toHaveTitle(/^Compare/);
    // What is wrong is said where the table was, and nothing that was picked is lost.
    watch.expectStatus(422);
    await page.getByLabel("Columns", { exact: true }).selectOption({ label: "Did you, or anyone else, tell the police?" });
    await expect(page.getByRole("alert")).toContainText("The same question is picked twice");
    await expect(page).toHaveTitle(/^Error: /);
    await page.getByLabel("Columns", { exact: true }).selectOption({ label: "Where do you live?" });
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(loads).toBe(0);
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
  });
});

test("pages print whole and show in forced colours @browser", async ({ page, watch }) => {
  await atDesk(page, watch, async (heard) => {
    await page.goto(`${heard.url}/staff/your-views/taking-part`);
    const bar = page.locator(".h-chart__bar").first();
    const fill = () => bar.evaluate((element) => getComputedStyle(element).fill);
    const usual = await fill();
    await page.emulateMedia({ forcedColors: "active" });
    expect(await fill()).not.toBe(usual);
    await page.emulateMedia({ forcedColors: null, media: "print" });
    // What is folded away on the screen is there on paper, and what can only be pressed is not.
    await expect(page.getByRole("cell", { name: /^\d+$/ }).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
    await page.goto(`${heard.url}/staff/your-views/compare?rows=told_police&columns=district`);
    await expect(page.getByRole("columnheader", { name: "Wirral" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Show the table" })).toBeHidden();
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  });
});
