// Pictures for the documentation, written into docs/screenshots when SHOTS=1. Not a test of anything: it
// has no picture to compare with.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Filler } from "./support/filler";
import { ACCOUNT, Heard } from "./support/heard";
import { REVIEW, SEND } from "./support/survey";
import { expect, test } from "./support/test";

const folder = join(__dirname, "../docs/screenshots");

if (process.env.SHOTS === "1") {
  mkdirSync(folder, { recursive: true });

  test("respondents", async ({ survey, page }, { project }) => {
    const shoot = (name: string) => page.screenshot({ path: picture(name, project.name) });
    const written = "Someone who rang me back when they said they would.";
    const filler = new Filler(3, {
      age: "18-plus",
      when: "one-year",
      crimes: ["fraud"],
      told_police: "me",
      helped_most: written,
      change: "Tell people what happens next, without their having to ask.",
      equality: "no",
      involved: "no",
    });
    await survey.open("your-views");
    await shoot("start");
    await survey.toKeep();
    await survey.form.locator('input[value="no"]').check();
    await survey.goOn();
    await survey.goOn();
    await shoot("error");
    await survey.walk(filler, "treated");
    await survey.form.getByLabel("Agree", { exact: true }).first().check();
    await shoot("scale");
    await survey.walk(filler, "told-about-support");
    await shoot("question");
    await survey.walk(filler, REVIEW);
    await shoot("review");
    await survey.goOn();
    await survey.walk(filler, SEND);
    await survey.goOn();
    await survey.expectSent();
    await shoot("thank-you");
  });

  test("staff", async ({ page, watch }, { project }) => {
    const heard = new Heard();
    try {
      heard.seed("your-views", 1500);
      heard.addAccount();
      await heard.start();
      watch.expectServer(heard.url);
      await page.goto(`${heard.url}/staff`);
      await page.getByLabel("Name").fill(ACCOUNT.name);
      await page.getByLabel("Password").fill(ACCOUNT.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await page.screenshot({ path: picture("overview", project.name) });
      await page.goto(`${heard.url}/staff/your-views`);
      await expect(page.getByRole("table").first()).toBeVisible();
      await page.screenshot({ path: picture("dashboard", project.name) });
      const views: [string, string][] = [
        ["taking-part", "/staff/your-views/taking-part"],
        ["question-page", "/staff/your-views/compare?rows=told_police"],
        ["table-builder", "/staff/your-views/compare?rows=satisfied.whole&columns=district"],
        ["compare-exact", "/staff/your-views/compare?view=exact&rows=told_police&columns=sex&only1=district%3Dwirral"],
      ];
      for (const [name, address] of views) {
        await page.goto(heard.url + address);
        // On a telephone the form fills the first screen.
        if (project.name === "js-phone") await page.evaluate(() => document.querySelector("#tables")?.scrollIntoView());
        await page.screenshot({ path: picture(name, project.name) });
      }
      await page.goto(`${heard.url}/staff/your-views/releases`);
      await page.getByRole("button", { name: "Freeze the figures as they are now" }).click();
      await page.getByRole("textbox", { name: "We asked" }).fill("We asked people who were victims of crime what **helped** them, and what did not.");
      await page.getByRole("textbox", { name: "You said" }).fill("## Telling the police\n\nMany did not tell the police.\n\n[[your-views:told_police]]");
      await page.getByRole("textbox", { name: "We did" }).fill("We pay for more advisers who ring back.");
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(page.getByRole("status")).toContainText("It is published");
      await page.screenshot({ path: picture("publish", project.name) });
      await page.goto(`${heard.url}/your-views/results`);
      await page.evaluate(() => document.querySelector("h2:nth-of-type(2)")?.scrollIntoView());
      await page.screenshot({ path: picture("public-page", project.name) });
      await page.goto(`${heard.url}/your-views/results/1`);
      await page.evaluate(() => document.querySelector("h3")?.scrollIntoView());
      await page.screenshot({ path: picture("report", project.name) });
    } finally {
      await heard.stop();
      heard.remove();
    }
  });
}

function picture(name: string, project: string): string {
  return join(folder, `${name}-${project.replace("js-", "")}.png`);
}
