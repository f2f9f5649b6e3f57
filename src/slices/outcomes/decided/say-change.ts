import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/say.ts';
import { outcomesById } from '../outcome-store.ts';
import { changesOf, forgetChanges, insertChange, type OutcomeChange } from './change-store.ts';

export type SayChange = Readonly<{
  caseId: string;
  decidedBy: Ref;
  outcomeIds: readonly string[];
  change: OutcomeChange['change'];
  /** Null where nobody but those on the case may read it: then what was told before is taken back. */
  words: string | null;
}>;

const does: Record<OutcomeChange['change'], string> = {
  stop: 'We stop something',
  adapt: 'We change something',
  spread: 'We do more of it',
  keep: 'We keep on',
};

/**
 * Tells what was decided to everybody whose words are in some outcomes: on the page behind their link, in each letter from now on,
 * and on the page for residents. It is written once, by what decided it.
 */
export async function sayChange(act: Act, said: SayChange): Promise<void> {
  await forgetChanges(act.tx, said.decidedBy);
  const { words } = said;
  if (words === null) return;
  const here = (await outcomesById(act.tx, said.outcomeIds)).filter((one) => one.caseId === said.caseId);
  for (const { id } of here) {
    await insertChange(act.tx, said.decidedBy, { outcomeId: id, change: said.change, words, decidedAt: act.now });
    act.record({
      action: 'outcome.changeTold',
      on: { kind: 'outcome', id },
      caseId: said.caseId,
      fields: ['change', 'words'],
      content: words,
    });
  }
}

/** "We change something, 4 May 2027: hours are paid at what they cost." */
export const changeLine = ({ change, words, decidedAt }: OutcomeChange): string =>
  `${does[change]}, ${londonDate(decidedAt)}: ${words}`;

/** The lines of each outcome, by its id. */
export async function changeLines(
  tx: Act['tx'],
  outcomeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = Map.groupBy(await changesOf(tx, outcomeIds), (one) => one.outcomeId);
  return new Map([...found].map(([id, list]) => [id, list.map(changeLine)]));
}
