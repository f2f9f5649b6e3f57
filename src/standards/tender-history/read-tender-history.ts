import type { Tender, TenderBid } from '#engines/retender-history/index.ts';
import { cellOf, type LineProblem, type Table, type TableRow } from '#platform/export/index.ts';
import { readDay } from './read-day.ts';
import { kindColumns, noteOf, wordsOf } from './read-kinds.ts';

export type ReadTenders = Readonly<{
  tenders: Tender[];
  problems: LineProblem[];
  /** What the file lacks, in words: nothing was read. Empty where the file can be used. */
  missing: string[];
}>;

const mostSaid = 200;

/**
 * A tender history, one row a bid, as plain tenders. Needs the columns `pid` (the tender), `bidder_id`, and `date` (YYYYMMDD or
 * YYYY-MM-DD) or `year`, `month` and `day`. Used where they are there: `bid`, `winner` (1 or 0), `reserveprice`, columns of nothing
 * but 0 and 1 that name kinds of work, `projecttitle` and `projectdetails`. A row without a bidder is a tender to which nobody came. What
 * could not be read is said by line and left out; a tender whose rows disagree about its date is left out whole. Never throws.
 *
 * @example readTenderHistory(readTable('pid,date,bidder_id\n1,20250401,a\n1,20250401,b')).tenders[0].bids.length // 2
 */
export function readTenderHistory(table: Pick<Table, 'columns' | 'rows'>): ReadTenders {
  const column = finder(table.columns);
  const named = {
    tender: column('pid', 'tender_id', 'tender', 'ocid'),
    bidder: column('bidder_id', 'bidder', 'supplier_id', 'supplier'),
    date: column('date', 'tender_date'),
    year: column('year'),
    month: column('month'),
    day: column('day'),
    bid: column('bid', 'amount', 'bid_amount'),
    won: column('winner', 'won'),
    size: column('reserveprice', 'reserve_price', 'estimate', 'value'),
  };
  const missing: string[] = [];
  if (named.tender === null) missing.push('pid (which tender the bid is for)');
  if (named.bidder === null) missing.push('bidder_id (who bid)');
  if (named.date === null && (named.year === null || named.month === null || named.day === null))
    missing.push('date, or year, month and day (when the tender closed)');
  if (missing.length > 0) return { tenders: [], problems: [], missing };
  const problems: LineProblem[] = [];
  const say = (line: number, why: string) => {
    if (problems.length < mostSaid) problems.push({ line, why });
    else if (problems.length === mostSaid)
      problems.push({ line, why: 'There are more lines like this. They are left out too.' });
  };
  const kinds = kindColumns(table, new Set(Object.values(named).filter((one) => one !== null)));
  const titles = [column('projecttitle', 'title'), column('projectdetails', 'description', 'details')].filter(
    (one) => one !== null,
  );
  const category = column('category', 'service', 'work_type');
  const found = new Map<string, Found>();
  for (const row of table.rows) {
    const id = cellOf(row, named.tender!).trim();
    const day = readDay(
      named.date ? cellOf(row, named.date) : '',
      [named.year, named.month, named.day].map((one) => (one ? cellOf(row, one) : '')),
    );
    if (id === '') say(row.line, 'There is no tender number. The line is left out.');
    else if (day === null)
      say(row.line, 'The date is not a day that exists. Write it as 20250401 or 2025-04-01. The line is left out.');
    else {
      const before = found.get(id);
      if (before && before.day !== day) {
        if (!before.torn) say(row.line, `Tender ${id} has two dates. It is left out whole: give each tender one date.`);
        before.torn = true;
        continue;
      }
      const one: Found = before ?? {
        id,
        day,
        torn: false,
        size: null,
        kinds: new Set(),
        words: new Set(),
        bids: new Map(),
      };
      found.set(id, one);
      for (const kind of kinds) if (cellOf(row, kind).trim() === '1') one.kinds.add(kind);
      for (const kind of noteOf(category && cellOf(row, category))) one.kinds.add(kind);
      for (const word of wordsOf(titles.map((name) => cellOf(row, name)))) one.words.add(word);
      addBid(one, row, named as Named);
    }
  }
  const tenders = [...found.values()].filter((one) => !one.torn).map(tenderOf);
  return { tenders, problems, missing: [] };
}

type Named = { bidder: string; bid: string | null; won: string | null; size: string | null };
type Found = {
  id: string;
  day: number;
  torn: boolean;
  size: number | null;
  kinds: Set<string>;
  words: Set<string>;
  bids: Map<string, { amount: number | null; won: boolean }>;
};

/** Columns by their names, whatever their case. */
const finder = (columns: readonly string[]) => {
  const byName = new Map(columns.map((column) => [column.trim().toLowerCase(), column]));
  return (...names: string[]) => names.map((name) => byName.get(name)).find((one) => one !== undefined) ?? null;
};

/** The same bidder twice at one tender is one bidder, with the lowest of the bids. Sizes that differ stand as the largest. */
function addBid(tender: Found, row: TableRow, named: Named): void {
  const size = amountOf(named.size && cellOf(row, named.size));
  if (size !== null) tender.size = Math.max(tender.size ?? 0, size);
  const bidder = cellOf(row, named.bidder).trim();
  if (bidder === '') return;
  const amount = amountOf(named.bid && cellOf(row, named.bid));
  const won = named.won !== null && /^(1|true|yes)$/i.test(cellOf(row, named.won).trim());
  const before = tender.bids.get(bidder);
  const lower = before?.amount == null ? amount : amount === null ? before.amount : Math.min(amount, before.amount);
  tender.bids.set(bidder, { amount: lower, won: won || (before?.won ?? false) });
}

function amountOf(text: string | null): number | null {
  const cleaned = (text ?? '').replaceAll(/[£$€¥,\s]/g, '');
  const amount = cleaned === '' ? Number.NaN : Number(cleaned);
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}

function tenderOf(found: Found): Tender {
  const bids: TenderBid[] = [...found.bids]
    .map(([bidder, bid]) => ({ bidder, ...bid }))
    .sort((a, b) => (a.bidder < b.bidder ? -1 : 1));
  const { id, day, size } = found;
  const year = new Date(day * 86_400_000).getUTCFullYear();
  return { id, day, year, size, kinds: [...found.kinds].sort(), words: [...found.words].sort(), bids };
}
