import { randomUUID } from 'node:crypto';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { isAlive, type ProcessIdentity, thisProcess } from './process-identity.ts';

type LockRecord = ProcessIdentity & { token: string; takenAt: string };

export type DataLock = { readonly file: string; release(): void };

/** A lock file whose text is not complete yet is given this long before it counts as left behind. */
const unfinishedGraceMillis = 10_000;

export class DataInUseError extends Error {
  override readonly name = 'DataInUseError';
  readonly pid: number | null;

  constructor(dataDir: string, file: string, holder: LockRecord | null) {
    super(describe(dataDir, file, holder));
    this.pid = holder?.pid ?? null;
  }
}

function describe(dataDir: string, file: string, holder: LockRecord | null): string {
  const start = `The data in ${dataDir} is already in use`;
  if (!holder) return `${start}: another process is just opening it. Wait a moment and try again.`;
  if (isAlive(holder) === null) {
    return (
      `${start} by process ${holder.pid} on the computer "${holder.host}", since ${holder.takenAt}. ` +
      `From here nobody can see whether that process still runs. Stop it there. If you are sure that it no longer runs, delete ${file} and try again.`
    );
  }
  const who =
    holder.pid === process.pid
      ? 'this same process'
      : `process ${holder.pid} on this computer, since ${holder.takenAt}`;
  return `${start} by ${who}. Stop that process and try again, or start this one with another data folder.`;
}

/**
 * Takes the embedded database's folder for this process alone, or throws DataInUseError. PGlite has no lock of its own:
 * two processes on one folder would each keep their own version of the truth.
 */
export function lockDataDirectory(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'database.lock');
  const record: LockRecord = { ...thisProcess(), token: randomUUID(), takenAt: new Date().toISOString() };
  take(dataDir, file, record);
  return holdLock(file, record.token);
}

function take(dataDir: string, file: string, record: LockRecord): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(file, record)) return;
    const text = readIfThere(file);
    if (text === null) continue;
    const holder = parse(text);
    if (holder ? isAlive(holder) !== false : isFresh(file)) throw new DataInUseError(dataDir, file, holder);
    removeStale(file, text);
  }
  throw new DataInUseError(dataDir, file, null);
}

function create(file: string, record: LockRecord): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(descriptor, `${JSON.stringify(record)}\n`);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/**
 * Moves the dead holder's file aside before deleting it. Two processes may find the same dead lock; a rename is atomic, so
 * one of them gets it, and the loser, who may have moved the winner's new lock, sees that and puts it back.
 */
function removeStale(file: string, staleText: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    if (readIfThere(aside) !== staleText) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function holdLock(file: string, token: string): DataLock {
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    process.off('exit', release);
    if (parse(readIfThere(file) ?? '')?.token === token) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return { file, release };
}

function parse(text: string): LockRecord | null {
  try {
    const record = JSON.parse(text) as LockRecord;
    return Number.isInteger(record.pid) && typeof record.token === 'string' ? record : null;
  } catch {
    return null;
  }
}

function isFresh(file: string): boolean {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < unfinishedGraceMillis;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
