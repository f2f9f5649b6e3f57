import { splitPence } from './split-pence.ts';

export const version = 'sharing 1';

/** Of a whole: 10,000 is all of it, 0 none of it. */
export const whole = 10_000;

/** Amounts are whole pence; a target from which more was moved away than it held is below nothing. A member’s weight is its share of what the members share; a cap is the most that it gains, or bears. */
export type SharingMember = Readonly<{
  id: string;
  target: number;
  actual: number;
  weight: number;
  gainCap?: number;
  painCap?: number;
}>;

/** Who pays the target cost, as the commissioner does, and has what the members do not share. */
export type SharingOwner = Readonly<{ id: string; weight: number }>;

/** Shares and the modifier are ten-thousandths of a whole. The modifier is what outcomes leave of a gain; it never makes a pain larger or less. */
export type SharingTerms = Readonly<{ gainShare: number; painShare: number; modifier: number }>;

export type Shared = Readonly<{
  version: typeof version;
  target: number;
  actual: number;
  /** Target less actual: above nothing is a gain, below it a pain. */
  difference: number;
  /** What the members’ share comes to before caps. */
  membersPot: number;
  /** By member: above nothing it gains, below it bears. */
  members: Readonly<Record<string, number>>;
  /** What caps turned away, which goes to the owners too. */
  beyondCaps: number;
  owners: Readonly<Record<string, number>>;
  /** Where nobody pays, nobody has the rest. */
  unshared: number;
}>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isPence = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isShare = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= whole;

function check(members: readonly SharingMember[], owners: readonly SharingOwner[], terms: SharingTerms): void {
  const amounts = members.flatMap(({ actual, weight, gainCap = 0, painCap = 0 }) => [actual, weight, gainCap, painCap]);
  const targets = members.map(({ target }) => target);
  if (
    ![...amounts, ...owners.map(({ weight }) => weight)].every(isPence) ||
    ![...targets, sum(targets), sum(amounts)].every(Number.isSafeInteger)
  )
    throw new RangeError('Amounts are whole pence, and weights whole numbers, not below nothing.');
  if (![terms.gainShare, terms.painShare, terms.modifier].every(isShare))
    throw new RangeError('Shares and the modifier are whole ten-thousandths, from none to all.');
  const ids = [...members, ...owners].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new RangeError('Everybody is named once.');
}

/**
 * Who has what of the difference between the target cost of an alliance and what it really cost, open book.
 *
 * Gain (target above actual): the members share difference × gain share × modifier, rounded down to a penny, by weight, nobody
 * above their gain cap. Pain: they bear difference × pain share, by weight, nobody above their pain cap, which in project
 * alliances is their overhead and profit. All else, with what caps turn away, is the owners’, by weight.
 *
 * Always: members + owners + unshared = difference. A share of nothing is allowed, and common in care alliances.
 *
 * Source: the commercial model of project alliancing (direct costs always paid; overhead and profit at risk; a share of the
 * difference), as commonly written. An alliance’s own agreement comes before it.
 *
 * @example // target £7.00m, actual £6.65m, half shared: members £175,000. Actual £7.60m, caps of £450,000: they bear £300,000
 */
export function shareDifference(
  members: readonly SharingMember[],
  owners: readonly SharingOwner[],
  terms: SharingTerms,
): Shared {
  check(members, owners, terms);
  const target = sum(members.map((one) => one.target));
  const actual = sum(members.map((one) => one.actual));
  const difference = target - actual;
  const gain = difference > 0;
  const all = Math.abs(difference);
  const [share, modifier] = gain ? [terms.gainShare, terms.modifier] : [terms.painShare, whole];
  const membersPot = Number((BigInt(all) * BigInt(share) * BigInt(modifier)) / BigInt(whole * whole));
  const split = splitPence(
    membersPot,
    members.map(({ id, weight, gainCap, painCap }) => {
      const cap = gain ? gainCap : painCap;
      return { id, weight, ...(cap === undefined ? {} : { cap }) };
    }),
  );
  const rest = splitPence(all - membersPot + split.left, owners);
  const signed = (parts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, gain || part === 0 ? part : -part]));
  return {
    version,
    target,
    actual,
    difference,
    membersPot,
    members: signed(split.parts),
    beyondCaps: split.left,
    owners: signed(rest.parts),
    unshared: gain || rest.left === 0 ? rest.left : -rest.left,
  };
}
