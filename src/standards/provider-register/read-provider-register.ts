import type { Registered } from '#engines/retender-history/index.ts';
import { cellOf, type LineProblem, type Table } from '#platform/export/index.ts';

export type ReadRegister = Readonly<{ rows: Registered[]; problems: LineProblem[]; missing: string[] }>;

const mostSaid = 200;

/**
 * Registers of many years in one file, one row a provider and year. Needs `year_march` (or `year`), `urn` (or `id`), `provision_type`
 * (or `type`) and `local_authority` (or `area`). Used where they are there: `region`, `sector`, `organisation`, `places`,
 * `overall_rating`. Types and areas are compared without case and punctuation, so that a spelling that changes from year to year
 * is no exit. A provider twice in a year is one. Never throws.
 */
export function readProviderRegister(table: Pick<Table, 'columns' | 'rows'>): ReadRegister {
  const byName = new Map(table.columns.map((column) => [column.trim().toLowerCase(), column]));
  const column = (...names: string[]) => names.map((name) => byName.get(name)).find((one) => one !== undefined) ?? null;
  const named = {
    year: column('year_march', 'year'),
    id: column('urn', 'id', 'provider_id'),
    type: column('provision_type', 'type', 'service'),
    area: column('local_authority', 'area'),
  };
  const says = { year: 'year_march', id: 'urn', type: 'provision_type', area: 'local_authority' };
  const missing = (Object.keys(named) as (keyof typeof named)[])
    .filter((one) => named[one] === null)
    .map((one) => says[one]);
  if (missing.length > 0) return { rows: [], problems: [], missing };
  const optional = {
    region: column('region'),
    sector: column('sector'),
    organisation: column('organisation', 'organisation_name', 'owner'),
    places: column('places', 'beds'),
    rating: column('overall_rating', 'rating'),
  };
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  const rows: Registered[] = [];
  const labels = new Map<string, Map<string, number>>();
  for (const row of table.rows) {
    const text = (name: string | null) => (name === null ? '' : cellOf(row, name).trim());
    const year = Number(text(named.year));
    const [id, type, area] = [text(named.id), oneSpelling(text(named.type)), oneSpelling(text(named.area))];
    const label = text(named.type).toLowerCase();
    const why = faultOf(year, id, type, area);
    const twice = seen.has(`${year} ${id}`);
    if (why !== null && problems.length < mostSaid)
      problems.push({ line: row.line, why: `${why} The line is left out.` });
    if (why !== null || twice) continue;
    seen.add(`${year} ${id}`);
    const met = labels.get(type) ?? new Map<string, number>();
    labels.set(type, met.set(label, (met.get(label) ?? 0) + 1));
    const places = Number(text(optional.places) || Number.NaN);
    rows.push({
      year,
      id,
      type,
      area,
      region: oneSpelling(text(optional.region)),
      sector: oneSpelling(text(optional.sector)),
      organisation: oneSpelling(text(optional.organisation)) || null,
      places: Number.isFinite(places) && places >= 0 ? places : null,
      rating: oneSpelling(text(optional.rating)) || null,
    });
  }
  return { rows: withLabels(rows, labels), problems, missing: [] };
}

function faultOf(year: number, id: string, type: string, area: string): string | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2200) return 'The year is not a year.';
  if (id === '') return 'There is no number for the provider.';
  return type === '' || area === '' ? 'The kind of provider or its area is blank.' : null;
}

/** Types by their commonest spelling. */
function withLabels(
  rows: readonly Registered[],
  labels: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Registered[] {
  const commonest = new Map(
    [...labels].map(([type, met]) => [type, [...met].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]]),
  );
  return rows.map((row) => ({ ...row, type: commonest.get(row.type)! }));
}

/** The same words however they are written: lower case, "and" for "&", no punctuation. */
export const oneSpelling = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
