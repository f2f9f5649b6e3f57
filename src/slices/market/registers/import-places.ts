import type { Act } from '#platform/act/act.ts';
import { readTable, wasCutShort } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { rememberMapping } from '#slices/people/index.ts';
import { type PlaceRegister, readPlaces } from '#standards/provider-register/index.ts';
import type { ImportReport } from '../contract.ts';
import { reportOf } from '../table-upload.ts';
import { savePlaceFile, savePlaces } from './place-store.ts';

/** Reads a register of places as at a day, with its columns named, and remembers them. The same file twice changes nothing. */
export async function importPlaces(
  act: Act,
  input: {
    organisationId: string;
    register: PlaceRegister;
    asAt: string;
    name: string;
    content: string | Buffer;
    mapping: Record<string, string | null>;
  },
): Promise<ImportReport> {
  const { organisationId, register, asAt, name, mapping } = input;
  const table = readTable(input.content);
  if (!mapping.id) slip('id', 'Choose the column that holds the number of the place');
  // Whoever is in the part that was not read would seem to have left.
  if (wasCutShort(table)) slip('id', 'The file is too long to be read whole. Take the areas that you need out of it');
  const { places, problems } = readPlaces(table, mapping);
  if (places.length === 0) slip('id', 'No line has a number in this column. Choose another');
  const counts = await savePlaces(act.tx, { organisationId, register }, places, asAt);
  await savePlaceFile(act.tx, { organisationId, register }, asAt, name, act.now);
  await rememberMapping(act, { organisationId, list: register, columns: table.columns }, mapping);
  act.record({
    action: 'places.imported',
    on: { kind: 'organisation', id: organisationId },
    caseId: null,
    fields: ['registered_places', 'place_files'],
  });
  return reportOf(counts, problems);
}
