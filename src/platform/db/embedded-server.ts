import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerData } from './embedded-messages.ts';

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void; timer: NodeJS.Timeout };

export type EmbeddedServerOptions = {
  directory: string;
  /** How long one exchange may take before the engine counts as stuck and is stopped. */
  exchangeTimeoutMillis?: number;
  closeTimeoutMillis?: number;
  workerUrl?: URL;
  stackSizeMb?: number;
};

/**
 * PostgreSQL stops a statement that recurses too deeply with an error, but it counts its own stack, and Node's default of
 * 4 MB for a thread overflows first, which would break the engine.
 */
const stackSizeMb = 32;

export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}

/**
 * The worker thread that runs PGlite, as the application sees it: bytes of PostgreSQL's protocol in, bytes out, one
 * exchange at a time. When the worker dies or is stuck, everything that waits fails with the reason, and so does all that
 * comes later: nothing waits for ever.
 */
export class EmbeddedServer {
  readonly #worker: Worker;
  readonly #exchangeTimeoutMillis: number;
  readonly #closeTimeoutMillis: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #failureListeners = new Set<(error: Error) => void>();
  #sequence = 0;
  #failure: Error | null = null;
  #closing: Promise<void> | null = null;
  #onReady = () => {};
  #onClosed = () => {};

  private constructor(options: EmbeddedServerOptions) {
    this.#exchangeTimeoutMillis = options.exchangeTimeoutMillis ?? 120_000;
    this.#closeTimeoutMillis = options.closeTimeoutMillis ?? 10_000;
    const url = options.workerUrl ?? new URL('./embedded-worker.ts', import.meta.url);
    const workerData: WorkerData = { directory: options.directory };
    this.#worker = new Worker(url, { workerData, resourceLimits: { stackSizeMb: options.stackSizeMb ?? stackSizeMb } });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#exited(code));
  }

  static async start(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
    const server = new EmbeddedServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#onReady = resolve;
      server.onFailure(reject);
    });
    return server;
  }

  get failure(): Error | null {
    return this.#failure;
  }

  /** Called once when the worker fails; returns how to stop listening. */
  onFailure(listener: (error: Error) => void): () => void {
    this.#failureListeners.add(listener);
    return () => this.#failureListeners.delete(listener);
  }

  newSession(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  exchange(session: number, bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#sequence += 1;
    const id = this.#sequence;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#stuck(), this.#exchangeTimeoutMillis);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#send({ type: 'exchange', id, session, bytes });
    });
  }

  endSession(session: number): void {
    if (!this.#failure) this.#send({ type: 'endSession', session });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (!this.#failure) {
      let timer: NodeJS.Timeout | undefined;
      // Stopping without the engine's consent is safe for committed data: the next start replays its write-ahead log.
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, this.#closeTimeoutMillis);
      });
      const closed = new Promise<void>((resolve) => {
        this.#onClosed = resolve;
      });
      this.#send({ type: 'close' });
      await Promise.race([closed, tooLong]);
      clearTimeout(timer);
      this.#fail(new Error('it was closed'));
    }
    await this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.type === 'ready') this.#onReady();
    else if (message.type === 'closed') this.#onClosed();
    else if (message.type === 'broken') this.#fail(new Error(`its engine broke (${message.reason})`));
    else this.#settle(message);
  }

  #settle(message: Extract<FromWorker, { id: number }>): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.type === 'answer') waiting.resolve(message.bytes);
    else waiting.reject(new EmbeddedDatabaseError(message.reason));
  }

  #stuck(): void {
    this.#fail(new Error(`a statement had no answer within ${this.#exchangeTimeoutMillis / 1000} seconds`));
    void this.#worker.terminate();
  }

  #exited(code: number): void {
    if (this.#closing) this.#onClosed();
    else this.#fail(new Error(`its thread ended with code ${code}`));
  }

  #fail(cause: unknown): void {
    if (this.#failure) return;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = this.#closing ? '' : ' Restart Commonweal; what was saved is still there.';
    this.#failure = new EmbeddedDatabaseError(`The embedded database stopped: ${reason}.${advice}`, { cause });
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(this.#failure);
    }
    this.#waiting.clear();
    for (const listener of this.#failureListeners) listener(this.#failure);
    this.#failureListeners.clear();
  }
}
