import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const newToken = (): string => randomBytes(32).toString('base64url');
export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
}

/** Letters drawn evenly from an alphabet, for a code that people type. */
export const newCode = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

const cipher = 'aes-256-gcm';
const keyOf = (secret: string): Buffer => createHash('sha256').update(`lock:${secret}`).digest();

/** Text that only whoever has the secret can read again. */
export function lockText(text: string, secret: string): string {
  const start = randomBytes(12);
  const lock = createCipheriv(cipher, keyOf(secret), start);
  const locked = Buffer.concat([lock.update(text, 'utf8'), lock.final()]);
  return Buffer.concat([start, lock.getAuthTag(), locked]).toString('base64url');
}

export function unlockText(locked: string, secret: string): string {
  const bytes = Buffer.from(locked, 'base64url');
  const open = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([open.update(bytes.subarray(28)), open.final()]).toString('utf8');
}

export type Signer = { sign(value: string): string };

/** Signs with a key kept beside the data, made at the first start and readable by its owner alone. */
export function openSigner(dataDir: string): Signer {
  const key = readOrMakeKey(path.join(dataDir, 'secret.key'));
  return { sign: (value) => createHmac('sha256', key).update(value).digest('base64url') };
}

function readOrMakeKey(file: string): Buffer {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
