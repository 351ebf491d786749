// The program under test: starts it with a database and consultations of its own, stops it, and reads
// what it has stored.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const program = process.env.HEARD_PROGRAM ?? join(root, "target/release/heard");

/** Starting takes a fraction of this, also on a busy machine. */
const LONGEST_START = 20_000;

/** An account that a test can add. */
export const ACCOUNT = { name: "a.jones", password: "correct horse battery" };

/** One response, by the names of the controls it was typed in. */
export interface Stored {
  id: string;
  slug: string;
  hash: string;
  language: string;
  fields: Record<string, string[]>;
  states: Record<string, "not-asked" | "no-answer" | "answered">;
}

export interface Contact {
  id: string;
  slug: string;
  fields: Record<string, string>;
}

export interface Everything {
  definitions: { slug: string; version: number; hash: string; questionnaire: Questionnaire }[];
  responses: Stored[];
  contacts: Contact[];
  drafts: number;
  locks: number;
}

export type Text = Record<string, string>;

/** As much of a definition as the tests use. */
export interface Questionnaire {
  slug: string;
  languages: string[];
  name: Text;
  start: { heading: Text };
  review: { heading: Text };
  send: { heading: Text };
  confirmation: { heading: Text };
  draft_hours: number;
  pages: {
    id: string;
    ends?: boolean;
    after_review?: boolean;
    questions: { id: string; label: Text; kind: string | Record<string, unknown> }[];
  }[];
}

export class Heard {
  readonly folder = mkdtempSync(join(tmpdir(), "heard-"));
  readonly consultations = join(this.folder, "consultations");
  readonly database = join(this.folder, "heard.db");
  /** Where it is served, without a slash at the end. */
  url = "";
  private process?: ChildProcess;
  private said = "";

  /** With the shipped consultations and every fixture that can be loaded. */
  constructor() {
    mkdirSync(this.consultations);
    for (const from of ["consultations", "fixtures"]) {
      for (const name of readdirSync(join(root, from))) {
        if (existsSync(join(root, from, name, "consultation.toml"))) {
          symlinkSync(join(root, from, name), join(this.consultations, name));
        }
      }
    }
  }

  /** Makes a fixture a copy that a test may change; it takes effect at the next start. */
  own(name: string): string {
    const copy = join(this.consultations, name);
    rmSync(copy, { recursive: true, force: true });
    cpSync(join(root, "fixtures", name), copy, { recursive: true });
    return copy;
  }

  addAccount(): void {
    execFileSync(program, ["staff", "add", ACCOUNT.name, "--database", this.database], {
      input: `${ACCOUNT.password}\n`,
      stdio: ["pipe", "ignore", "pipe"],
    });
  }

  /** Time is over for every lock of a draft; the program need not wait for it. */
  expireLocks(): void {
    const script = "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute('UPDATE lock SET expires_hour = 1'); d.commit()";
    execFileSync("python3", ["-c", script, this.database]);
  }

  /** Makes up responses. */
  seed(slug: string, responses: number): void {
    const where = ["--database", this.database, "--consultations", this.consultations];
    execFileSync(program, ["seed", slug, "--responses", `${responses}`, ...where], { stdio: "pipe" });
  }

  /** Starts on a free port, or on the one it had before. */
  async start(): Promise<void> {
    const listen = this.url ? new URL(this.url).host : "127.0.0.1:0";
    const serve = ["serve", "--listen", listen];
    const where = ["--database", this.database, "--consultations", this.consultations];
    const child = spawn(program, [...serve, ...where], { stdio: ["ignore", "ignore", "pipe"] });
    this.process = child;
    this.said = "";
    await new Promise<void>((resolve, reject) => {
      const give_up = setTimeout(() => reject(new Error(`no start: ${this.said}`)), LONGEST_START);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`ended with ${code}: ${this.said}`)));
      child.stderr?.on("data", (data: Buffer) => {
        this.said += data.toString();
        const address = /Respondents\s+(http:\/\/[0-9.:]+)\//.exec(this.said)?.[1];
        // What follows the address is printed at once with it, but need not arrive with it.
        if (address) {
          this.url = address;
          clearTimeout(give_up);
          resolve();
        }
      });
    });
  }

  /** Ends it the way a system does, and fails if it complained about anything. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child) return;
    const ended = child.exitCode ?? new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    this.process = undefined;
    const complaint = /^.*\b(WARN|ERROR|panicked)\b.*$/m.exec(this.said);
    if (complaint) throw new Error(`the program logged: ${complaint[0]}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Everything that is in the database now. */
  stored(): Everything {
    const reader = join(__dirname, "../stored.py");
    const json = execFileSync("python3", [reader, this.database], { maxBuffer: 1 << 28 });
    return JSON.parse(json.toString()) as Everything;
  }

  /** A questionnaire as it is served, with its hash. */
  definition(slug: string): { hash: string; questionnaire: Questionnaire } {
    return definition(this.stored(), slug);
  }

  /** Slugs of all fixtures that are open. */
  static fixtures(): string[] {
    const shut = ["fx-closed", "fx-not-yet-open"];
    return readdirSync(join(root, "fixtures")).filter((name) => /^fx-/.test(name) && !shut.includes(name));
  }
}

/** The newest version of a questionnaire, with its hash. */
export function definition(from: Everything, slug: string): { hash: string; questionnaire: Questionnaire } {
  const found = from.definitions.filter((definition) => definition.slug === slug);
  const newest = found.sort((a, b) => b.version - a.version)[0];
  if (!newest) throw new Error(`no questionnaire ${slug}`);
  return newest;
}
