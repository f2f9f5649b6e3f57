import { Duplex } from 'node:stream';
import type { EmbeddedServer } from './embedded-server.ts';
import { FrontendMessages } from './frontend-messages.ts';

type Done = (error?: Error | null) => void;

/** Stands where the `pg` driver expects a socket, and carries its bytes to the embedded database. */
export class EmbeddedStream extends Duplex {
  readonly #server: EmbeddedServer;
  readonly #session: number;
  readonly #messages = new FrontendMessages();
  readonly #stopListening: () => void;

  constructor(server: EmbeddedServer) {
    super();
    this.#server = server;
    this.#session = server.newSession();
    this.#stopListening = server.onFailure((error) => this.destroy(error));
  }

  connect(): this {
    queueMicrotask(() => {
      if (this.#server.failure) this.destroy(this.#server.failure);
      else this.emit('connect');
    });
    return this;
  }

  // A socket's settings, which mean nothing between threads.
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#messages.add(chunk);
    this.#exchangeAll().then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    for (const { chunk } of chunks) this.#messages.add(chunk);
    this.#exchangeAll().then(() => done(), done);
  }

  override _final(done: Done): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#stopListening();
    this.#server.endSession(this.#session);
    done(error);
  }

  async #exchangeAll(): Promise<void> {
    for (let batch = this.#messages.next(); batch; batch = this.#messages.next()) {
      const answer = await this.#server.exchange(this.#session, batch);
      if (this.destroyed) return;
      if (answer.length > 0) this.push(answer);
    }
  }
}
