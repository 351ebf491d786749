// Around the closing of a consultation. Whoever has begun before it may still send for half an hour;
// whoever has not, is told so, and where to find help.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Filler } from "./support/filler";
import { Heard } from "./support/heard";
import { PAGE, begin, post } from "./support/plain";
import { REVIEW, Survey } from "./support/survey";
import { expect, test } from "./support/test";

const MINUTE = 60_000;
const SLUG = "fx-texts";

test("answers that were begun before the closing are taken for half an hour after it", async ({
  context,
  request,
  watch,
  driver,
}) => {
  test.setTimeout(3 * MINUTE);
  watch.expectStatus(410);
  const heard = new Heard();
  try {
    const folder = heard.own(SLUG);
    await heard.start();
    watch.expectServer(heard.url);
    const address = `${heard.url}/${SLUG}`;

    // Two have begun in a browser, one without script.
    const [early, late] = [new Survey(await context.newPage(), heard, driver), new Survey(await context.newPage(), heard, driver)];
    for (const survey of [early, late]) {
      await survey.begin(SLUG, "no");
      await survey.walk(new Filler(1), REVIEW);
    }
    await begin(request, address);
    for (const page of ["tree", "word", "story", "wish"]) {
      expect((await post(request, address, [["_page", page], [page, "plain"]])).status()).toBe(303);
    }

    // The hour of closing is kept to the minute, and so is that of beginning.
    const closes = (Math.floor(Date.now() / MINUTE) + 1) * MINUTE;
    await new Promise((resolve) => setTimeout(resolve, closes - Date.now() + 500));
    await restart(heard, folder, closes);

    const newcomer = await fetch(address, { headers: PAGE });
    expect(newcomer.status).toBe(410);
    const page = await newcomer.text();
    expect(page).toContain("This survey has closed");
    expect(page).toContain(`/${SLUG}/help`);

    await early.goOn();
    await early.expectSent();
    await early.expectStored();
    expect(await (await request.get(address, { headers: PAGE })).text()).toContain("Check your answers");
    expect((await post(request, address, [["_page", REVIEW]])).status()).toBe(303);
    expect(await (await request.get(address, { headers: PAGE })).text()).toContain("have been sent");
    const { responses } = heard.stored();
    expect(responses.filter(({ fields }) => fields.tree?.[0] === "plain")).toHaveLength(1);
    expect(responses).toHaveLength(2);

    // Half an hour later it is too late. The answers stay on the page, which says so.
    await restart(heard, folder, closes - 31 * MINUTE);
    await late.goOn();
    await expect(late.main.getByRole("alert")).toContainText("has closed");
    for (const typed of late.typed.values()) {
      for (const [value] of Object.values(typed)) {
        await expect(late.form).toContainText((value ?? "").split("\n")[0] ?? "");
      }
    }
    expect(heard.stored().responses).toHaveLength(2);
  } finally {
    await heard.stop();
    heard.remove();
  }
});

/** Starts again with another hour of closing. */
async function restart(heard: Heard, folder: string, closes: number): Promise<void> {
  await heard.stop();
  const file = join(folder, "consultation.toml");
  const rest = readFileSync(file, "utf8").replace(/^(closes|timezone) = .*\n/gm, "");
  const [civil] = new Date(closes).toISOString().split(".");
  writeFileSync(file, `closes = ${civil}\ntimezone = "UTC"\n${rest}`);
  await heard.start();
}
