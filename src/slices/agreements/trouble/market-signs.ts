import { pounds } from '#platform/say.ts';
import type { Sign, SignType } from './trouble.ts';

export type MarketFacts = Readonly<{
  happenings: readonly Readonly<{ id: string; provider: string; what: string; on: string; source: string | null }>[];
  fee: Readonly<{ feePence: number; floorPence: number | null; source: string | null }> | null;
  roster: readonly Readonly<{ id: string; provider: string; wouldBid?: string | null; wouldBidOn?: string | null }>[];
  places: readonly Readonly<{ id: string; name: string | null; provider: string | null; rating: string | null }>[];
  placesAsAt: string | null;
}>;

const key = (name: string | null): string => (name ?? '').trim().toLowerCase().replaceAll(/\s+/g, ' ');
const poor = new Set(['inadequate', 'requires improvement']);

/**
 * What the market’s registers say of one provider, by its name as it is written there: a line a fact, with its source and day. A fee is the
 * same for all who are paid it. Nothing is weighed and nothing added up: each is a reason to talk.
 */
export function marketSigns(provider: string, facts: MarketFacts): Sign[] {
  const its = (name: string | null) => key(name) === key(provider);
  const sign = (id: string, type: SignType, words: string, source: string, seenOn: string | null): Sign => ({
    ...{ id, type, words, source, seenOn },
    ...{ own: false, mayShow: false },
  });
  const { fee } = facts;
  return [
    ...facts.happenings
      .filter((one) => one.what === 'handed back' && its(one.provider))
      .map((one) => sign(one.id, 'handed-back', 'It handed work back', one.source ?? 'The market page', one.on)),
    ...(fee?.floorPence && fee.feePence < fee.floorPence
      ? [
          sign(
            'fee',
            'fee',
            `The fee of ${pounds(fee.feePence)} an hour is ${pounds(fee.floorPence - fee.feePence)} below the estimated cost of employing somebody lawfully, ${pounds(fee.floorPence)}. That is an estimate.`,
            fee.source ?? 'The market page',
            null,
          ),
        ]
      : []),
    ...facts.roster
      .filter((one) => one.wouldBid === 'no' && its(one.provider))
      .map((one) => sign(one.id, 'other', 'It says that it would not bid again', 'The roster', one.wouldBidOn ?? null)),
    ...facts.places
      .filter((one) => poor.has(key(one.rating)) && (its(one.provider) || its(one.name)))
      .map((one) =>
        sign(one.id, 'rating', `${one.name ?? 'A place'} is rated “${one.rating}”`, 'The register', facts.placesAsAt),
      ),
  ];
}
