import type { Result } from '#slices/plan/index.ts';

/** A share in whole per cent, as what it is at least and at most: nobody knows it to the point. */
export type Share = Readonly<{ low: number; high: number }>;

/**
 * What units may be worth to people, in pence, at least and at most. An object and not a number, so that the compiler takes it nowhere that
 * money is added up: it is nobody’s saving and nobody can spend it.
 */
export type SocialWorth = Readonly<{ is: 'social worth'; leastPence: number; mostPence: number }>;

export type SocialPromise = Readonly<{
  id: string;
  agreementId: string;
  obligationId: string;
  obligation: string;
  obligationState: string;
  about: Result;
  name: string;
  unit: string;
  quantity: number;
  measure: string | null;
  licence: string | null;
  unitPence: number | null;
  unitSource: string | null;
  deadweight: Share | null;
  displacement: Share | null;
  attribution: Share | null;
}>;

export type Place = Readonly<{ place: string; residents: number; source: string }>;
export type Returned = Readonly<{ promiseId: string; quantity: number; place: string; on: string }>;

type Priced = Pick<SocialPromise, 'unitPence' | 'deadweight' | 'displacement' | 'attribution'>;

/**
 * quantity × what a unit is held to be worth × (1 − what would have happened anyway) × (1 − what was moved from elsewhere) × (1 − what others
 * brought about), at both ends of each share. Null where no worth of a unit, or one of the three shares, is said.
 *
 * @example worthOf(10, { unitPence: 100_00, deadweight: { low: 20, high: 50 }, displacement: none, attribution: none }) // £500 to £800
 */
export function worthOf(quantity: number, one: Priced): SocialWorth | null {
  const { unitPence, deadweight, displacement, attribution } = one;
  if (unitPence === null || !deadweight || !displacement || !attribution) return null;
  const of = (end: 'low' | 'high') =>
    [deadweight, displacement, attribution].reduce((rest, share) => (rest * (100 - share[end])) / 100, 1);
  const pence = (end: 'low' | 'high') => Math.round(quantity * unitPence * of(end));
  return { is: 'social worth', leastPence: pence('high'), mostPence: pence('low') };
}

const key = (place: string): string => place.trim().toLowerCase().replaceAll(/\s+/g, ' ');

export type Came = Readonly<{
  here: number;
  elsewhere: number;
  places: readonly Readonly<{ place: string; quantity: number; perThousand: number | null }>[];
  /** Per £100,000 of the agreement; null where it has no value. */
  perHundredThousand: number | null;
  /** Per 1,000 who live in the places that count as here; null where there is none. */
  perThousand: number | null;
}>;

/** What came of a promise by place of work. Where a supplier is registered plays no part. */
export function cameOf(
  promise: Pick<SocialPromise, 'id'>,
  returns: readonly Returned[],
  places: readonly Place[],
  valuePence: number | null,
): Came {
  const its = returns.filter(({ promiseId }) => promiseId === promise.id);
  const sum = (rows: readonly Returned[]) =>
    Math.round(rows.reduce((total, { quantity }) => total + quantity, 0) * 100) / 100;
  const at = places.map(({ place, residents }) => {
    const quantity = sum(its.filter((one) => key(one.place) === key(place)));
    return { place, quantity, perThousand: (quantity * 1_000) / residents };
  });
  const here = sum(its.filter((one) => places.some(({ place }) => key(place) === key(one.place))));
  const residents = places.reduce((total, one) => total + one.residents, 0);
  return {
    here,
    elsewhere: Math.round((sum(its) - here) * 100) / 100,
    places: at,
    perHundredThousand: valuePence ? (here * 10_000_000) / valuePence : null,
    perThousand: residents > 0 ? (here * 1_000) / residents : null,
  };
}
