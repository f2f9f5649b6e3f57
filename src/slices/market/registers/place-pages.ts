import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type PlaceRegister, placeFields, placeRegisters } from '#standards/provider-register/index.ts';
import type { Upload } from '../contract.ts';
import {
  given,
  keepUpload,
  mappingInputOf,
  mappingPage,
  readMapped,
  type TableReading,
  uploadInput,
} from '../table-upload.ts';
import { importPlaces } from './import-places.ts';
import { marketsOf, ownersOf, ratingsOf, turnover } from './place-look.ts';
import { lastFiles, placesOn } from './place-store.ts';

const mostShown = 100;
const at = '/market/registers/import';
const titles: Readonly<Record<PlaceRegister, string>> = {
  cqc: 'Care Quality Commission: locations',
  ofsted: 'Ofsted: providers',
};

/** Who is on the registers that my organisations brought in: where, for what, whose, and who came and left. */
export async function showRegisters({ tx, who, query }: Visit): Promise<Reply> {
  const registers = [];
  for (const { id, name } of who.organisations)
    for (const register of placeRegisters) {
      const look = await lookAt(tx, { organisationId: id, register }, query.area ?? '');
      if (look) registers.push({ body: name, title: titles[register], ...look });
    }
  const areas = [...new Set(registers.flatMap((one) => one.areas))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return page('market/registers/registers.njk', 'Who is registered to provide', {
    registers,
    areas: areas.map((area) => ({ value: area, text: area })),
    area: query.area ?? '',
    several: who.organisations.length > 1,
    belongs: who.organisations.length > 0,
    mostShown,
  });
}

async function lookAt(tx: Tx, of: { organisationId: string; register: PlaceRegister }, area: string) {
  const [file, before] = await lastFiles(tx, of);
  if (!file) return null;
  const all = await placesOn(tx, of, file.asAt, before?.asAt ?? null);
  const there = all.filter((one) => one.seenLast === file.asAt);
  const here = area === '' ? there : there.filter((one) => one.area === area);
  const active = here.filter((one) => !one.dormant);
  const moved = before ? turnover(all, file.asAt, before.asAt) : null;
  const inArea = (one: { area: string | null }) => area === '' || one.area === area;
  return {
    file,
    before: before ?? null,
    areas: [...new Set(there.flatMap((one) => one.area ?? []))],
    locations: active.length,
    dormant: here.length - active.length,
    markets: marketsOf(active, of.register),
    owners: ownersOf(active),
    noOwner: active.filter((one) => !one.provider && !one.providerId).length,
    ratings: ratingsOf(active),
    moved: moved && { ...moved, came: moved.came.filter(inArea), left: moved.left.filter(inArea) },
  };
}

export async function showPlacesImport({ who }: Visit): Promise<Reply> {
  if (who.organisations.length === 0)
    refuse('not-allowed', 'a register belongs to an organisation, and you belong to none here');
  return page('market/registers/import-places.njk', 'Bring in a register of providers', {
    organisations: who.organisations.map(({ id, name }) => ({ value: id, text: name })),
    registerChoices: placeRegisters.map((value) => ({ value, text: titles[value] })),
  });
}

export const placesInput = uploadInput.extend({
  register: field.choice(placeRegisters, 'Choose which register it is'),
  asAt: field.dateOn('Enter the day that the file is from'),
});

export async function receivePlaces(doing: Doing<never, z.infer<typeof placesInput>>): Promise<Reply> {
  const { act, body } = doing;
  if (body.asAt > londonDate(act.now)) slip('asAt', 'Enter a day that has been');
  const about = { register: body.register, asAt: body.asAt, aLine: 'place' };
  return redirect(`${at}/${await keepUpload(act, given(doing), about)}`);
}

const placeReading: TableReading = {
  registers: placeRegisters,
  fieldsOf: ({ register }) => placeFields[register as PlaceRegister],
  button: 'Read the register',
  doneTemplate: 'market/registers/imported-places.njk',
  read: (act, { organisationId, register, asAt, name }, content, mapping) =>
    importPlaces(act, { organisationId, register: register as PlaceRegister, asAt: asAt!, name, content, mapping }),
};

export const showPlacesMapping = (visit: Visit<Upload>): Promise<Reply> => mappingPage(visit, placeReading);

export const placesMappingInput = mappingInputOf(...placeFields.cqc, ...placeFields.ofsted);

export async function readPlacesUpload(doing: Doing<Upload, Record<string, string | null>>): Promise<Reply> {
  await readMapped(doing, placeReading);
  return redirect(`${at}/${doing.object.id}`);
}
