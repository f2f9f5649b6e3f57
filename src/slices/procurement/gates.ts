import { addToDate } from '#platform/clock.ts';
import { type GateRow, gateTable } from './gate-table.ts';
import type { Procurement, Regime, Route } from './procurement.ts';

export type GateRecord = Readonly<{
  gate: string;
  outcome: 'done' | 'passed-over' | 'advised';
  words: string;
  doneOn: string;
  late: boolean;
  person: string;
}>;

export type Gate = Readonly<{
  gate: string;
  title: string;
  weight: 'law' | 'practice';
  reference: string;
  dueOn: string | null;
  warning: string | null;
  record: GateRecord | null;
  overdue: boolean;
}>;

/** What applies to a regime and route; what has no row does not. */
export const rowsFor = (regime: Regime, route: Route, table: readonly GateRow[] = gateTable): GateRow[] =>
  table.filter((row) => row.regimes.includes(regime) && row.routes.includes(route));

export function dueOn(row: GateRow, dates: Pick<Procurement, 'publishOn' | 'awardOn' | 'signOn'>): string | null {
  const from = { publish: dates.publishOn, award: dates.awardOn, sign: dates.signOn }[row.due.milestone];
  return from ? addToDate(from, { days: row.due.days }) : null;
}

const checkThis = 'Check this against the current text: nobody has yet.';

export function gatesFor(procurement: Procurement, records: readonly GateRecord[], today: string): Gate[] {
  return rowsFor(procurement.regime, procurement.route).map((row) => {
    const record = records.filter((one) => one.gate === row.gate).at(-1) ?? null;
    const due = dueOn(row, procurement);
    return {
      gate: row.gate,
      title: row.title,
      weight: row.weight,
      reference: row.reference,
      dueOn: due,
      warning: row.weight === 'law' && !row.checked ? checkThis : null,
      record,
      overdue: record === null && due !== null && due < today,
    };
  });
}

export type Passage = 'open' | 'reason-needed' | 'warned' | 'refused';

/**
 * I10. Whether a step may go on past a gate: what is done or advised opens it; practice asks for a named person's reason and then lets pass;
 * law refuses only where somebody checked the rule against current text on a day, else it warns. Legal advice that was recorded overrides.
 */
export function passage(row: Pick<GateRow, 'weight' | 'checked'>, record: Pick<GateRecord, 'outcome'> | null): Passage {
  if (record?.outcome === 'done' || record?.outcome === 'advised') return 'open';
  if (row.weight === 'practice') return record?.outcome === 'passed-over' ? 'open' : 'reason-needed';
  return row.checked ? 'refused' : 'warned';
}

/** The gates that stand before a milestone, and how each lets pass. */
export function before(
  procurement: Procurement,
  milestone: 'publish' | 'award',
  records: readonly GateRecord[],
  table: readonly GateRow[] = gateTable,
): { row: GateRow; passage: Passage }[] {
  const rows = rowsFor(procurement.regime, procurement.route, table).filter(
    (row) => row.due.milestone === milestone && row.due.days < 0,
  );
  return rows.map((row) => ({
    row,
    passage: passage(row, records.filter((record) => record.gate === row.gate).at(-1) ?? null),
  }));
}
