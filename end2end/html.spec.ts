// The Nu checker over the HTML of every state that the accessibility tests have seen: one run for all
// of it, since most of the time goes into starting.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./support/collect";
import { expect, test } from "@playwright/test";

const jar = join(__dirname, "../node_modules/vnu-jar/build/dist/vnu.jar");

interface Message {
  url: string;
  type: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

test("the Nu checker finds no error in any page", () => {
  test.setTimeout(300_000);
  expect(existsSync(jar)).toBe(true);
  const files = readdirSync(pages);
  // Fewer would mean that nobody has collected them.
  expect(files.filter((name) => name.startsWith("sent-")).length).toBeGreaterThan(100);
  expect(files.filter((name) => name.startsWith("shown-")).length).toBeGreaterThan(100);
  expect(files.filter((name) => name.startsWith("answer-")).length).toBeGreaterThan(5);
  const options = ["-jar", jar, "--errors-only", "--format", "json", "--skip-non-html", pages];
  const { stderr, error } = spawnSync("java", options, { maxBuffer: 1 << 28 });
  expect(error).toBeUndefined();
  const { messages } = JSON.parse(stderr.toString()) as { messages: Message[] };
  const found = messages.map(({ url, message, extract }) => {
    return `${url.slice(url.lastIndexOf("/") + 1)}: ${message} ${extract ?? ""}`;
  });
  expect([...new Set(found)]).toEqual([]);
});
