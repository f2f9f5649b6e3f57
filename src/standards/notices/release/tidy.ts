import type { Json, JsonObject } from '#platform/export/json-value.ts';
import type { Money, Organisation, Period } from '../facts.ts';

export type Loose = Json | undefined | { [key: string]: Loose } | Loose[];

/** JSON without what is not known: nulls, empty lists, objects in which nothing is left. */
export function tidy(value: Loose): Json | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => {
      const kept = tidy(item as Loose);
      return kept === undefined ? [] : [kept];
    });
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const one = tidy(inner as Loose);
    return one === undefined ? [] : [[key, one] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const offsetFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });

/** A day, or a time, as OCDS has it. A day begins or ends at midnight in London, with its offset. */
export function instant(value: string | null | undefined, end = false): string | undefined {
  if (!value) return undefined;
  if (value.length > 10) return value;
  const offset = offsetFormat.format(new Date(`${value}T12:00:00Z`)).match(/GMT([+-]\d\d:\d\d)?$/)?.[1] ?? 'Z';
  return `${value}T${end ? '23:59:59' : '00:00:00'}${offset}`;
}

/** Pounds, from whole pence: a number with two decimals at most, as JSON has it. */
export const amount = (value: Money | null | undefined): Loose =>
  value
    ? {
        amount: value.netPence / 100,
        amountGross: value.grossPence === null ? undefined : value.grossPence / 100,
        currency: 'GBP',
      }
    : undefined;

export const span = (value: Period | null | undefined): Loose =>
  value ? { startDate: instant(value.startOn), endDate: instant(value.endOn, true) } : undefined;

/** A party’s id: its registered one, or the id it has here; never its name. */
export const partyId = ({ id, identifier }: Organisation): string =>
  identifier ? `${identifier.scheme}-${identifier.id}` : id;
export const reference = (one: Organisation): Loose => ({ id: partyId(one), name: one.name });

/** Puts what is known into a part of a release, beside what is there. */
export function put(release: JsonObject, part: string, value: Loose): void {
  const kept = tidy(value);
  if (kept === undefined) return;
  const there = release[part];
  const both =
    typeof there === 'object' &&
    there !== null &&
    !Array.isArray(there) &&
    typeof kept === 'object' &&
    kept !== null &&
    !Array.isArray(kept);
  release[part] = both ? { ...there, ...kept } : kept;
}
