import { partOf } from '#engines/opinion/index.ts';
import type { Count, KeptAnswer } from './count-store.ts';
import { saidAsTexts } from './held.ts';
import type { HeldStatement } from './taking-part-store.ts';

/** Fewer voices than these on a statement are not told: whoever knows some of them would know the rest. */
export const fewestTold = 5;

type Told = KeptAnswer['statements'][number];

const lineOf = (one: Told, of: HeldStatement, groups: number) => {
  const told = one.seen >= fewestTold;
  const { lowest, highestObjection, rule, lowestGroup } = one.agreement;
  return {
    id: of.id,
    number: of.number,
    words: of.words,
    saidAs: of.saidAs && saidAsTexts[of.saidAs],
    seen: told ? one.seen : null,
    agree: told ? one.agree : null,
    disagree: told ? one.disagree : null,
    pass: told ? one.pass : null,
    all: told ? partOf(one.agree, one.seen) : null,
    lowest: told ? lowest : null,
    lowestGroup: told && groups > 1 && lowestGroup !== null ? lowestGroup + 1 : null,
    objection: told ? highestObjection : null,
    rule,
    groups: told ? one.agreement.groups : [],
  };
};

export type ResultLine = ReturnType<typeof lineOf>;

/** A count as it is told: what is agreed by all groups, what divides them, and how sure that is. */
export function resultsView({ answer, stability, judgedAt, countedAt }: Count, statements: readonly HeldStatement[]) {
  const known = new Map(statements.map((one) => [String(one.number), one]));
  const lines = answer.statements.flatMap((one) => {
    const of = known.get(one.id);
    return of?.state === 'accepted' ? [lineOf(one, of, answer.groups.length)] : [];
  });
  const told = lines.filter(({ seen }) => seen !== null);
  const byLowest = [...told].sort((a, b) => (b.lowest?.value ?? -1) - (a.lowest?.value ?? -1) || b.seen! - a.seen!);
  const divides = [...told].sort((a, b) => spread(b) - spread(a));
  const numbered = (id: string) => known.get(id)?.words ?? '';
  return {
    countedAt,
    participants: answer.participants,
    groups: answer.groups,
    clear: answer.groups.length > 1,
    pending: judgedAt === null || judgedAt < countedAt,
    stability,
    engine: answer.engine,
    lines: byLowest,
    fewTold: lines.length - told.length,
    met: byLowest.filter(({ rule }) => rule === 'met'),
    divides: answer.groups.length > 1 ? divides.filter((one) => spread(one) > 0.3).slice(0, 5) : [],
    representative: answer.representative.map((list) =>
      list.map((one) => ({ ...one, words: numbered(one.statement) })),
    ),
  };
}

export type ResultsView = ReturnType<typeof resultsView>;

/** How far apart groups stand on a statement. */
function spread({ groups }: ResultLine): number {
  const parts = groups.flatMap(({ agreement }) => agreement?.value ?? []);
  return parts.length > 1 ? Math.max(...parts) - Math.min(...parts) : 0;
}
