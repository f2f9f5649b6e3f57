import {
  applyMapping,
  type Field,
  missingFrom,
  parseUkDate,
  readTable,
  suggestMapping,
} from '#platform/export/index.ts';
import type { SocialPromise } from './social-value.ts';

const fields: readonly Field[] = [
  { name: 'promise', label: 'Promise', aliases: ['promise', 'measure', 'name', 'commitment'], required: true },
  { name: 'quantity', label: 'Quantity', aliases: ['quantity', 'amount', 'number', 'units'], required: true },
  {
    name: 'place',
    label: 'Place of work',
    aliases: ['place of work', 'place', 'where', 'work place', 'location'],
    required: true,
  },
  { name: 'on', label: 'Date', aliases: ['date', 'on', 'worked on', 'period end'], required: true },
];

export type ReadReturn = Readonly<{
  promiseId: string;
  quantity: number;
  place: string;
  on: string;
  occurrence: number;
}>;
export type Refused = Readonly<{ line: number; why: string }>;

const most = 1_000_000_000;

/**
 * A supplier’s return: a line a thing done, with the promise it belongs to, how many units, where the work was done and when. Each line is
 * taken or refused with its reason. A registered office says nothing of where work is done and is not read.
 */
export function readReturns(
  input: Uint8Array | string,
  promises: readonly Pick<SocialPromise, 'id' | 'name'>[],
  today: string,
): Readonly<{ rows: readonly ReadReturn[]; refused: readonly Refused[] }> {
  const table = readTable(input);
  // A column on where a firm is registered is never taken for where its work is done.
  const columns = table.columns.filter((name) => !/regist|head office/i.test(name));
  const mapping = suggestMapping(columns, fields);
  const missing = missingFrom(mapping, fields, columns).map(({ label }) => label);
  if (table.rows.length === 0 || missing.length > 0) {
    const why = table.rows.length === 0 ? table.problems[0]?.why : `There is no column for: ${missing.join(', ')}.`;
    return { rows: [], refused: [{ line: table.headerLine ?? 1, why: why ?? 'Nothing could be read.' }] };
  }
  const byName = new Map(promises.map(({ id, name }) => [name.trim().toLowerCase(), id]));
  const refused: Refused[] = table.problems.map(({ line, why }) => ({ line, why }));
  const seen = new Map<string, number>();
  const rows = applyMapping(table, mapping).flatMap(({ line, values }): ReadReturn[] => {
    const refuse = (why: string): ReadReturn[] => {
      refused.push({ line, why });
      return [];
    };
    const cell = (name: string) => (values[name] ?? '').trim();
    const promiseId = byName.get(cell('promise').toLowerCase());
    if (!promiseId) return refuse(`“${cell('promise').slice(0, 60)}” is not the name of a promise here.`);
    const quantity = Number(cell('quantity').replaceAll(',', '').replace(/^£/, ''));
    if (cell('quantity') === '' || !Number.isFinite(quantity) || quantity < 0 || quantity > most)
      return refuse(`“${cell('quantity').slice(0, 30)}” is not a number of units.`);
    const place = cell('place').slice(0, 200);
    if (place === '') return refuse('It does not say where the work was done.');
    const on = parseUkDate(cell('on'));
    if (!on || on > today) return refuse(`“${cell('on').slice(0, 30)}” is not a day that has been.`);
    const rounded = Math.round(quantity * 100) / 100;
    const same = `${promiseId} ${place} ${on} ${rounded}`;
    const occurrence = (seen.get(same) ?? 0) + 1;
    seen.set(same, occurrence);
    return [{ promiseId, quantity: rounded, place, on, occurrence }];
  });
  return { rows, refused: refused.toSorted((one, other) => one.line - other.line) };
}
