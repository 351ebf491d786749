// Firefox with a profile of its own, driven by the protocol that it has built in (Marionette): Playwright
// cannot drive the Firefox that people have. A message is its length in bytes, a colon and JSON.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Socket, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Answer = { value?: unknown };
type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

const root = join(__dirname, "../..");

/** Starting takes a second; on a busy machine it may take many. */
const LONGEST_START = 60_000;

export class Firefox {
  private received = Buffer.alloc(0);
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: Socket,
  ) {
    socket.on("data", (data) => this.read(data));
  }

  /** Starts it with this folder as its profile. The settings are those of somebody's own browser, but
   * for what would ask other hosts for something. */
  static async start(profile: string, script: boolean): Promise<Firefox> {
    const port = await freePort();
    const settings: Record<string, number | boolean | string> = {
      "marionette.port": port,
      // Not the settings for tests: those keep less on the disk than people's browsers do.
      "remote.prefs.recommended": false,
      "javascript.enabled": script,
      // Written often, so that a test need not wait for what it looks for.
      "browser.sessionstore.interval": 200,
      "app.normandy.enabled": false,
      "app.update.enabled": false,
      "browser.aboutwelcome.enabled": false,
      "browser.newtabpage.enabled": false,
      "browser.safebrowsing.malware.enabled": false,
      "browser.safebrowsing.phishing.enabled": false,
      "browser.shell.checkDefaultBrowser": false,
      "browser.startup.page": 0,
      "datareporting.policy.dataSubmissionEnabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,",
      "toolkit.telemetry.enabled": false,
    };
    const lines = Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    writeFileSync(join(profile, "user.js"), lines.join(""));
    const program = spawn(path(), ["--headless", "--marionette", "--no-remote", "--profile", profile], {
      stdio: ["ignore", "ignore", "ignore"],
      env: { ...process.env, HOME: tmpdir() },
    });
    const firefox = new Firefox(program, await reach(port, program));
    await firefox.command("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
    return firefox;
  }

  /** Goes to an address, as one that was typed. */
  async open(url: string): Promise<void> {
    await this.command("WebDriver:Navigate", { url });
  }

  async back(): Promise<void> {
    await this.command("WebDriver:Back");
  }

  async url(): Promise<string> {
    return String((await this.command("WebDriver:GetCurrentURL")).value);
  }

  async title(): Promise<string> {
    return String((await this.command("WebDriver:GetTitle")).value);
  }

  /** The page's markup as it is now, and with script the values of its fields. */
  async source(): Promise<string> {
    return String((await this.command("WebDriver:GetPageSource")).value);
  }

  /** Whether there is such an element. */
  async has(selector: string): Promise<boolean> {
    const found = await this.command("WebDriver:FindElements", { using: "css selector", value: selector });
    return (found as unknown as unknown[]).length > 0;
  }

  /** What a script says of the page. It runs beside the page's own, and where the page may have none. */
  async ask<T>(script: string): Promise<T> {
    const asked = { script, args: [], sandbox: "system", newSandbox: true };
    return (await this.command("WebDriver:ExecuteScript", asked)).value as T;
  }

  async click(selector: string): Promise<void> {
    await this.command("WebDriver:ElementClick", { id: await this.find(selector) });
  }

  async type(selector: string, text: string): Promise<void> {
    await this.command("WebDriver:ElementSendKeys", { id: await this.find(selector), text });
  }

  async property(selector: string, name: string): Promise<string> {
    const id = await this.find(selector);
    return String((await this.command("WebDriver:GetElementProperty", { id, name })).value);
  }

  /** Closes it as its window's owner does: everything that it writes at its end is written. */
  async quit(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null) {
      this.command("Marionette:Quit", { flags: ["eAttemptQuit"] }).catch(() => {});
      await ended;
    }
    this.socket.destroy();
  }

  private async find(selector: string): Promise<string> {
    const { value } = await this.command("WebDriver:FindElement", { using: "css selector", value: selector });
    const [id] = Object.values(value as Record<string, string>);
    if (!id) throw new Error(`no ${selector}`);
    return id;
  }

  private command(name: string, parameters: object = {}): Promise<Answer> {
    this.last += 1;
    const id = this.last;
    const text = JSON.stringify([0, id, name, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private read(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const colon = this.received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.received.subarray(0, colon).toString());
      if (this.received.length < end) return;
      const message = JSON.parse(this.received.subarray(colon + 1, end).toString()) as unknown;
      this.received = this.received.subarray(end);
      // The first message only says hello.
      if (!Array.isArray(message)) continue;
      const [, id, error, answer] = message as [number, number, { message: string } | null, Answer];
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(answer);
    }
  }
}

/** What HEARD_FIREFOX names, else what the set-up found. */
function path(): string {
  const found = join(root, "target/setup/firefox");
  const recorded = existsSync(found) ? readFileSync(found, "utf8").trim() : "";
  const firefox = process.env.HEARD_FIREFOX || recorded;
  if (!firefox) throw new Error("there is no Firefox: run tools/setup.sh firefox");
  return firefox;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function reach(port: number, program: ChildProcess): Promise<Socket> {
  const end = Date.now() + LONGEST_START;
  while (Date.now() < end && program.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const reached = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (reached) return socket;
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  program.kill();
  throw new Error("Firefox did not start");
}
