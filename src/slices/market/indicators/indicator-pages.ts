import type { z } from 'zod';
import {
  floorAt,
  handBackRate,
  type Indicator,
  indicatorsFromProviders,
  indicatorsFromTenders,
  type Pooled,
  pool,
} from '#engines/market-indicators/index.ts';
import type { Tender } from '#engines/retender-history/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { pastTendersOf } from '../history/past-tender-store.ts';
import { couldAdd } from '../roster.ts';
import { rosterOf } from '../roster-store.ts';
import { costsReturned, type FeeFacts, feeFactsOf, happenings, happeningsOf } from './facts-store.ts';
import {
  type feeInput,
  type happeningInput,
  keepFee,
  keepReturns,
  noteHappening,
  type returnsInput,
  withdrawHappening,
  type withdrawHappeningInput,
} from './keep-facts.ts';
import { sayIndicator } from './say-indicator.ts';

const pathOf = (caseId: string): string => `/cases/${caseId}/left/indicators`;

const asPast = ({ id, day, kinds, size, bids }: Tender) => ({
  id,
  day,
  size,
  kind: kinds.map((one) => one.replace(/^category: /, '')).join(' + ') || 'all work',
  bidders: bids.map(({ bidder }) => bidder),
  winner: bids.find(({ won }) => won)?.bidder ?? null,
});

const ratio = (name: 'feeAgainstFloor' | 'feeAgainstCostOfCare', value: number, n: number): Indicator => ({
  name,
  value,
  low: null,
  high: null,
  as: 'ratio',
  n,
  leftOut: 0,
  of: null,
});

/** The fee beside the floor as the wage is now, and beside what care costs. */
function feeIndicators(fee: FeeFacts | null, costs: Pooled | null): Indicator[] {
  if (!fee) return [];
  const { feePence, floorPence, floorWagePence, wagePence } = fee;
  const floor = floorPence && floorWagePence && wagePence ? floorAt(floorPence, floorWagePence, wagePence) : floorPence;
  return [
    ...(floor ? [ratio('feeAgainstFloor', feePence / floor, 1)] : []),
    ...(costs
      ? [
          {
            ...ratio('feeAgainstCostOfCare', feePence / costs.median, costs.n),
            low: feePence / costs.upperQuartile,
            high: feePence / costs.lowerQuartile,
          },
        ]
      : []),
  ];
}

export async function showIndicators({ tx, object, now }: Visit<Subject>): Promise<Reply> {
  const roster = await rosterOf(tx, object.id);
  const noted = await happeningsOf(tx, object.id);
  const fee = await feeFactsOf(tx, object.id);
  const returned = await costsReturned(tx, object.id);
  const costs = pool(returned);
  const yearAgo = addToDate(londonDate(now), { months: -12 });
  const handedBack = noted.filter(({ what, on }) => what === 'handed back' && on > yearAgo).length;
  const providers = new Set(roster.entries.map(({ provider }) => provider.toLowerCase())).size;
  const found = [
    ...indicatorsFromProviders(
      roster.entries.map((entry) => ({
        provider: entry.provider,
        zone: entry.zone,
        hours: entry.hours,
        couldAdd: couldAdd(entry, roster.growthPercent),
        type: entry.type ?? null,
      })),
    ),
    ...(noted.length > 0 && providers > 0 ? [handBackRate(handedBack, providers, 1)] : []),
    ...feeIndicators(fee, costs),
    ...indicatorsFromTenders((await pastTendersOf(tx, object.id)).map(asPast)),
  ];
  return page('market/indicators.njk', 'This market in numbers', {
    indicators: found.map(sayIndicator),
    noted,
    whatChoices: [
      { value: happenings[0], text: 'It came: it began to provide here' },
      { value: happenings[1], text: 'It left' },
      { value: happenings[2], text: 'It handed work back' },
    ],
    fee,
    returned: returned.length,
    costs: costs && { ...costs, values: [costs.lowerQuartile, costs.median, costs.upperQuartile].map(Math.round) },
  });
}

export async function keepHappening({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof happeningInput>>): Promise<Reply> {
  await noteHappening(act, object.id, body);
  return redirect(pathOf(object.id), 'It is noted.');
}

export async function keepWithdrawn({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof withdrawHappeningInput>>): Promise<Reply> {
  await withdrawHappening(act, object.id, body.happening);
  return redirect(pathOf(object.id), 'That note is gone.');
}

export async function keepFeeFacts({ act, object, body }: Doing<Subject, z.infer<typeof feeInput>>): Promise<Reply> {
  await keepFee(act, object.id, body);
  return redirect(pathOf(object.id), 'The fee is kept.');
}

export async function keepCostReturns({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof returnsInput>>): Promise<Reply> {
  const { costs, problems } = await keepReturns(act, object.id, body.returns);
  const read = `${costs.length} ${costs.length === 1 ? 'return is' : 'returns are'} kept, and shown to nobody but pooled.`;
  const first = problems.slice(0, 3).map(({ line, why }) => `line ${line}: ${why}`);
  return redirect(
    pathOf(object.id),
    problems.length > 0 ? `${read} ${problems.length} could not be read: ${first.join(' ')}` : read,
  );
}
