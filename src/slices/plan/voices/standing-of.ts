import type { Tx } from '#platform/db/database.ts';
import type { Challenge } from '../challenge.ts';
import { settledOf, voicesOf } from './voice-store.ts';
import { type SettledDifference, type Standing, standing, type Voice } from './voices.ts';

export type WithVoices = Standing & Readonly<{ voices: readonly Voice[]; settled: readonly SettledDifference[] }>;
type Of = Pick<Challenge, 'subjectKind' | 'subjectId'>;

const key = (of: Of): string => `${of.subjectKind}:${of.subjectId}`;

/** Where each challenge of a case stands, by what it is about. Nothing where nobody has spoken. */
export async function standingsOf(tx: Tx, caseId: string): Promise<(of: Of) => WithVoices> {
  const voices = Map.groupBy(await voicesOf(tx, caseId), key);
  const settled = Map.groupBy(await settledOf(tx, caseId), key);
  return (of) => {
    const [said, found] = [voices.get(key(of)) ?? [], settled.get(key(of)) ?? []];
    return { ...standing(said, found), voices: said, settled: found };
  };
}
