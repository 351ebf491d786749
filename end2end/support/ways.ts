// Ways through the fixtures whose questions decide where they lead. The first one reaches the sending.
import type { Plan } from "./filler";

const ways: Record<string, Plan[]> = {
  "fx-after-review": [{ more: "yes" }],
  "fx-ends": [{ go: "yes" }, { go: "no" }],
  "fx-one-page": [{ go: "yes" }],
  "fx-required": [{ agree: "yes" }, { agree: "no" }],
};

/** All ways through a fixture that its tests should take. */
export function waysThrough(slug: string): Plan[] {
  return ways[slug] ?? [{}];
}
