import { talliesOf } from './matrix.ts';
import type { Matrix, Tallies } from './types.ts';

/** One-sided 90%. */
const z90 = 1.2816;
const mostShown = 5;

/** A chance a little towards even, so that one vote of one is not certainty. */
const likely = (yes: number, seen: number): number => (yes + 1) / (seen + 2);
/** One-proportion z, with one more on both counts. */
const test = (yes: number, seen: number): number => 2 * Math.sqrt(seen + 1) * ((yes + 1) / (seen + 1) - 0.5);

/** Two-proportion z, with one more on all four counts; 0 where all are yes. */
function testAgainst(yes: number, seen: number, restYes: number, restSeen: number): number {
  const [here, there] = [(yes + 1) / (seen + 1), (restYes + 1) / (restSeen + 1)];
  const both = (yes + restYes + 2) / (seen + restSeen + 2);
  return both === 1 ? 0 : (here - there) / Math.sqrt(both * (1 - both) * (1 / (seen + 1) + 1 / (restSeen + 1)));
}

/** What a group says of a statement, more than the others do. */
export type Representative = Readonly<{
  statement: string;
  side: 'agree' | 'disagree';
  /** How many of the group are on that side, of those who have seen it. */
  yes: number;
  seen: number;
  /** Their part, drawn a little towards even. */
  part: number;
  /** z of the part against a half; above 1.2816 it is so at 90%. */
  test: number;
  /** Their part over the part of everybody else in a group. */
  ratio: number;
  /** z of the part against everybody else's. */
  against: number;
  /** The statement with which most of the group plainly agree. */
  bestAgree: boolean;
}>;

type Side = Omit<Representative, 'statement' | 'bestAgree'>;
type Both = { on: number; agree: Side; disagree: Side };

function sideOf(side: 'agree' | 'disagree', yes: number, seen: number, restYes: number, restSeen: number): Side {
  return {
    side,
    yes,
    seen,
    part: likely(yes, seen),
    test: test(yes, seen),
    ratio: likely(yes, seen) / likely(restYes, restSeen),
    against: testAgainst(yes, seen, restYes, restSeen),
  };
}

const sufficient = (one: Side): boolean => one.against > z90 && one.test > z90;
const worth = (one: Side): number => one.ratio * one.against * one.part * one.test;
const sideFor = ({ agree, disagree }: Both): Side => (agree.against > disagree.against ? agree : disagree);

/** Whether `one` is a better statement to agree with than the best so far. */
function beatsAgree({ agree, disagree }: Both, best: Side | null): boolean {
  if (agree.yes === 0 && disagree.yes === 0) return false;
  if (best && best.ratio > 1) return worth(agree) > worth(best);
  if (best) return agree.part * agree.test > best.part * best.test;
  return agree.test > z90 || (agree.ratio > 1 && agree.part > 0.5);
}

/**
 * For each group the statements that tell it from all others: the one that most plainly agree with, then up to five in the order of
 * ratio × z × part × z, agreements before disagreements.
 *
 * @returns by group, in its order
 */
export function representativeOf(matrix: Matrix, tallies: readonly Tallies[]): Representative[][] {
  const shown = matrix.statements.flatMap((_, on) => (matrix.leftOut[on] ? [] : [on]));
  return tallies.map((own, group) => {
    const others = tallies.filter((_, other) => other !== group);
    const sum = (of: 'agree' | 'disagree' | 'seen', on: number) => others.reduce((all, one) => all + one[of][on]!, 0);
    const all = shown.map((on): Both => {
      const [seen, rest] = [own.seen[on]!, sum('seen', on)];
      return {
        on,
        agree: sideOf('agree', own.agree[on]!, seen, sum('agree', on), rest),
        disagree: sideOf('disagree', own.disagree[on]!, seen, sum('disagree', on), rest),
      };
    });
    return chosen(matrix, all);
  });
}

function chosen(matrix: Matrix, all: readonly Both[]): Representative[] {
  let best: { on: number; side: Side } | null = null;
  let bestAgree: Both | null = null;
  const enough: { on: number; side: Side }[] = [];
  for (const both of all) {
    const side = sideFor(both);
    const one = { on: both.on, side };
    if (sufficient(both.agree) || sufficient(both.disagree)) enough.push(one);
    if (!best || Math.max(both.agree.against, both.disagree.against) > best.side.against) best = one;
    if (beatsAgree(both, bestAgree?.agree ?? null)) bestAgree = both;
  }
  const say = ({ on, side }: { on: number; side: Side }): Representative => ({
    statement: matrix.statements[on]!,
    ...side,
    bestAgree: bestAgree?.on === on,
  });
  // Shown by the side that tells them from the others, as published: what most of a group agree with, others may agree with more.
  const first = bestAgree ? [{ on: bestAgree.on, side: sideFor(bestAgree) }] : [];
  if (enough.length === 0) return best ? [say(first[0] ?? best)] : [];
  enough.sort((a, b) => worth(b.side) - worth(a.side));
  const list = [...first, ...enough.filter(({ on }) => on !== bestAgree?.on)].slice(0, mostShown);
  return [
    ...list.filter(({ side }) => side.side === 'agree'),
    ...list.filter(({ side }) => side.side === 'disagree'),
  ].map(say);
}

export type Consensus = Readonly<{ statement: string; yes: number; seen: number; part: number; test: number }>;

/** What most of everybody agree with, and what most disagree with: above a half at 90%, up to five of each. */
export function consensusOf(
  matrix: Matrix,
  { agree, disagree, seen }: Tallies,
): { agree: Consensus[]; disagree: Consensus[] } {
  const of = (yes: Int32Array) =>
    matrix.statements
      .flatMap((statement, on): Consensus[] => {
        if (matrix.leftOut[on]) return [];
        const [count, all] = [yes[on]!, seen[on]!];
        return [{ statement, yes: count, seen: all, part: likely(count, all), test: test(count, all) }];
      })
      .filter((one) => one.part > 0.5 && one.test > z90)
      .sort((a, b) => b.part * b.test - a.part * a.test)
      .slice(0, mostShown);
  return { agree: of(agree), disagree: of(disagree) };
}

/**
 * Group-informed consensus as published: the product over groups of (agrees + 1) / (seen + 2). It shrinks with the number of groups, so
 * that it compares statements and says nothing by itself; the lowest group's agreement does.
 */
export function groupInformedConsensus(tallies: readonly Tallies[], statements: number): Float64Array {
  const product = new Float64Array(statements).fill(1);
  for (const { agree, seen } of tallies)
    for (let on = 0; on < statements; on += 1) product[on]! *= likely(agree[on]!, seen[on]!);
  return product;
}

/** Everybody who is in a group, tallied group by group. */
export function talliesByGroup(matrix: Matrix, groups: Int32Array, count: number): Tallies[] {
  return Array.from({ length: count }, (_, group) => talliesOf(matrix, groups, group));
}
