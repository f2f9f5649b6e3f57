import { createHash, randomUUID } from 'node:crypto';

export type NewId = () => string;

export const randomIds: NewId = () => randomUUID();

/** Version 4 identifiers that are the same for the same seed: the demonstration is equal on every machine. */
export function seededIds(seed: string): NewId {
  let count = 0;
  return () => {
    const hex = createHash('sha256').update(`${seed}:${count++}`).digest('hex');
    const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
