// "Exit this page" where a draft is locked with a PIN: nothing is left of it, or all of it, as was chosen.
import { SECRET, exit, expect, expectNothingTyped, expectWeather, goAllTheWayBack, test, typeAddress } from "./support/away";
import { Filler } from "./support/filler";
import { UNLOCK, enter, kept, settled, toThePin } from "./support/locks";
import { START } from "./support/survey";

test("of a locked draft nothing is left, unless it may stay", async ({ survey, page, context, weather, driver, heard }) => {
  for (const choice of ["keep", "erase"] as const) {
    const { locks } = heard.stored();
    await survey.open("fx-texts");
    await survey.toKeep();
    await survey.form.locator('input[value="locked"]').check();
    await survey.form.locator(`input[name="_exit"][value="${choice}"]`).check();
    await survey.goOn();
    await enter(survey);
    await survey.form.getByRole("textbox").fill(SECRET);
    await survey.goOn();
    expect(await survey.place()).toBe("word");
    if (driver === "browser") await settled(page);
    await exit(page).click();
    await expectWeather(page, weather.url);
    await goAllTheWayBack(page, weather.url);
    const again = await typeAddress(survey, context);
    await expectNothingTyped(again.page);
    if (choice === "keep") {
      expect(await again.place()).toBe(UNLOCK);
      // Left from here, it stays as well: only it says so, and it is not open.
      await exit(again.page).click();
      await expectWeather(again.page, weather.url);
      await again.open("fx-texts");
      await enter(again);
      await again.ready();
      expect(await again.place()).toBe("word");
      await again.forget();
    } else {
      expect(await again.place()).toBe(START);
      expect(await kept(again.page)).toEqual({});
    }
    await expect.poll(() => heard.stored().locks).toBe(locks);
    await again.page.close();
    await page.goto("about:blank");
  }
});

test("a locked draft goes before the browser's program has come, and what opens it @browser", async ({
  survey,
  context,
  heard,
  weather,
}) => {
  const { locks } = heard.stored();
  await toThePin(survey);
  await enter(survey);
  await survey.answer(new Filler(1));
  await settled(survey.page);
  expect(heard.stored().locks).toBe(locks + 1);
  await survey.page.close();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 204 }).catch(() => {}));
  await page.goto(`${survey.heard.url}/fx-texts`);
  await exit(page).click();
  await expectWeather(page, weather.url);
  await expect.poll(() => heard.stored().locks).toBe(locks);
  const again = await typeAddress(survey, context);
  expect(await again.place()).toBe(START);
  expect(await kept(again.page)).toEqual({});
});
