import { type Interval, wilson } from '#engines/intervals/index.ts';
import type { Matrix, Tallies } from './types.ts';
import { passReasons } from './types.ts';

/** A part with its 95% interval: how many of how many. */
export type Part = Readonly<Interval & { value: number; yes: number; of: number }>;

/** What a community agreed before voting that agreement is to mean. In every group, and of those who have an opinion of the statement. */
export type AgreementRule = Readonly<{
  /** At least this part of every group agrees, from 0 to 1. */
  agreeAtLeast: number;
  /** At most this part of any group disagrees. */
  objectAtMost: number;
  /** Fewer than these who have seen it in any group are too few to say. */
  seenAtLeast: number;
}>;

export const standardRule: AgreementRule = { agreeAtLeast: 0.7, objectAtMost: 0.15, seenAtLeast: 5 };

export type GroupAgreement = Readonly<{
  agree: number;
  disagree: number;
  pass: number;
  seen: number;
  /** Said that it does not apply to them: in neither part. */
  notFor: number;
  agreement: Part | null;
  objection: Part | null;
}>;

export type StatementAgreement = Readonly<{
  groups: readonly GroupAgreement[];
  /** Of the group that agrees least; null while somebody's group has not seen it. */
  lowest: Part | null;
  lowestGroup: number | null;
  /** Of the group that objects most. */
  highestObjection: Part | null;
  rule: 'met' | 'not met' | 'too few';
}>;

export const partOf = (yes: number, of: number): Part | null =>
  of > 0 ? { value: yes / of, yes, of, ...wilson(yes, of) } : null;

/** How many of each group passed because a statement does not apply to them. */
export function notForByGroup(matrix: Matrix, groups: Int32Array, count: number): Int32Array[] {
  const found = Array.from({ length: count }, () => new Int32Array(matrix.statements.length));
  const away = passReasons.indexOf('does not apply');
  for (let one = 0; one < matrix.people.length; one += 1) {
    const own = found[groups[one]!];
    if (!own) continue;
    for (let at = matrix.start[one]!; at < matrix.start[one + 1]!; at += 1)
      if (matrix.value[at] === 0 && matrix.reason[at] === away) own[matrix.column[at]!]! += 1;
  }
  return found;
}

/**
 * How far every group agrees with each statement: the lowest group counts, so that no large group outvotes a small one, and each part has
 * Wilson's interval, so that two of two is not taken for everybody.
 *
 * @returns by statement, in the order of the matrix
 */
export function agreementOf(
  tallies: readonly Tallies[],
  notFor: readonly Int32Array[],
  statements: number,
  rule: AgreementRule = standardRule,
): StatementAgreement[] {
  return Array.from({ length: statements }, (_, on) => {
    const groups = tallies.map((one, group): GroupAgreement => {
      const away = notFor[group]![on]!;
      const [agree, disagree, pass, seen] = [one.agree[on]!, one.disagree[on]!, one.pass[on]!, one.seen[on]!];
      const of = seen - away;
      return {
        agree,
        disagree,
        pass,
        seen,
        notFor: away,
        agreement: partOf(agree, of),
        objection: partOf(disagree, of),
      };
    });
    return { groups, ...judged(groups, rule) };
  });
}

function judged(groups: readonly GroupAgreement[], rule: AgreementRule): Omit<StatementAgreement, 'groups'> {
  const known = groups.every(({ agreement }) => agreement !== null) && groups.length > 0;
  let lowestGroup: number | null = null;
  if (known)
    for (const [group, { agreement }] of groups.entries())
      if (lowestGroup === null || agreement!.value < groups[lowestGroup]!.agreement!.value) lowestGroup = group;
  const objections = groups.flatMap(({ objection }) => objection ?? []);
  const most = objections.reduce<Part | null>((high, one) => (high && high.value >= one.value ? high : one), null);
  const few = !known || groups.some(({ agreement }) => agreement!.of < rule.seenAtLeast);
  const lowest = lowestGroup === null ? null : groups[lowestGroup]!.agreement;
  const met = !few && lowest!.value >= rule.agreeAtLeast && most!.value <= rule.objectAtMost;
  return { lowest, lowestGroup, highestObjection: most, rule: few ? 'too few' : met ? 'met' : 'not met' };
}
