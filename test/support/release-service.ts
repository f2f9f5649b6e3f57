import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service that publishes releases, on this machine alone: pages by cursor, unless the next answers were given to it. */
export class ReleaseService {
  readonly #server = createServer((request, response) => {
    this.asked.push(request.url!);
    (this.odd.shift() ?? this.#page)(request, response);
  });
  readonly releases: object[] = [];
  readonly asked: string[] = [];
  /** Answers to give before any page. */
  readonly odd: Answer[] = [];
  pageSize = 100;
  origin = '';
  nextFrom: (cursor: number) => string = (cursor) => `${this.origin}/more?cursor=${cursor}`;

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  readonly #page: Answer = (request, response) => {
    const from = Number(new URL(request.url!, this.origin).searchParams.get('cursor') ?? 0);
    const releases = this.releases.slice(from, from + this.pageSize);
    const more = from + this.pageSize < this.releases.length;
    const links = more ? { next: this.nextFrom(from + this.pageSize) } : {};
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ version: '1.1', releases, links }));
  };
}

/** An answer with a status, headers and a body of its own. */
export const answers =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** Promises more than it sends, and hangs up. */
export const cutShort: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '5000' });
  response.write('{"releases":[');
  response.destroy();
};
