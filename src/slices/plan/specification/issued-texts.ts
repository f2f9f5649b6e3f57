import type { Tx } from '#platform/db/database.ts';
import type { Block } from '#platform/documents/index.ts';
import { readVersion } from './issue-specification.ts';
import { clauses } from './specification-document.ts';
import { specificationsOf } from './specification-store.ts';
import { versionsOf } from './version-store.ts';

/**
 * The last issued version of each specification that arranges one of these requirements, as its numbered clauses alone: without the people’s words
 * that they hang from, which may be taken back.
 */
export async function issuedTextsFor(
  tx: Tx,
  caseId: string,
  requirementIds: readonly string[],
): Promise<{ title: string; number: number; blocks: Block[] }[]> {
  const wanted = new Set(requirementIds);
  const found = [];
  for (const one of await specificationsOf(tx, caseId)) {
    if (one.state === 'withdrawn' || !one.clauses.some((clause) => wanted.has(clause.requirementId))) continue;
    const version = (await versionsOf(tx, one.id)).at(-1);
    if (version)
      found.push({ title: one.title, number: version.number, blocks: clauses(readVersion(version).content) });
  }
  return found;
}
