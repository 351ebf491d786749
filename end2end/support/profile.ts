// What a browser has written into its profile: every file as it lies on the disk, and its history.
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";

/** Where any of these words stands, in any file of the folder, as UTF-8 or UTF-16. */
export function traces(folder: string, words: string[]): string[] {
  const needles = words.flatMap((word) => [
    { word, bytes: Buffer.from(word, "utf8") },
    { word, bytes: Buffer.from(word, "utf16le") },
  ]);
  const found: string[] = [];
  for (const file of files(folder)) {
    for (const content of forms(readFileSync(file))) {
      for (const { word, bytes } of needles) {
        if (content.includes(bytes)) found.push(`${word} in ${relative(folder, file)}`);
      }
    }
  }
  return [...new Set(found)];
}

/** How many files there are to look at: none would prove nothing. */
export function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = lstatSync(path);
    if (kind.isDirectory()) return files(path);
    return kind.isFile() ? [path] : [];
  });
}

/** A file as it is, and what is packed in it where it is packed. */
function forms(content: Buffer): Buffer[] {
  if (content[0] === 0x1f && content[1] === 0x8b) {
    try {
      return [content, gunzipSync(content)];
    } catch {
      // It only looked as if it were packed.
    }
  }
  const packed = Buffer.from("mozLz40\0");
  if (content.subarray(0, packed.length).equals(packed)) return [content, unpack(content.subarray(packed.length))];
  return [content];
}

/** Firefox packs what it knows of its windows and tabs: the size, then one block of LZ4. */
function unpack(block: Buffer): Buffer {
  const out = Buffer.alloc(block.readUInt32LE(0));
  let [from, to] = [4, 0];
  const long = (length: number) => {
    let total = length;
    if (length === 15) {
      let more = 255;
      while (more === 255) {
        more = block[from++] ?? 0;
        total += more;
      }
    }
    return total;
  };
  while (from < block.length) {
    const token = block[from++] ?? 0;
    const literals = long(token >> 4);
    block.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= block.length) break;
    const back = block.readUInt16LE(from);
    from += 2;
    // A match may overlap what it makes, so it is copied byte by byte.
    for (let length = long(token & 15) + 4; length > 0; length -= 1, to += 1) out[to] = out[to - back] ?? 0;
  }
  return out;
}

/** Address and title of every line of the history. */
export function history(database: string, table: "urls" | "moz_places"): { url: string; title: string }[] {
  const program = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select url, title from " + sys.argv[2] + " where hidden = 0")
print(json.dumps([{"url": url, "title": title or ""} for url, title in rows]))
`;
  const json = execFileSync("python3", ["-c", program, database, table]);
  return JSON.parse(json.toString()) as { url: string; title: string }[];
}
