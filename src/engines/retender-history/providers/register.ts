/** One provider in the register of one year. */
export type Registered = Readonly<{
  year: number;
  id: string;
  /** What it provides, in one spelling. */
  type: string;
  area: string;
  region: string;
  sector: string;
  organisation: string | null;
  places: number | null;
  rating: string | null;
}>;

/** An area from one register to a later one. */
export type Transition = Readonly<{
  area: string;
  region: string;
  year: number;
  /** How many there were, how many of them still are, and how many are new. */
  before: number;
  stayed: number;
  came: number;
}>;

export type AreaYear = Readonly<{ region: string; ids: ReadonlySet<string> }>;

/** Registers by year and area: of one type, or of all. */
export type Register = Readonly<{ years: readonly number[]; of: ReadonlyMap<number, ReadonlyMap<string, AreaYear>> }>;

export function registerOf(rows: readonly Registered[]): Register {
  const of = new Map<number, Map<string, { region: string; ids: Set<string> }>>();
  for (const row of rows) {
    let areas = of.get(row.year);
    if (!areas) {
      areas = new Map();
      of.set(row.year, areas);
    }
    const area = areas.get(row.area);
    if (area) area.ids.add(row.id);
    else areas.set(row.area, { region: row.region, ids: new Set([row.id]) });
  }
  return { years: [...of.keys()].sort((a, b) => a - b), of };
}

/** How many an area has to have had, of every type, for its absence from a whole register to be a change of boundaries and not an exit. */
const tooManyToVanish = 3;

/**
 * Areas of one type from the register of `year` to that of `later`: those that had a provider of it then or before. An area that is gone
 * from the whole later register, with three providers or more, was merged or renamed and is left out.
 */
export function transitions(whole: Register, ofType: Register, year: number, later: number): Transition[] {
  const now = ofType.of.get(year);
  const areas = new Map<string, string>();
  for (const [before, all] of ofType.of)
    if (before <= year) for (const [area, { region }] of all) areas.set(area, region);
  const found: Transition[] = [];
  for (const area of [...areas.keys()].sort()) {
    const everyone = whole.of.get(year)?.get(area)?.ids.size ?? 0;
    const there = whole.of.get(later)?.has(area) ?? false;
    if (everyone === 0 || (!there && everyone >= tooManyToVanish)) continue;
    const was = now?.get(area)?.ids ?? new Set<string>();
    const is = ofType.of.get(later)?.get(area)?.ids ?? new Set<string>();
    const stayed = [...was].filter((id) => is.has(id)).length;
    const region = now?.get(area)?.region ?? areas.get(area)!;
    found.push({ area, region, year, before: was.size, stayed, came: is.size - stayed });
  }
  return found;
}
