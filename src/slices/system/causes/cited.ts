import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { sampleAccess } from '../access.ts';
import { sayShare } from '../demand/sample.ts';
import { samplesOf } from '../demand/sample-store.ts';
import type { Cause } from './cause.ts';
import { sourcesAmong } from './sources.ts';

/** What a step is known by, as the chain shows it: each sample's share, and how many independent sources there are in all. */
export type Known = Readonly<{
  samples: readonly Readonly<{ id: string; title: string; says: string; path: string; withdrawn: boolean }>[];
  sources: number;
}>;

/** Reads a case's samples once; answers for each cause what it is known by. */
export async function shownSamples(tx: Tx, who: Who, caseId: string): Promise<(cause: Cause) => Known> {
  const all = (await samplesOf(tx, caseId)).filter((one) => sampleAccess(who, one).includes('see'));
  const byId = new Map(all.map((one) => [one.id, one]));
  return (cause) => {
    const cited = cause.sampleIds.flatMap((id) => byId.get(id) ?? []);
    return {
      samples: cited.map((one) => ({
        id: one.id,
        title: one.title,
        says: sayShare(one),
        path: `/cases/${one.caseId}/demand/${one.id}`,
        withdrawn: one.state === 'withdrawn',
      })),
      sources: sourcesAmong(cited, cause.evidence),
    };
  };
}

/** The samples of a case that can be cited, but for those cited already. */
export async function sampleChoices(tx: Tx, who: Who, caseId: string, cited: readonly string[]) {
  return (await samplesOf(tx, caseId))
    .filter((one) => one.state === 'open' && !cited.includes(one.id) && sampleAccess(who, one).includes('see'))
    .map((one) => ({ value: one.id, text: one.title, hint: sayShare(one) }));
}
