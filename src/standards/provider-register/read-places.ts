import { sha256 } from '#platform/crypto/secrets.ts';
import { applyMapping, cellOf, type MappedRow, type Mapping, type Table } from '#platform/export/index.ts';

/** A place as a register of one day has it; null where the register is silent. */
export type RegisteredPlace = {
  line: number;
  id: string;
  /** Differs when anything that is kept of it changed. */
  contentHash: string;
  name: string | null;
  providerId: string | null;
  provider: string | null;
  area: string | null;
  services: string[];
  places: number | null;
  rating: string | null;
  dormant: boolean;
};

export type PlaceProblem = { line: number; column: string | null; why: string; skipped: boolean };

const saysNothing = /^(?:|-|–|n\/?a|null|none|not applicable|redacted)$/i;
const flagged = /^service type\s*[-–:]\s*(.+)$/i;
const isYes = (words: string): boolean => /^(?:y|yes|true|1)$/i.test(words);

/**
 * A mapped register as places, one a line. A line without a number is left out, and so is a number that was there
 * before; places that are no number are left out of their line. All of it is said by line. Services stand in one cell, with
 * bars or semicolons between them; where no column was chosen for them, or one of these, in columns called "Service type - …" with a Y.
 *
 * @example readPlaces(table, suggestMapping(table.columns, placeFields.cqc)).places[0].services // ['Homecare agencies']
 */
export function readPlaces(
  table: Pick<Table, 'columns' | 'rows' | 'problems'>,
  mapping: Mapping,
): { places: RegisteredPlace[]; problems: PlaceProblem[] } {
  const problems: PlaceProblem[] = table.problems.map((one) => ({ ...one, column: null, skipped: false }));
  const inOneCell = mapping.service ? !flagged.test(mapping.service.trim()) : false;
  const flags = inOneCell
    ? []
    : table.columns.flatMap((column) => {
        const service = flagged.exec(column.trim())?.[1];
        return service ? [{ column, service }] : [];
      });
  const met = new Map<string, number>();
  const places: RegisteredPlace[] = [];
  for (const [at, row] of applyMapping(table, mapping).entries()) {
    const words = (field: string) => row.values[field] ?? '';
    const before = met.get(words('id'));
    if (words('id') === '' || before !== undefined) {
      const why = before ? `This number is on line ${before} already.` : 'There is no number for the place.';
      problems.push({ line: row.line, column: mapping.id ?? null, why, skipped: true });
      continue;
    }
    met.set(words('id'), row.line);
    const given = flags.filter(({ column }) => isYes(cellOf(table.rows[at]!, column).trim()));
    const services = inOneCell ? listed(words('service')) : given.map(({ service }) => service.slice(0, 300));
    places.push(placeOf(row, services, mapping, problems));
  }
  problems.sort((a, b) => a.line - b.line);
  return { places, problems };
}

const listed = (words: string): string[] => [
  ...new Set(
    words
      .split(/[|;\n]/)
      .map((one) => one.trim().slice(0, 300))
      .filter((one) => !saysNothing.test(one)),
  ),
];

function placeOf(row: MappedRow, services: string[], mapping: Mapping, problems: PlaceProblem[]): RegisteredPlace {
  const words = (field: string) => {
    const said = (row.values[field] ?? '').slice(0, 500);
    return saysNothing.test(said) ? null : said;
  };
  const places = words('places') === null ? null : Number(words('places')!.replaceAll(',', ''));
  const isPlaces = places === null || (Number.isInteger(places) && places >= 0 && places <= 100_000);
  if (!isPlaces) {
    const why = `“${words('places')!.slice(0, 40)}” is not a number of places.`;
    problems.push({ line: row.line, column: mapping.places ?? null, why, skipped: false });
  }
  const content = {
    id: row.values.id!.slice(0, 100),
    name: words('name'),
    providerId: words('providerId'),
    provider: words('provider'),
    area: words('area'),
    services,
    places: isPlaces ? places : null,
    rating: words('rating'),
    dormant: isYes(row.values.dormant ?? ''),
  };
  return { line: row.line, contentHash: sha256(JSON.stringify(Object.values(content))), ...content };
}
