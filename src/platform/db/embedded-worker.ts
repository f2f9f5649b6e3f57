import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { FromWorker, ToWorker, WorkerData } from './embedded-messages.ts';

const port = parentPort!;
const { directory } = workerData as WorkerData;

// relaxedDurability stays off: an answer may leave only after the write-ahead log was handed to the operating system.
const database = await PGlite.create(directory, { relaxedDurability: false });

let currentSession: number | null = null;
let tail: Promise<void> = Promise.resolve();

/** A server forgets a connection's transaction, role and settings when it ends. PGlite is one session, so we do it. */
async function forgetSession(): Promise<void> {
  currentSession = null;
  if (database.isInTransaction()) await database.exec('rollback');
  await database.exec('discard all');
}

async function exchange(message: Extract<ToWorker, { type: 'exchange' }>): Promise<void> {
  const { id, session, bytes } = message;
  const isStartup = bytes[0] === 0;
  if (isStartup && currentSession !== session) {
    if (currentSession !== null) await forgetSession();
    currentSession = session;
  }
  if (currentSession !== session) return send({ type: 'refused', id, reason: 'The connection has ended.' });
  const chunks: Uint8Array[] = [];
  await database.execProtocolRawStream(bytes, { onRawData: (chunk) => chunks.push(chunk.slice()) });
  const answer = joined(chunks);
  if (!isFlush(bytes) && !endsReady(answer)) throw new Error('a statement was left without an answer');
  send({ type: 'answer', id, bytes: answer }, [answer.buffer]);
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'exchange') return exchange(message);
  if (message.type === 'endSession') {
    if (currentSession === message.session) await forgetSession();
    return;
  }
  await database.close();
  send({ type: 'closed' });
  port.close();
}

// PGlite swallows a failure inside its WebAssembly, such as a stack overflow, and returns half an answer. The driver would
// wait for the other half for ever, so an answer must end with ReadyForQuery, except to a Flush.
const readyForQuery = 'Z'.charCodeAt(0);
const flush = 'H'.charCodeAt(0);

function endsReady(answer: Uint8Array): boolean {
  return answer.at(-6) === readyForQuery && answer.at(-2) === 5;
}

function isFlush(bytes: Uint8Array): boolean {
  return bytes.at(-5) === flush && bytes.at(-1) === 4;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

/** Not a failed statement (those are answers) but a broken engine: nothing more can be asked of it. */
function broken(error: unknown): never {
  const { name, message } = error as Partial<Error>;
  send({ type: 'broken', reason: [name, message].filter(Boolean).join(': ') || String(error) });
  process.exit(1);
}

port.on('message', (message: ToWorker) => {
  tail = tail.then(() => handle(message)).catch(broken);
});
send({ type: 'ready' });
