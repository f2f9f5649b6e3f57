import { applyMapping, type Field, parseHours, readTable, suggestMapping } from '#platform/export/index.ts';
import { readBid, readType } from './read-words.ts';
import type { Roster, RosterProvider } from './roster.ts';

const fields: readonly Field[] = [
  {
    name: 'name',
    label: 'Provider',
    required: true,
    aliases: ['name', 'provider name', 'supplier', 'organisation', 'bidder'],
  },
  {
    name: 'spareHours',
    label: 'Spare hours',
    aliases: ['spare', 'available hours', 'capacity', 'spare capacity', 'headroom'],
  },
  {
    name: 'hoursPerWeek',
    label: 'Hours',
    aliases: ['hours per week', 'weekly hours', 'hours a week', 'hrs', 'hrs per week'],
  },
  { name: 'zone', label: 'Zone', aliases: ['area', 'locality', 'patch', 'lot', 'place'] },
  { name: 'type', label: 'Kind of provider', aliases: ['type', 'provider type', 'sector', 'size of firm'] },
  { name: 'bidLastTime', label: 'Bid last time', aliases: ['bid', 'did they bid', 'tendered'] },
];

/** Reads a pasted spreadsheet whose first line names its columns; null where the first line does not. */
export function readColumns(text: string): Roster | null {
  const table = readTable(text, { headerLine: 1 });
  const mapping = suggestMapping(table.columns, fields);
  const known = Object.values(mapping).filter((column) => column !== null).length;
  if (known < 2 || mapping.name === null || table.columns.some((column) => /\d{2}/.test(column))) return null;
  const problems = [...table.problems];
  const providers = applyMapping(table, mapping).flatMap(({ line, values }): RosterProvider[] => {
    const number = (field: string): number | null => {
      const words = values[field] ?? '';
      const hours = parseHours(words);
      if (hours === null && !/^(?:|[-–—]|n\/?a)$/i.test(words))
        problems.push({ line, why: `“${words.slice(0, 40)}” is not a number of hours.` });
      return hours;
    };
    const name = values.name ?? '';
    if (!/\p{L}/u.test(name)) {
      problems.push({ line, why: 'There is no provider’s name on this line. It was skipped.' });
      return [];
    }
    const facts = { hoursPerWeek: number('hoursPerWeek'), spareHours: number('spareHours') };
    const type = readType(values.type ?? '');
    if (values.type && type === null)
      problems.push({ line, why: `“${values.type.slice(0, 40)}” is not small, voluntary, large or in-house.` });
    return [
      {
        line,
        name,
        ...facts,
        zone: values.zone || null,
        bidLastTime: readBid(values.bidLastTime ?? ''),
        ...(type && { type }),
      },
    ];
  });
  return { providers, problems };
}
