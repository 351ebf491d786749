// Runs the wasm half: its request on standard input, its answer on standard output.
const { readFileSync, writeSync } = require("node:fs");

globalThis.request = readFileSync(0, "utf8");
require(process.argv[2]);
if (typeof globalThis.answer !== "string") throw new Error("the program gave no answer");
const bytes = Buffer.from(globalThis.answer);
for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
