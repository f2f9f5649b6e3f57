import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const newToken = (): string => randomBytes(32).toString('base64url');
export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
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
