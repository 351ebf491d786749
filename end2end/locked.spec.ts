// Drafts that only their owner opens. What lies on the device is noise to everybody else, and to
// everybody once the PIN was wrong ten times, the time is over, or the answers were sent or deleted.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { Inspector } from "./support/accessible";
import { Filler } from "./support/filler";
import { CHOOSE, PIN, UNLOCK, enter, kept, settled, toThePin } from "./support/locks";
import { KEEP, RESUME, REVIEW, START, Survey } from "./support/survey";
import { expect, test } from "./support/test";

const SECRET = "an oak that nobody else would write about";
const GONE = "The answers that were kept here are gone";

/** Locked, with an answer to the first question. */
async function begun(survey: Survey): Promise<void> {
  await toThePin(survey);
  await enter(survey);
  await survey.fill(new Filler(1, { tree: SECRET }));
  await survey.goOn();
  expect(await survey.place()).toBe("word");
}

/** The browser is closed, and the address opened anew. */
async function comeBack(survey: Survey, context: BrowserContext): Promise<Survey> {
  await survey.page.close();
  const lasting = (await context.cookies()).filter((cookie) => cookie.expires > 0);
  await context.clearCookies();
  await context.addCookies(lasting);
  const again = new Survey(await context.newPage(), survey.heard, survey.driver);
  await again.open(survey.slug);
  return again;
}

test("the PIN opens it again, and a wrong one says how many tries are left", async ({
  survey,
  context,
  page,
  driver,
  watch,
}) => {
  watch.expectStatus(422);
  const inspector = new Inspector(page, driver === "browser");
  await toThePin(survey);
  await inspector.inspect("fx-texts _pin");
  await enter(survey, "1234");
  await expect(survey.main.getByRole("alert")).toContainText("harder to guess");
  await expect(survey.form.getByRole("textbox")).toHaveValue("1234");
  await inspector.inspect("fx-texts _pin error");
  await survey.back();
  expect(await survey.place()).toBe(KEEP);
  await expect(survey.form.locator('input[value="locked"]')).toBeChecked();
  await survey.goOn();
  expect(await survey.place()).toBe(CHOOSE);
  await enter(survey);
  await survey.fill(new Filler(1, { tree: SECRET }));
  await survey.goOn();
  if (driver === "browser") await settled(page);

  const again = await comeBack(survey, context);
  expect(await again.place()).toBe(UNLOCK);
  await expect(again.page).toHaveTitle("PIN – Survey");
  await expect(again.main).not.toContainText("oak");
  const there = new Inspector(again.page, driver === "browser");
  for (const left of [9, 8]) {
    await enter(again, "4822");
    await expect(again.main.getByRole("alert")).toContainText(`You can try ${left} more times`);
    await expect(again.form.getByRole("textbox")).toHaveValue("");
  }
  await there.inspect("fx-texts _unlock error");
  await enter(again, " 48 21");
  await again.ready();
  expect(await again.place()).toBe("word");
  await again.back();
  await expect(again.form.getByRole("textbox")).toHaveValue(SECRET);
  for (const [place, typed] of survey.typed) again.typed.set(place, typed);
  await again.walk(new Filler(2, { tree: SECRET }), REVIEW);
  await again.goOn();
  await again.expectSent();
  await again.expectStored();
  expect(await kept(again.page)).toEqual({});
});

test("what is typed can be hidden, and is hidden where it is entered again", async ({ survey, context, page, driver }) => {
  const security = (survey: Survey) =>
    survey.form.getByRole("textbox").evaluate((field) => getComputedStyle(field).getPropertyValue("-webkit-text-security"));
  await toThePin(survey);
  expect(await security(survey)).toBe("none");
  await survey.form.getByRole("checkbox", { name: "Hide what I type" }).check();
  expect(await security(survey)).toBe("disc");
  await enter(survey);
  await survey.answer(new Filler(1));
  if (driver === "browser") await settled(page);
  const again = await comeBack(survey, context);
  expect(await security(again)).toBe("disc");
  await again.form.getByRole("checkbox", { name: "Show what I type" }).check();
  expect(await security(again)).toBe("none");
});

test("ten wrong PINs, and nobody opens it any more", async ({ survey, context, page, driver, watch }) => {
  watch.expectStatus(422, 410);
  await begun(survey);
  const noise = driver === "browser" ? await settled(page) : "";
  const again = await comeBack(survey, context);
  for (let tries = 0; tries < 10; tries += 1) {
    expect(await again.place()).toBe(UNLOCK);
    await enter(again, "9999");
  }
  await expect(again.main.getByRole("alert")).toContainText(GONE);
  expect(await again.place()).toBe(START);
  expect(await kept(again.page)).toEqual({});
  expect(await context.cookies()).toEqual([]);
  if (driver !== "browser") return;
  // Whoever has kept a copy of what lay there, and learns the PIN afterwards, has nothing.
  await again.page.evaluate(([key, value]) => localStorage.setItem(key ?? "", value ?? ""), [
    await tag(again),
    noise,
  ]);
  const late = await comeBack(again, context);
  expect(await late.place()).toBe(UNLOCK);
  await enter(late);
  await expect(late.main.getByRole("alert")).toContainText(GONE);
});

test("it can be deleted without the PIN", async ({ survey, context, page, driver }) => {
  await begun(survey);
  if (driver === "browser") await settled(page);
  const again = await comeBack(survey, context);
  await again.press("Delete them and start again");
  await expect(again.main.getByRole("alert")).toContainText("have been deleted from this device");
  expect(await kept(again.page)).toEqual({});
  expect(await context.cookies()).toEqual([]);
  expect(await (await comeBack(again, context)).place()).toBe(START);
});

test("where nothing else is allowed, a PIN or nothing is offered", async ({ survey }) => {
  await survey.open("fx-locked");
  await survey.toKeep();
  const offered = survey.form.locator("[name=_keep]");
  expect(await offered.evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value))).toEqual(["no", "locked"]);
});

test("what lies on the device is noise without the server @browser", async ({ survey, page, heard }) => {
  const share = shareOf(page);
  await begun(survey);
  const text = await settled(page);
  const stored = await kept(page);
  expect(Object.keys(stored)).toHaveLength(1);
  expect(Object.keys(stored)[0]).toMatch(/^[0-9a-f]{6}$/);
  const bytes = Buffer.from(text, "base64");
  // A mark, half of the lock's key, salt, nonce; then multiples of 4 KiB and the tag.
  expect((bytes.length - 1 - 32 - 16 - 12 - 16) % 4096).toBe(0);
  const readable = bytes.toString("latin1");
  for (const word of [SECRET, "oak", "tree", survey.slug, survey.hash, String(new Date().getFullYear())]) {
    expect(readable).not.toContain(word);
  }
  await survey.form.getByRole("textbox").fill("x");
  const next = Buffer.from(await settled(page), "base64");
  expect(next.subarray(0, 49)).toEqual(bytes.subarray(0, 49));
  expect(next.subarray(49, 61), "a new nonce for every write").not.toEqual(bytes.subarray(49, 61));

  // Somebody has the device, every file of the database, and even the PIN, but is not the server. The
  // share that the key is made with is not in those files, and of any 32 bytes in them none opens it.
  const files = readdirSync(heard.folder).filter((name) => name.startsWith("heard.db"));
  const database = Buffer.concat(files.map((name) => readFileSync(join(heard.folder, name))));
  expect(database.includes("fx-texts"), "the files were read").toBe(true);
  expect(await share).toHaveLength(32);
  expect(database.includes(await share)).toBe(false);
  const candidates = new Map<string, Buffer>();
  for (let at = 0; at + 32 <= database.length; at += 1) {
    const window = database.subarray(at, at + 32);
    if (window.filter((byte) => byte !== 0).length >= 24) candidates.set(window.toString("latin1"), window);
  }
  expect(candidates.size).toBeGreaterThan(1000);
  const { stretched, opens } = await thief(bytes);
  const tried = [...candidates.values()].filter((_, index) => index % Math.ceil(candidates.size / 2_000) === 0);
  for (const share of [...tried, Buffer.alloc(32), bytes.subarray(1, 33), stretched]) {
    expect(await opens(share)).toBe(false);
  }
});

/** The share that the server hands out for the next lock. */
async function shareOf(page: Page): Promise<Buffer> {
  const response = await page.waitForResponse("**/api/lock");
  return (await response.body()).subarray(1, 33);
}

/** Does with WebCrypto what the program does, so that a guess at the share can be tried. */
async function thief(bytes: Buffer): Promise<{ stretched: Buffer; opens: (share: Buffer) => Promise<boolean> }> {
  const { subtle } = globalThis.crypto;
  const [header, salt] = [bytes.subarray(0, 49), bytes.subarray(33, 49)];
  const pin = await subtle.importKey("raw", Buffer.from(PIN), "PBKDF2", false, ["deriveBits"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt, iterations: 600_000 };
  const stretched = Buffer.from(await subtle.deriveBits(rounds, pin, 256));
  const hkdf = { name: "HKDF", hash: "SHA-256", salt, info: Buffer.from("draft") };
  const gcm = { name: "AES-GCM", iv: bytes.subarray(49, 61), additionalData: header };
  const opens = async (share: Buffer) => {
    const both = await subtle.importKey("raw", Buffer.concat([share, stretched]), "HKDF", false, ["deriveKey"]);
    const key = await subtle.deriveKey(hkdf, both, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    return subtle.decrypt(gcm, key, bytes.subarray(61)).then(
      () => true,
      () => false,
    );
  };
  return { stretched, opens };
}

test("the same ciphers open it with the share, so the thief's did not fail by mistake @browser", async ({
  survey,
  page,
  context,
}) => {
  const share = shareOf(page);
  await begun(survey);
  const bytes = Buffer.from(await settled(page), "base64");
  expect(await share).toHaveLength(32);
  expect(await (await thief(bytes)).opens(await share)).toBe(true);
  expect(await context.cookies()).toEqual([]);
});

test("with the page open it goes on without a connection @browser", async ({ survey, page, context, watch }) => {
  watch.expect(/^net::ERR_INTERNET_DISCONNECTED /);
  await toThePin(survey);
  await context.setOffline(true);
  await enter(survey);
  await expect(survey.main.getByRole("alert")).toContainText("There is no connection");
  await expect(survey.form.getByRole("textbox")).toHaveValue(PIN);
  await context.setOffline(false);
  await enter(survey);
  await context.setOffline(true);
  const before = await settled(page);
  await survey.walk(new Filler(1), REVIEW);
  expect(await settled(page)).not.toBe(before);
  await context.setOffline(false);

  // Opening it again needs one, and says so; that costs no try.
  const again = await comeBack(survey, context);
  await context.setOffline(true);
  await enter(again);
  await expect(again.main.getByRole("alert")).toContainText("There is no connection, and a PIN needs one");
  await context.setOffline(false);
  await enter(again);
  expect(await again.place()).toBe(REVIEW);
});

test("a device whose clock goes back opens nothing that is over @browser", async ({ survey, context, page, heard }) => {
  await begun(survey);
  await settled(page);
  // The server's time is over: its share is gone.
  heard.expireLocks();
  await page.close();
  const early = await context.newPage();
  await early.clock.setFixedTime(Date.now() - 300 * 24 * 3600 * 1000);
  const again = new Survey(early, heard, "browser");
  await again.open("fx-texts");
  expect(await again.place()).toBe(UNLOCK);
  await enter(again);
  await expect(again.main.getByRole("alert")).toContainText(GONE);
  expect(await kept(early)).toEqual({});
});

test("what was tampered with is not opened, and there is a way on @browser", async ({ survey, context, page }) => {
  await begun(survey);
  const bytes = Buffer.from(await settled(page), "base64");
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await page.evaluate(([key, value]) => localStorage.setItem(key ?? "", value ?? ""), [
    await tag(survey),
    bytes.toString("base64"),
  ]);
  const again = await comeBack(survey, context);
  await enter(again);
  await expect(again.main.getByRole("alert")).toContainText("has been damaged");
  await again.press("Delete them and start again");
  expect(await again.place()).toBe(START);
});

for (const way of ["locked", "yes"] as const) {
  test(`two tabs with one draft lose nothing, and say so: ${way} @browser`, async ({ survey, context, page, heard, driver }) => {
    if (way === "locked") await begun(survey);
    else {
      await survey.begin("fx-texts", "yes");
      await survey.answer(new Filler(1, { tree: SECRET }));
    }
    await settled(page);
    const other = new Survey(await context.newPage(), heard, driver);
    await other.open("fx-texts");
    if (way === "locked") await enter(other);
    else await other.press("Carry on");
    expect(await other.place()).toBe("word");
    await other.answer(new Filler(1, { word: "from two" }));
    await settled(other.page);

    // The first tab hears of it, and has both in the end.
    await expect(survey.main.getByRole("alert")).toContainText("open in another tab too");
    expect(await survey.place()).toBe("word");
    await expect(survey.form.getByRole("textbox")).toHaveValue("from two");
    await survey.form.getByRole("textbox").fill("from one");
    await survey.goOn();
    expect(await survey.place()).toBe("story");
    await settled(page);
    await expect(other.main.getByRole("alert")).toContainText("open in another tab too");
    await other.answer(new Filler(1, { story: "told in two" }));
    await settled(other.page);
    await expect(survey.form.getByRole("textbox")).toHaveValue("told in two");
    await survey.walk(new Filler(1, { story: "told in two" }), REVIEW);
    for (const answer of [SECRET, "from one", "told in two"]) await expect(survey.form).toContainText(answer);

    // Sent from one, the other knows that it is over.
    await survey.goOn();
    await survey.expectSent();
    await expect(other.main.getByRole("alert")).toContainText("What was kept of your answers is gone");
    expect(await kept(page)).toEqual({});
  });
}

test("two tabs with different PINs leave each other alone @browser", async ({ survey, context, page, heard, driver }) => {
  await begun(survey);
  await settled(page);
  const other = new Survey(await context.newPage(), heard, driver);
  await other.open("fx-texts");
  await other.press("Delete them and start again");
  await expect(survey.main.getByRole("alert")).toContainText("What was kept of your answers is gone");
  await other.toKeep();
  await other.form.locator('input[value="locked"]').check();
  await other.goOn();
  await enter(other, "9753");
  const theirs = await settled(other.page);
  // The first goes on and sends, and does not touch what is kept now.
  await survey.walk(new Filler(1, { tree: SECRET }), REVIEW);
  expect(Object.values(await kept(page))).toEqual([theirs]);
});

test("storage that is cleared meanwhile is noticed, and nothing on the page is lost @browser", async ({ survey, page }) => {
  await begun(survey);
  await settled(page);
  await page.evaluate(() => localStorage.clear());
  await survey.form.getByRole("textbox").fill("still here");
  await expect(survey.main.getByRole("alert")).toContainText("What was kept of your answers is gone");
  await expect(survey.form.getByRole("textbox")).toHaveValue("still here");
  expect(await kept(page)).toEqual({});
  for (const typed of [survey.typed.get("tree")]) expect(typed).toBeDefined();
  await survey.walk(new Filler(1), REVIEW);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
});

test("the browser takes over from the server, with a PIN of its own @browser", async ({ survey, page, context, heard, watch }) => {
  watch.expect(/^net::ERR_FAILED at .*wasm$/);
  await page.route("**/*.wasm", (route) => route.abort());
  const plain = new Survey(page, heard, "server");
  await begun(plain);
  await page.unroute("**/*.wasm");
  await page.close();
  survey = new Survey(await context.newPage(), heard, "browser");
  await survey.open("fx-texts");
  expect(await survey.place()).toBe(UNLOCK);
  await enter(survey);
  await survey.ready();
  expect(await survey.place()).toBe("word");
  await survey.answer(new Filler(1));
  expect(await survey.place()).toBe(CHOOSE);
  await enter(survey);
  expect(await survey.place()).toBe("story");
  await settled(survey.page);
  await expect.poll(async () => (await context.cookies()).length).toBe(0);
});

test("coming from elsewhere asks for the PIN while the browser is open too @server", async ({ survey, page }) => {
  await begun(survey);
  await page.goto("about:blank");
  await survey.open("fx-texts");
  expect(await survey.place()).toBe(UNLOCK);
});

test("a changed choice ends the lock", async ({ survey, context, page, driver }) => {
  await begun(survey);
  await survey.back();
  await survey.back();
  expect(await survey.place()).toBe(KEEP);
  await survey.form.locator('input[value="no"]').check();
  await survey.goOn();
  await expect.poll(async () => Object.keys(await kept(page)).length).toBe(0);
  const lasting = (await context.cookies()).filter((cookie) => cookie.expires > 0);
  expect(lasting).toEqual([]);
  expect(await survey.place(), driver).not.toBe(RESUME);
});

/** The neutral name of the questionnaire. */
async function tag(survey: Survey): Promise<string> {
  const stored = Object.keys(await kept(survey.page))[0];
  if (stored) return stored;
  const { createHash } = await import("node:crypto");
  return createHash("sha256").update(survey.slug).digest("hex").slice(0, 6);
}
