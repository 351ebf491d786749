// The page that leaving leads to: a small server of its own, on another site than the program. What a
// test sets here is so until it says otherwise.
import { type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export class Weather {
  /** Address of the page. The same machine, but another site for a browser: the program's is a number. */
  url = "";
  /** Takes requests and does not answer them: an other site that takes its time. */
  slow = false;
  /** What requests have told: where they came from. */
  readonly referrers: (string | undefined)[] = [];
  private readonly waiting: ServerResponse[] = [];
  private server?: Server;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      if (request.url !== "/weather") {
        response.writeHead(404).end();
        return;
      }
      this.referrers.push(request.headers.referer);
      if (this.slow) this.waiting.push(response);
      else answer(response);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.url = `http://localhost:${(server.address() as AddressInfo).port}/weather`;
  }

  /** Answers what has waited. */
  goOn(): void {
    this.slow = false;
    for (const response of this.waiting.splice(0)) answer(response);
  }

  stop(): void {
    this.goOn();
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

function answer(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end('<!DOCTYPE html><html lang="en"><title>Weather</title><link rel="icon" href="data:,"><h1>Sunny spells</h1>');
}
