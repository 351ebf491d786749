// Sending without a connection: it is said plainly, the answers stay, and they go out once.
import { Filler } from "./support/filler";
import { REVIEW } from "./support/survey";
import { expect, test } from "./support/test";

const NOT_SENT = "Your answers have not been sent yet";
const UNREACHABLE = /^net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED|NETWORK_CHANGED) /;

test("goes out by itself once the connection is back @browser", async ({ survey, context, watch }) => {
  watch.expect(UNREACHABLE);
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), REVIEW);
  await context.setOffline(true);
  await survey.goOn();
  const message = survey.main.getByRole("alert");
  await expect(message).toContainText(NOT_SENT);
  await expect(message).toContainText("There is no connection");
  await expect(message).toBeFocused();
  for (const [value] of [...survey.typed.values()].flatMap((typed) => Object.values(typed))) {
    await expect(survey.form).toContainText((value ?? "").split("\n")[0] ?? "");
  }
  survey.expectNothingStored();
  await context.setOffline(false);
  await survey.expectSent();
  await survey.expectStored();
});

test("goes out at a press @browser", async ({ survey, page, watch }) => {
  watch.expect(UNREACHABLE);
  await survey.begin("fx-texts", "yes");
  await survey.walk(new Filler(1), REVIEW);
  await page.route("**/api/**", (route) => route.abort("connectionrefused"));
  await survey.goOn();
  await expect(survey.main.getByRole("alert")).toContainText(NOT_SENT);
  await page.unroute("**/api/**");
  await survey.press("Send my answers");
  await survey.expectSent();
  await survey.expectStored();
});

test("an acknowledgement that is lost does not store a second response @browser", async ({
  survey,
  page,
  watch,
}) => {
  watch.expect(UNREACHABLE);
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), REVIEW);
  await page.route("**/api/**", async (route) => {
    await route.fetch();
    await route.abort("failed");
  });
  await survey.goOn();
  await expect(survey.main.getByRole("alert")).toContainText(NOT_SENT);
  await survey.expectStored();
  await page.unroute("**/api/**");
  // It tries again by itself; a press at the same moment must do no harm.
  await survey.press("Send my answers");
  await survey.expectSent();
  await survey.expectStored();
});

test("a server that is too busy is tried again @browser", async ({ survey, page, watch }) => {
  watch.expectStatus(503);
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), REVIEW);
  let refused = 0;
  await page.route("**/api/**", async (route) => {
    refused += 1;
    if (refused > 1) await route.continue();
    else await route.fulfill({ status: 503, headers: { "retry-after": "1" }, body: "" });
  });
  await survey.goOn();
  await expect(survey.main.getByRole("alert")).toContainText("Too many people are sending answers");
  await expect(survey.heading).toHaveText("Your answers have been sent", { timeout: 20_000 });
  await survey.expectStored();
});

test("every step but the last needs no connection @browser", async ({ survey, context, watch }) => {
  watch.expect(UNREACHABLE);
  await survey.open("fx-texts");
  await context.setOffline(true);
  await survey.toKeep();
  await survey.form.locator('input[value="yes"]').check();
  await survey.goOn();
  await survey.walk(new Filler(1), REVIEW);
  await context.setOffline(false);
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
});

test("pressing Send twice stores one response", async ({ survey }) => {
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), REVIEW);
  const send = survey.form.locator('.h-actions button[value="continue"]');
  await survey.step(() => send.dblclick());
  await survey.expectSent();
  await survey.expectStored();
});
