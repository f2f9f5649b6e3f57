import type { Tx } from '#platform/db/database.ts';
import { londonDate } from '#platform/say.ts';
import { promisingOf } from '#slices/learning/index.ts';
import { detailsOf, type LeavingAsk, leavingAsksOf, mechanismsOf, resultLabels, results } from '#slices/plan/index.ts';
import { lotLeavingNow, lotsOf, procurementsOf, timingOfLot } from '#slices/procurement/index.ts';
import { type Became, becameOf, isShown, type LooseLeavings, looseLeavings } from './leaving-became.ts';

export type LeavingFacts = Readonly<{
  asked: readonly string[];
  said: readonly Readonly<{ feels: 'hope' | 'fear'; about: string; words: string; by: string }>[];
  ways: readonly string[];
  became: readonly Became[];
  loose: LooseLeavings;
  lots: readonly Readonly<{ title: string; says: string; late: boolean; leaves: readonly string[] }>[];
}>;

const whole = (one: Partial<Record<(typeof results)[number], string | null>> | undefined): string[] =>
  results.flatMap((name) => (one?.[name] ? [`${resultLabels[name]}: ${one[name]}`] : []));

const saidIn = (asks: readonly LeavingAsk[]) =>
  asks.flatMap((ask) =>
    ask.words.map(({ feels, about, words }) => ({
      feels,
      about: resultLabels[about],
      words,
      by: `${ask.body}, ${londonDate(ask.heardOn)}`,
    })),
  );

const askedLine = (ask: LeavingAsk): string =>
  ask.state === 'answered'
    ? `${ask.body} was heard on ${londonDate(ask.heardOn)}.`
    : `${ask.body} was asked on ${londonDate(ask.askedAt)} and has not answered yet.`;

async function waysOf(tx: Tx, caseId: string): Promise<string[]> {
  const mechanisms = (await mechanismsOf(tx, caseId)).filter((one) => one.state !== 'stopped');
  const details = await detailsOf(
    tx,
    mechanisms.map((one) => one.id),
  );
  return mechanisms.flatMap((one) => whole(details.get(one.id)).map((line) => `${one.title}. ${line}`));
}

/** Of lots only those of the procurements that are asked for. */
async function lotsSay(tx: Tx, caseId: string, asks: readonly LeavingAsk[], procurements: ReadonlySet<string>) {
  const lots = (await lotsOf(tx, caseId)).filter(
    (lot) => lot.state !== 'withdrawn' && procurements.has(lot.procurementId),
  );
  const now = await lotLeavingNow(
    tx,
    lots.map((lot) => lot.id),
  );
  return lots.map((lot) => ({
    title: lot.title,
    ...timingOfLot(lot, asks),
    leaves: [...(lot.leavesBehind ? [lot.leavesBehind] : []), ...whole(now.get(lot.id))],
  }));
}

/** What it should leave, for those who work on it. Lots only for those who may see the buying. */
export async function leavingFacts(tx: Tx, caseId: string, may: readonly string[]): Promise<LeavingFacts | null> {
  if (!may.includes('seeInside')) return null;
  const asks = (await leavingAsksOf(tx, caseId)).filter((ask) => ask.state !== 'withdrawn');
  const procurements = may.includes('seeMarket') ? await procurementsOf(tx, caseId) : [];
  const live = procurements.filter((one) => one.state !== 'stopped').map((one) => one.id);
  return {
    asked: asks.map(askedLine),
    became: await becameOf(
      tx,
      caseId,
      (await promisingOf(tx, caseId)).filter((one) => isShown(one, may)),
      false,
    ),
    loose: await looseLeavings(tx, caseId, may),
    said: saidIn(asks),
    ways: await waysOf(tx, caseId),
    lots: await lotsSay(tx, caseId, asks, new Set(live)),
  };
}

/** The same for anybody: words that may be printed, and lots of what has been published. */
export async function publicLeavings(tx: Tx, caseId: string): Promise<LeavingFacts> {
  const asks = (await leavingAsksOf(tx, caseId)).filter((ask) => ask.state !== 'withdrawn');
  const shown = (await procurementsOf(tx, caseId)).filter((one) => ['published', 'awarded'].includes(one.state));
  return {
    asked: [],
    became: await becameOf(
      tx,
      caseId,
      (await promisingOf(tx, caseId)).filter((one) => one.isOut && !one.over),
      true,
    ),
    loose: await looseLeavings(tx, caseId, []),
    said: saidIn(asks.filter((ask) => ask.mayPrint)),
    ways: await waysOf(tx, caseId),
    lots: await lotsSay(tx, caseId, asks, new Set(shown.map((one) => one.id))),
  };
}
