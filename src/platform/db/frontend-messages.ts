const startupHeader = 4;
const messageHeader = 5;
const terminate = 'X'.charCodeAt(0);

/** Query, Sync, Flush, function call, and the ends of a COPY: after these a server answers; before them it only listens. */
const answered = new Set([...'QSHFcf'].map((letter) => letter.charCodeAt(0)));

/**
 * Cuts what a PostgreSQL client writes into batches that can each be run to their answer. PGlite expects whole messages
 * and answers after each call, so half a message, or a Parse without its Sync, must wait for the rest. A client's
 * Terminate is left out: PGlite would take it as the end of the whole database.
 */
export class FrontendMessages {
  #bytes: Buffer = Buffer.alloc(0);
  #started = false;
  #scanned = 0;

  add(chunk: Uint8Array): void {
    this.#bytes = this.#bytes.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#bytes, chunk]);
  }

  /** The next complete batch, or null when more has to arrive first. */
  next(): Uint8Array | null {
    if (!this.#started) return this.#startup();
    for (;;) {
      const end = this.#messageEnd();
      if (end === null) return null;
      const type = this.#bytes[this.#scanned]!;
      if (type === terminate) {
        this.#bytes = this.#bytes.subarray(end);
        this.#scanned = 0;
        continue;
      }
      this.#scanned = end;
      if (answered.has(type)) return this.#take(end);
    }
  }

  #messageEnd(): number | null {
    if (this.#bytes.length < this.#scanned + messageHeader) return null;
    const end = this.#scanned + 1 + this.#bytes.readUInt32BE(this.#scanned + 1);
    return end <= this.#bytes.length ? end : null;
  }

  #startup(): Uint8Array | null {
    if (this.#bytes.length < startupHeader) return null;
    const end = this.#bytes.readUInt32BE(0);
    if (this.#bytes.length < end) return null;
    this.#started = true;
    return this.#take(end);
  }

  #take(end: number): Uint8Array {
    const batch = new Uint8Array(this.#bytes.subarray(0, end));
    this.#bytes = this.#bytes.subarray(end);
    this.#scanned = 0;
    return batch;
  }
}
