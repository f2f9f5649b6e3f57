import { cleanName, nameKey, oneSlipApart } from './clean-name.ts';

export const tieKinds = ['same', 'different', 'successor'] as const;

/** What somebody said of two names. Of a successor, the other name is what the one became. */
export type SupplierTie = Readonly<{
  id: string;
  one: string;
  other: string;
  kind: (typeof tieKinds)[number];
  since: string | null;
  because: string | null;
  by: string;
  at: Date;
}>;

/** A name as it stands in some file, with its registered number where that was given. */
export type NamedSupplier = Readonly<{ name: string; identifier: string | null; records: number }>;

export type Resolved = Readonly<{ key: string; name: string; names: readonly string[] }>;

class Groups {
  readonly #parent = new Map<string, string>();

  root(key: string): string {
    const parent = this.#parent.get(key);
    if (parent === undefined || parent === key) return key;
    const root = this.root(parent);
    this.#parent.set(key, root);
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.root(one), this.root(other)];
    // The same whatever the order in which they are joined.
    if (a !== b) this.#parent.set(a < b ? b : a, a < b ? a : b);
  }
}

/**
 * Names that are one supplier: by an equal registered number, or by a person's yes, and through chains of these. A name that was said to
 * have become another goes by the later one. Without a tie a name stands alone.
 *
 * @returns for each name's key, its supplier
 * @example resolveSuppliers(rows, ties).get(nameKey('HARBOUR CARE LTD'))?.name // 'Harbour Care'
 */
export function resolveSuppliers(
  rows: readonly NamedSupplier[],
  ties: readonly SupplierTie[],
): ReadonlyMap<string, Resolved> {
  const groups = new Groups();
  const byIdentifier = new Map<string, string>();
  for (const { name, identifier } of rows) {
    if (identifier === null) continue;
    const key = nameKey(name);
    groups.join(byIdentifier.get(identifier) ?? key, key);
    if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, key);
  }
  const became = new Set<string>();
  for (const { kind, one, other } of ties) {
    if (kind === 'different') continue;
    groups.join(nameKey(one), nameKey(other));
    if (kind === 'successor') became.add(nameKey(one));
  }
  const counted = new Map<string, { name: string; records: number }>();
  for (const { name, records } of rows) {
    const before = counted.get(nameKey(name));
    const spelling = !before || name < before.name ? name : before.name;
    counted.set(nameKey(name), { name: spelling, records: records + (before?.records ?? 0) });
  }
  const found = new Map<string, Resolved>();
  for (const [root, keys] of Map.groupBy([...counted.keys()].sort(), (key) => groups.root(key))) {
    const last = keys.filter((key) => !became.has(key));
    const shown = (last.length > 0 ? last : keys).toSorted(
      (a, b) => counted.get(b)!.records - counted.get(a)!.records || (a < b ? -1 : 1),
    )[0]!;
    const supplier = { key: root, name: counted.get(shown)!.name, names: keys.map((key) => counted.get(key)!.name) };
    for (const key of keys) found.set(key, supplier);
  }
  return found;
}

export type Suggestion = Readonly<{ one: string; other: string; why: string; records: number }>;

const shortest = 8;
const pair = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/**
 * Names that may be one supplier, for a person to decide: the same but for the form of firm, or one letter apart where they are long.
 * What was decided, and what is one already, is not asked again. Never joins anything itself.
 *
 * @param most how many are given, those with most records first
 */
export function suggestTies(rows: readonly NamedSupplier[], ties: readonly SupplierTie[], most = 100): Suggestion[] {
  const resolved = resolveSuppliers(rows, ties);
  const decided = new Set(ties.map(({ one, other }) => pair(nameKey(one), nameKey(other))));
  const suppliers = [...new Set(resolved.values())];
  const records = new Map<string, number>();
  for (const row of rows) {
    const { key } = resolved.get(nameKey(row.name))!;
    records.set(key, (records.get(key) ?? 0) + row.records);
  }
  const found: Suggestion[] = [];
  const suggest = (a: Resolved, b: Resolved, why: string) => {
    const told = a.names.some((one) => b.names.some((other) => decided.has(pair(nameKey(one), nameKey(other)))));
    if (a.key !== b.key && !told)
      found.push({ one: a.name, other: b.name, why, records: records.get(a.key)! + records.get(b.key)! });
  };
  const eachPair = (some: readonly Resolved[], look: (a: Resolved, b: Resolved) => void) => {
    for (const [at, a] of some.entries()) for (const b of some.slice(at + 1)) look(a, b);
  };
  const clean = new Map(suppliers.map((one) => [one.key, cleanName(one.name)]));
  for (const some of Map.groupBy(suppliers, ({ key }) => clean.get(key)!).values())
    eachPair(some.slice(0, 20), (a, b) => suggest(a, b, 'the same name but for how it is written'));
  const long = suppliers.filter(({ key }) => clean.get(key)!.length >= shortest);
  for (const half of [(name: string) => name.slice(0, 4), (name: string) => name.slice(-4)])
    for (const some of Map.groupBy(long, ({ key }) => half(clean.get(key)!)).values())
      eachPair(some.slice(0, 200), (a, b) => {
        if (oneSlipApart(clean.get(a.key)!, clean.get(b.key)!)) suggest(a, b, 'one letter apart');
      });
  const once = new Map(found.map((one) => [pair(nameKey(one.one), nameKey(one.other)), one]));
  return [...once.values()]
    .sort((a, b) => b.records - a.records || (pair(a.one, a.other) < pair(b.one, b.other) ? -1 : 1))
    .slice(0, most);
}
