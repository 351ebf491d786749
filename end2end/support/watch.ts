// Watches every page of a test: what the console says, what fails, and where requests go. What a test
// expects, it says beforehand; all else is a complaint, and the test fails.
import type { BrowserContext, Page } from "@playwright/test";

export class Watch {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];
  private readonly origins: string[];
  /** Method and address of every request to the server, without its host. */
  readonly requests: string[] = [];

  constructor(context: BrowserContext, origin: string) {
    this.origins = [origin];
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (!/^https?:$/.test(url.protocol)) return;
      if (!this.origins.includes(url.origin)) this.found.push(`request to ${url.origin}`);
      this.requests.push(`${request.method()} ${url.pathname}`);
    });
    context.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() >= 400) this.found.push(`status ${response.status()} of ${pathname}`);
    });
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A page that is left does not wait for what it still had under way.
      if (why !== "net::ERR_ABORTED") this.found.push(`${why} at ${new URL(request.url()).pathname}`);
    });
    context.on("page", (page) => this.listen(page));
  }

  /** A test that starts a server of its own is served by two. */
  expectServer(origin: string): void {
    this.origins.push(origin);
  }

  /** Allows complaints of this kind. */
  expect(...kinds: RegExp[]): void {
    this.expected.push(...kinds);
  }

  /** Allows answers with these statuses. */
  expectStatus(...statuses: number[]): void {
    for (const status of statuses) this.expect(new RegExp(`^status ${status} of `));
  }

  complaints(): string[] {
    return this.found.filter((complaint) => !this.expected.some((kind) => kind.test(complaint)));
  }

  private listen(page: Page): void {
    page.on("pageerror", (error) => this.found.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      // The same is noted of the response or the failed request, with its address.
      if (/^Failed to load resource/.test(message.text())) return;
      this.found.push(`console: ${message.text()}`);
    });
  }
}
