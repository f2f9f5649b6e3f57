import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditHead } from './append.ts';

export type HeadFile = { append(head: AuditHead): void; last(): AuditHead | null; all(): AuditHead[] };

/** The chain's heads, kept outside the database, so that a chain cut short at its end shows. */
export function openHeadFile(dataDir: string): HeadFile {
  const file = path.join(dataDir, 'audit-heads.log');
  mkdirSync(dataDir, { recursive: true });
  const all = (): AuditHead[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : []);
  return {
    append: (head) => appendFileSync(file, `${head.seq} ${head.hash}\n`),
    all,
    last: () => all().reduce<AuditHead | null>((last, head) => (last && last.seq > head.seq ? last : head), null),
  };
}

// A kill can leave half a line at the end; half a line proves nothing and is passed over.
function readLine(line: string): AuditHead[] {
  const match = /^(\d+) ([0-9a-f]{64})$/.exec(line);
  return match ? [{ seq: Number(match[1]), hash: match[2]! }] : [];
}
