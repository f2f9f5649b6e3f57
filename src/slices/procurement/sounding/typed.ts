import { parseMoney } from '#platform/export/index.ts';

export type Typed = Readonly<Record<string, unknown>>;
export type Faults = Record<string, string>;

/** Reads the fields of forms whose fields depend on how many lots there are; what cannot be read is gathered by field. */
export class TypedReader {
  readonly #typed: Typed;
  readonly faults: Faults = {};

  constructor(typed: Typed) {
    this.#typed = typed;
  }

  text(name: string, most: number): string | null {
    const value = this.#typed[name];
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    if (text.length > most) this.faults[name] = `Use ${most.toLocaleString('en-GB')} characters or fewer`;
    return text === '' ? null : text;
  }

  number(name: string, most: number): number | null {
    const text = this.text(name, 40);
    if (text === null) return null;
    const value = /^[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
    if (value >= 0 && value <= most) return value;
    this.faults[name] = `Enter a number from 0 to ${most.toLocaleString('en-GB')}`;
    return null;
  }

  pence(name: string): number | null {
    const text = this.text(name, 40);
    if (text === null) return null;
    const pence = parseMoney(text);
    if (pence !== null && pence >= 0 && pence <= 100_000_000) return pence;
    this.faults[name] = 'Enter an amount in pounds, for example 23.40';
    return null;
  }

  choice<T extends string>(name: string, values: readonly T[]): T | null {
    const text = this.text(name, 40);
    if (text === null) return null;
    const found = values.find((value) => value === text);
    if (!found) this.faults[name] = 'Choose one from the list';
    return found ?? null;
  }

  many<T extends string>(name: string, values: readonly T[]): T[] {
    const value = this.#typed[name];
    const given = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
    const found = values.filter((one) => given.includes(one));
    if (found.length < new Set(given).size) this.faults[name] = 'Choose from the list';
    return found;
  }
}
