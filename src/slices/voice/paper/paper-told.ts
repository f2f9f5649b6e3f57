import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import { toldByNumber } from '../told/told-store.ts';
import { handsOf } from './hands-store.ts';
import { pilesOf, sheetCounts } from './pile-store.ts';
import { type ToldWays, waysNumber, wayWords } from './tell-ways.ts';
import { peopleByWay } from './told-store.ts';
import { type ToldCell, totalsOf } from './totals.ts';

/**
 * What everybody may read of how people took part: by way, and within each by place, with nothing that tells of fewer people than
 * `thresholds.publishedCell` and is told in steps of as many; what was not checked by two; and hands that were counted in a room. For the page, files and the report.
 */
export async function paperTold(tx: Tx, conversationId: string) {
  const people = await peopleByWay(tx, conversationId);
  const least = thresholds.publishedCell;
  const told = (await toldByNumber(tx, conversationId)).get(waysNumber)?.line as ToldWays | undefined;
  const { ways, places } = told ?? { ways: [], places: [] };
  const offline = people.some(({ way }) => wayWords[way] !== 'online');
  const piles = (await pilesOf(tx, conversationId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const counts = await sheetCounts(tx, conversationId);
  const open = new Set(piles.map(({ id }) => id));
  const { typedOnce, differs, setAside, late } = totalsOf(counts.filter(({ pileId }) => open.has(pileId)));
  const waiting = typedOnce + differs;
  const keptOut = setAside + late;
  return {
    offline,
    ways: offline ? ways : ([] as ToldCell[]),
    places: offline ? places : ([] as ToldCell[]),
    least,
    /** Null where there are some, and fewer than are told. */
    waiting: waiting === 0 || waiting >= least ? waiting : null,
    keptOut: keptOut === 0 || keptOut >= least ? keptOut : null,
    unchecked: piles
      .filter(({ checking }) => checking === 'one person')
      .map(({ place, checkingNote }) => ({ place, because: checkingNote })),
    readBack: piles.some(({ checking }) => checking === 'read back'),
    hands: (await handsOf(tx, conversationId))
      .filter(({ withdrawnBecause }) => withdrawnBecause === null)
      .map(({ place, heldOn, people: room, counts: lines }) => ({
        ...{ place, heldOn },
        people: room >= least ? room : null,
        counts:
          room >= least
            ? lines
                .filter(({ state }) => state === 'accepted')
                .map(({ number, words, agree, disagree, unsure }) => ({ number, words, agree, disagree, unsure }))
            : [],
      })),
  };
}

export type PaperTold = Awaited<ReturnType<typeof paperTold>>;

/** The same in a file: null where fewer than `fewestTold` people are behind it. */
export const fileOf = ({ ways, places, least, waiting, keptOut, hands }: PaperTold) => ({
  tookPart: { ways, places, fewestTold: least, sheetsWaiting: waiting, sheetsKeptOut: keptOut },
  handsCounted: hands,
});
