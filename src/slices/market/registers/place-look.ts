import { type Concentration, concentrationOf } from '#engines/concentration/index.ts';
import type { PlaceRegister } from '#standards/provider-register/index.ts';
import { nameKey } from '../suppliers/clean-name.ts';
import type { Place } from './place-store.ts';

export type PlaceMarket = Readonly<{
  area: string | null;
  service: string | null;
  locations: number;
  places: number;
  /** By places where any are known, else by locations; null where no owner is. */
  by: 'places' | 'locations';
  concentration: Concentration | null;
  largest: string | null;
  /** Locations that are in no share: their owner or, where shares are by places, their places are not known. */
  leftOut: number;
}>;

export type Owner = Readonly<{ name: string; locations: number; places: number; areas: number }>;

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const ownerKey = ({ providerId, provider }: Place): string | null => providerId ?? (provider && nameKey(provider));
const ownerName = ({ providerId, provider }: Place): string => provider ?? providerId!;

/** CQC counts beds of care homes: where one location is also a homecare agency, they are none of that service. */
const placesIn = (place: Place, service: string | null, register: PlaceRegister): number =>
  register === 'cqc' && !/\b(?:care|nursing|residential) homes?\b/i.test(service ?? '') ? 0 : (place.places ?? 0);

/**
 * Each area and service by itself, the most concentrated first. A location with several services is in each.
 *
 * @example marketsOf(places, 'cqc')[0] // { area: 'Thornmere', service: 'Nursing homes', by: 'places', … }
 */
export function marketsOf(places: readonly Place[], register: PlaceRegister): PlaceMarket[] {
  const entries = places.flatMap((place) =>
    (place.services.length > 0 ? place.services : [null]).map((service) => ({ place, service })),
  );
  const grouped = Map.groupBy(entries, ({ place, service }) => JSON.stringify([place.area, service]));
  const markets = [...grouped.values()].map((here) => {
    const { place, service } = here[0]!;
    return marketOf(
      place.area,
      service,
      here.map((one) => one.place),
      register,
    );
  });
  return markets.sort(
    (a, b) =>
      (b.concentration?.hhi ?? -1) - (a.concentration?.hhi ?? -1) ||
      b.places - a.places ||
      b.locations - a.locations ||
      `${a.area} ${a.service}`.localeCompare(`${b.area} ${b.service}`, 'en-GB'),
  );
}

function marketOf(
  area: string | null,
  service: string | null,
  here: readonly Place[],
  register: PlaceRegister,
): PlaceMarket {
  const held = (one: Place) => placesIn(one, service, register);
  const places = sum(here.map(held));
  const by = places > 0 ? 'places' : 'locations';
  const size = (one: Place) => (by === 'places' ? held(one) : 1);
  const counted = here.filter((one) => ownerKey(one) !== null && size(one) > 0);
  const owners = [...Map.groupBy(counted, ownerKey).values()]
    .map((theirs) => ({ name: ownerName(theirs[0]!), size: sum(theirs.map(size)) }))
    .sort((a, b) => b.size - a.size || a.name.localeCompare(b.name, 'en-GB'));
  return {
    area,
    service,
    locations: here.length,
    places,
    by,
    concentration: concentrationOf(owners.map((one) => one.size)),
    largest: owners[0]?.name ?? null,
    leftOut: here.length - counted.length,
  };
}

/** Owners, those with most places first. Who owns several of them is not in the register. */
export function ownersOf(places: readonly Place[]): Owner[] {
  const owned = places.filter((place) => ownerKey(place) !== null);
  return [...Map.groupBy(owned, ownerKey).values()]
    .map((theirs) => ({
      name: ownerName(theirs[0]!),
      locations: theirs.length,
      places: sum(theirs.map((one) => one.places ?? 0)),
      areas: new Set(theirs.map((one) => one.area)).size,
    }))
    .sort((a, b) => b.places - a.places || b.locations - a.locations || a.name.localeCompare(b.name, 'en-GB'));
}

export type RatingMix = Readonly<{
  ratings: readonly string[];
  rows: readonly { service: string | null; counts: readonly number[]; unrated: number }[];
}>;

const mostRatings = 8;

/** How many locations of each service have which rating, as the register words it; of many words the rarest are "Other". */
export function ratingsOf(places: readonly Place[]): RatingMix {
  const met = new Map<string, number>();
  for (const { rating } of places) if (rating) met.set(rating, (met.get(rating) ?? 0) + 1);
  const byCount = [...met].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([rating]) => rating);
  const known = byCount.slice(0, mostRatings);
  const ratings = byCount.length > known.length ? [...known, 'Other'] : known;
  const worded = (rating: string | null) => (rating && !known.includes(rating) ? 'Other' : rating);
  const entries = places.flatMap(({ services, rating }) =>
    (services.length > 0 ? services : [null]).map((service) => ({ service, rating: worded(rating) })),
  );
  const rows = [...Map.groupBy(entries, ({ service }) => service)].map(([service, here]) => ({
    service,
    counts: ratings.map((rating) => here.filter((one) => one.rating === rating).length),
    unrated: here.filter((one) => one.rating === null).length,
  }));
  rows.sort((a, b) => sum(b.counts) + b.unrated - sum(a.counts) - a.unrated);
  return { ratings, rows };
}

export type Turnover = Readonly<{
  came: readonly Place[];
  left: readonly Place[];
  /** Areas and services that only one of the two files holds: it may be about them no more, or not yet. */
  notCompared: readonly string[];
}>;

/**
 * Who is on the register of one day and never was before, and who was on the one before and is not now. Only of areas and services that both
 * files hold, since one of another part of the country would make everybody leave.
 */
export function turnover(all: readonly Place[], latest: string, before: string): Turnover {
  const now = all.filter((one) => one.seenLast === latest);
  const then = all.filter((one) => one.seenFirst <= before);
  const areas = heldByOne(now, then, ({ area }) => [area ?? 'no area']);
  const services = heldByOne(now, then, (one) => (one.services.length > 0 ? one.services : ['no service']));
  const compared = (one: Place) =>
    !areas.has(one.area ?? 'no area') &&
    (one.services.length > 0 ? one.services : ['no service']).some((service) => !services.has(service));
  return {
    came: now.filter((one) => one.seenFirst === latest && compared(one)),
    left: all.filter((one) => one.seenLast === before && compared(one)),
    notCompared: [...areas, ...services].sort(),
  };
}

function heldByOne(a: readonly Place[], b: readonly Place[], of: (place: Place) => readonly string[]): Set<string> {
  const [inA, inB] = [new Set(a.flatMap(of)), new Set(b.flatMap(of))];
  return new Set([...inA, ...inB].filter((one) => !inA.has(one) || !inB.has(one)));
}
