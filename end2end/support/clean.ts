// Before everything: what an earlier run has collected is thrown away.
import { mkdirSync, rmSync } from "node:fs";
import { pages } from "./collect";

export default function clean(): void {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages, { recursive: true });
}
