import { partOf } from '#engines/opinion/index.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { ToldCount } from '../told/read-told.ts';
import type { ToldLine } from '../told/told.ts';
import { saidAsTexts } from './held.ts';
import type { HeldStatement } from './taking-part-store.ts';

/** Fewer voices than these on a statement are not told: whoever knows some of them would know the rest. */
export const fewestTold = thresholds.differingTallies;

/** Groups are told with a statement only where they are the groups that are told of the whole. */
const lineOf = (of: HeldStatement, one: ToldLine | undefined, grouping: number) => {
  const same = one?.grouping === grouping;
  const groups = one && same ? one.agreement.groups : [];
  const { lowest, highestObjection, rule, lowestGroup } = one?.agreement ?? {};
  const seen = one ? one.agree + one.disagree + one.pass : null;
  return {
    id: of.id,
    number: of.number,
    words: of.words,
    saidAs: of.saidAs && saidAsTexts[of.saidAs],
    seen,
    agree: one?.agree ?? null,
    disagree: one?.disagree ?? null,
    pass: one?.pass ?? null,
    all: one ? partOf(one.agree, seen!) : null,
    lowest: lowest ?? null,
    lowestGroup: groups.length > 1 && typeof lowestGroup === 'number' ? lowestGroup + 1 : null,
    objection: highestObjection ?? null,
    rule: rule ?? 'too few',
    groups,
  };
};

export type ResultLine = ReturnType<typeof lineOf>;

/** What is told of a count: what is agreed by all groups, what divides them, and how sure that is. */
export function resultsView(
  { whole, lines: told, pending, countedAt }: ToldCount,
  statements: readonly HeldStatement[],
) {
  const lines = statements
    .filter(({ state }) => state === 'accepted')
    .map((of) => lineOf(of, told.get(String(of.number)), whole.grouping));
  const known = new Map(lines.map((one) => [String(one.number), one]));
  const shown = lines.filter(({ seen }) => seen !== null);
  const byLowest = [...shown].sort((a, b) => (b.lowest?.value ?? -1) - (a.lowest?.value ?? -1) || b.seen! - a.seen!);
  const divides = [...shown].sort((a, b) => spread(b) - spread(a));
  const clear = whole.groups.length > 1;
  return {
    countedAt,
    participants: whole.participants,
    groups: whole.groups,
    clear,
    pending,
    stability: whole.stability,
    engine: whole.engine,
    lines: byLowest,
    untold: lines.filter(({ seen }) => seen === null),
    fewTold: lines.length - byLowest.length,
    met: byLowest.filter(({ rule }) => rule === 'met'),
    divides: clear ? divides.filter((one) => spread(one) > 0.3).slice(0, 5) : [],
    representative: whole.representative.map((list, group) =>
      list.flatMap(({ statement, side }) => {
        const line = known.get(statement);
        const own = line?.groups[group];
        return line ? [{ side, words: line.words, yes: own?.[side] ?? null, seen: own?.seen ?? null }] : [];
      }),
    ),
  };
}

export type ResultsView = ReturnType<typeof resultsView>;

/** How far apart groups stand on a statement. */
function spread({ groups }: ResultLine): number {
  const parts = groups.flatMap(({ agreement }) => agreement?.value ?? []);
  return parts.length > 1 ? Math.max(...parts) - Math.min(...parts) : 0;
}
