// "Exit this page": in the browser's program, in plain forms without script, and in plain forms with script.
// What leaving leaves on the disk is in traces.spec.ts.
import type { Page } from "@playwright/test";
import {
  SECRET,
  exit,
  expect,
  expectNothingTyped,
  expectWeather,
  goAllTheWayBack,
  halfWay,
  test,
  typeAddress,
} from "./support/away";
import { Filler } from "./support/filler";
import { enlarge } from "./support/legible";
import { kept } from "./support/locks";
import { RESUME, START, Survey } from "./support/survey";

test("the button leads elsewhere, and Back does not lead here again", async ({
  survey,
  page,
  context,
  weather,
  heard,
  javaScriptEnabled,
}) => {
  const { drafts } = heard.stored();
  await halfWay(survey, "no");
  await exit(page).click();
  await expectWeather(page, weather.url);
  expect(weather.referrers.at(-1)).toBeUndefined();
  await expect.poll(() => heard.stored().drafts).toBe(drafts);
  // What is left says that, and no more: no key, and for a while only.
  const cookies = await context.cookies(heard.url);
  expect(cookies.map(({ name, value }) => [name, value])).toEqual([["__Host-0", "1"]]);
  expect(cookies[0]?.expires).toBeLessThan(Date.now() / 1000 + 601);
  const seen = await goAllTheWayBack(page, weather.url);
  expect(seen.length).toBeGreaterThan(0);
  // Without script, the address that was typed shows what it showed then: the start, and no answers.
  const start = javaScriptEnabled === false ? ["Survey"] : [];
  expect(seen.filter((title) => title !== "weather")).toEqual(start);
  // Whoever types the address means to come here.
  const again = await typeAddress(survey, context);
  expect(await again.place()).toBe(START);
  await again.toKeep();
  await again.form.locator('input[value="no"]').check();
  await again.goOn();
  await expect(again.form.getByRole("textbox")).toHaveValue("");
});

test("leaving one tab leaves the others", async ({ survey, page, context, weather, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script a page cannot know of another");
  await halfWay(survey, "no");
  const other = await typeAddress(survey, context);
  await expect(other.page.locator("html")).toHaveAttribute("data-script", "");
  await exit(other.page).click();
  await expectWeather(other.page, weather.url);
  await expectWeather(page, weather.url);
  await goAllTheWayBack(page, weather.url);
});

test("it works before the browser's program has come @browser", async ({ page, heard, weather }) => {
  const { drafts } = heard.stored();
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    await route.abort().catch(() => {});
  });
  const plain = new Survey(page, heard, "server");
  await halfWay(plain, "yes");
  await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
  await exit(page).click();
  await expectWeather(page, weather.url);
  await expect.poll(() => heard.stored().drafts).toBe(drafts);
  expect((await goAllTheWayBack(page, weather.url)).filter((title) => title !== "weather")).toEqual([]);
});

test("a draft on the device is deleted before the browser's program has come @browser", async ({
  survey,
  context,
  weather,
}) => {
  await halfWay(survey, "yes", "erase");
  expect(Object.keys(await kept(survey.page))).toHaveLength(1);
  await survey.page.close();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 204 }).catch(() => {}));
  await page.goto(`${survey.heard.url}/fx-texts`);
  await exit(page).click();
  await expectWeather(page, weather.url);
  const again = await typeAddress(survey, context);
  expect(await again.place()).toBe(START);
  expect(await kept(again.page)).toEqual({});
});

test("its own script may be missing @browser", async ({ survey, page, weather, watch, context }) => {
  watch.expectStatus(404);
  const html = await (await context.request.get(`${survey.heard.url}/fx-texts`)).text();
  const script = /<script src="([^"]+)"/.exec(html)?.[1] ?? "none";
  await page.route(`**${script}`, (route) => route.fulfill({ status: 404, body: "" }));
  await halfWay(survey, "yes");
  await expect(page.getByRole("button", { name: "Hide my answers" })).toHaveCount(0);
  await exit(page).click();
  await expectWeather(page, weather.url);
  await goAllTheWayBack(page, weather.url);
  await page.unroute(`**${script}`);
  const again = await typeAddress(survey, context);
  expect(await again.place()).toBe(START);
  expect(await kept(again.page)).toEqual({});
});

test("what may stay, stays, and is offered at the address", async ({ survey, page, context, weather, driver }) => {
  for (const choice of ["keep", "erase"] as const) {
    await halfWay(survey, "yes", choice);
    await exit(page).click();
    await expectWeather(page, weather.url);
    // The page that was left says nothing of it.
    await goAllTheWayBack(page, weather.url);
    const again = await typeAddress(survey, context);
    expect(await again.place()).toBe(choice === "keep" ? RESUME : START);
    await expectNothingTyped(again.page);
    if (choice === "keep") {
      await again.press("Carry on");
      expect(await again.place()).toBe("word");
      await again.back();
      await expect(again.form.getByRole("textbox")).toHaveValue(SECRET);
      await again.forget();
    } else if (driver === "browser") {
      expect(await kept(again.page)).toEqual({});
    }
    await again.page.close();
    await page.goto("about:blank");
  }
});

test("nothing is to be seen while the other site takes its time", async ({
  survey,
  page,
  context,
  weather,
  watch,
  javaScriptEnabled,
}) => {
  watch.expectStatus(405);
  await halfWay(survey, "yes");
  weather.slow = true;
  // A page that is on its way elsewhere cannot be asked, so it is told to say what it sees.
  const said = page.waitForRequest("**/health").catch(() => null);
  if (javaScriptEnabled !== false) {
    await page.evaluate(() => {
      addEventListener("leave", () => {
        // Whatever the browser's program still hears of, it keeps and shows nothing.
        setTimeout(() => {
          for (const kind of ["input", "change", "online", "popstate"]) dispatchEvent(new Event(kind));
        }, 100);
        setTimeout(() => {
          const seen = [document.body.innerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
          navigator.sendBeacon("/health", seen.join(" "));
        }, 600);
      });
    });
  }
  const session = await context.newCDPSession(page);
  await exit(page).click({ noWaitAfter: true });
  // Between two pages there may be nobody to answer.
  const title = async () => {
    const found = await session.send("Page.getNavigationHistory").catch(() => null);
    return found?.entries[found.currentIndex]?.title;
  };
  await expect.poll(title).toBe(new URL(weather.url).host);
  if (javaScriptEnabled !== false) expect((await said)?.postData()).toBe(" {} {}");
  weather.goOn();
  await expectWeather(page, weather.url);
});

test("without a connection there is nothing to be seen either", async ({ survey, page, context, watch, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script, leaving needs the server");
  watch.expect(/^net::ERR_INTERNET_DISCONNECTED /);
  await halfWay(survey, "no");
  await context.setOffline(true);
  await exit(page).click({ noWaitAfter: true });
  await expect(page.locator("main form")).toHaveCount(0);
  await expect(page.getByText("half typed")).toHaveCount(0);
  await context.setOffline(false);
});

test("every other page can be left as well", async ({ page, heard, weather, watch }) => {
  watch.expectStatus(404);
  for (const address of ["/fx-texts/privacy", "/fx-texts/help", "/fx-texts/leaving", "/fx-texts/nothing"]) {
    await page.goto(heard.url + address);
    await exit(page).click();
    await expectWeather(page, weather.url);
  }
});

test("the second link of a page leads out too", async ({ survey, page, weather, javaScriptEnabled }) => {
  await survey.open("fx-texts");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("Skip to main content");
  await page.keyboard.press("Tab");
  const link = page.getByRole("link", { name: "Exit this page" });
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  await page.keyboard.press("Enter");
  if (javaScriptEnabled === false) {
    await expect(exit(page)).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await expectWeather(page, weather.url);
});

test.describe("Shift, three times", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "needs script");

  const status = (page: Page) => page.locator("#exit-status");

  test("leaves, and says how far it is", async ({ survey, page, weather }) => {
    await halfWay(survey, "no");
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("Shift");
    await expect(status(page)).toHaveText("Shift, press 2 more times to exit.");
    await page.keyboard.press("Shift");
    await expect(status(page)).toHaveText("Shift, press 1 more time to exit.");
    await page.keyboard.press("Shift");
    await expectWeather(page, weather.url);
    expect((await goAllTheWayBack(page, weather.url)).filter((title) => title !== "weather")).toEqual([]);
  });

  test("any other key begins anew, and so do five seconds", async ({ survey, page }) => {
    await page.clock.install();
    await survey.open("fx-texts");
    for (const other of ["ArrowDown", "Shift+ArrowDown"]) {
      await page.keyboard.press("Shift");
      await page.keyboard.press("Shift");
      await page.keyboard.press(other);
      await expect(status(page)).toHaveText("");
      await page.keyboard.press("Shift");
      await expect(status(page)).toHaveText("Shift, press 2 more times to exit.");
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.clock.runFor(5_100);
    await expect(status(page)).toHaveText("Exit this page expired.");
    await page.keyboard.press("Shift");
    await expect(status(page)).toHaveText("Shift, press 2 more times to exit.");
    await page.clock.runFor(10_100);
    await expect(status(page)).toHaveText("");
    expect(await survey.place()).toBe(START);
  });

  test("capital letters do not leave, nor does a telephone's own keyboard", async ({ survey, page, isMobile, weather }) => {
    await survey.begin("fx-texts", "no");
    const field = survey.form.getByRole("textbox");
    await field.click();
    for (const letter of ["Shift+A", "Shift+B", "Shift+C", "Shift+D"]) await page.keyboard.press(letter);
    await expect(field).toHaveValue("ABCD");
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Shift");
    if (isMobile) {
      await expect(field).toHaveValue("ABCD");
      await expect(status(page)).toHaveText("");
    } else {
      await expectWeather(page, weather.url);
    }
  });
});

test.describe("how it looks", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "measured by script");

  for (const [width, height, letters] of [
    [320, 300, 100],
    [320, 640, 100],
    [320, 640, 200],
    [700, 500, 100],
    [1100, 700, 100],
  ] as const) {
    test(`what has the focus is never under it: ${width} × ${height}, ${letters} %`, async ({ survey, page }) => {
      await page.setViewportSize({ width, height });
      await survey.begin("fx-one-page", "no");
      await enlarge(page, letters / 100);
      const target = await exit(page).boundingBox();
      expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(44);
      for (const key of ["Tab", "Shift+Tab"]) {
        for (let stops = 0; stops < 40; stops += 1) {
          await page.keyboard.press(key);
          const covered = await page.evaluate(() => {
            const element = document.activeElement;
            const bar = document.querySelector(".h-exit");
            if (!element || element === document.body || bar?.contains(element)) return "";
            const box = element.getBoundingClientRect();
            // A row of which the control is a part is what people see of it.
            const points = [0.1, 0.5, 0.9].flatMap((across) =>
              [0.1, 0.5, 0.9].map((down) => [box.left + box.width * across, box.top + box.height * down]),
            );
            const isUnder = ([x, y]: number[]) => bar?.contains(document.elementFromPoint(x ?? 0, y ?? 0));
            const inside = box.bottom > 0 && box.top < innerHeight;
            return !inside || points.every(isUnder) ? `${element.outerHTML.slice(0, 80)} ${box.top}` : "";
          });
          expect(covered).toBe("");
        }
      }
    });
  }

  test("at the end of the line, in every direction, on a wide screen", async ({ survey, page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await survey.open("fx-texts");
    const box = async () => (await exit(page).boundingBox()) ?? { x: 0, width: 0 };
    const { x, width } = await box();
    expect(x + width).toBeGreaterThan(1280 - 48);
    await page.locator("html").evaluate((html) => html.setAttribute("dir", "rtl"));
    expect((await box()).x).toBeLessThan(48);
  });

  test("seen with forced colours, and not on paper", async ({ survey, page }) => {
    await survey.open("fx-texts");
    await page.emulateMedia({ forcedColors: "active" });
    const border = await exit(page).evaluate((button) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button);
      return { width: Number.parseFloat(borderTopWidth), shows: borderTopColor !== backgroundColor };
    });
    expect(border.width).toBeGreaterThanOrEqual(1);
    expect(border.shows).toBe(true);
    await page.emulateMedia({ forcedColors: "none", media: "print" });
    await expect(exit(page)).toBeHidden();
  });
});

test("a whole survey can be answered beside it", async ({ survey }) => {
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), "_review");
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
});
