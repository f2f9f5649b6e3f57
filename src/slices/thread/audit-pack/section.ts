import type { CsvCell } from '#platform/export/index.ts';

/** Why a part of a pack is exempt, in the words of the law that says so. */
export const exemptGrounds = {
  commercial: 'Freedom of Information Act 2000 section 43 (commercial interests); Procurement Act 2023 section 94',
  personal: 'Freedom of Information Act 2000 section 40 (personal information)',
  privileged: 'Freedom of Information Act 2000 section 42 (legal professional privilege)',
  confidence: 'Freedom of Information Act 2000 section 41 (given in confidence)',
} as const;
export type ExemptGround = keyof typeof exemptGrounds;

/** One table or text of a pack; null for ground where anybody may have it. */
export type Section = Readonly<{
  name: string;
  title: string;
  ground: ExemptGround | null;
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}>;
export type Text = Readonly<{ name: string; title: string; ground: ExemptGround | null; text: string }>;

export const section = (
  name: string,
  title: string,
  ground: ExemptGround | null,
  columns: readonly string[],
  rows: Section['rows'],
): Section => ({ name, title, ground, columns, rows });

/** People and bidders by number where their names are exempt: the same number everywhere in a pack. */
export class Numbers {
  readonly #known = new Map<string, number>();
  readonly #word: string;
  constructor(word: string) {
    this.#word = word;
  }
  of(id: string | null): string {
    if (id === null) return '';
    if (!this.#known.has(id)) this.#known.set(id, this.#known.size + 1);
    return `${this.#word} ${this.#known.get(id)}`;
  }
  get all(): [string, string][] {
    return [...this.#known].map(([id, number]) => [id, `${this.#word} ${number}`]);
  }
}
