import type { z } from 'zod';
import { addToDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { spendFields } from '#standards/spend/index.ts';
import type { Upload } from '../contract.ts';
import { tiesOf } from '../suppliers/tie-store.ts';
import {
  given,
  keepUpload,
  mappingInputOf,
  mappingPage,
  readMapped,
  type TableReading,
  type uploadInput,
} from '../table-upload.ts';
import { importSpend } from './import-spend.ts';
import { spendLook } from './spend-look.ts';
import { spendDays, spentBetween } from './spend-store.ts';

const mostShown = 50;
const at = '/market/spend/import';

/** Whom each of my organisations paid in the twelve months up to its last payment that is here. */
export async function showSpend({ tx, who }: Visit): Promise<Reply> {
  const bodies = [];
  for (const { id, name } of who.organisations) bodies.push({ name, ...(await spendOf(tx, id)) });
  return page('market/registers/spend.njk', 'What we spend, and on whom', {
    bodies,
    several: bodies.length > 1,
    belongs: bodies.length > 0,
    mostShown,
  });
}

async function spendOf(tx: Tx, organisationId: string) {
  const days = await spendDays(tx, organisationId);
  if (!days) return { look: null };
  const yearBefore = addToDate(addToDate(days.lastOn, { months: -12 }), { days: 1 });
  const fromOn = days.firstOn > yearBefore ? days.firstOn : yearBefore;
  const look = spendLook(
    await spentBetween(tx, organisationId, fromOn, days.lastOn),
    await tiesOf(tx, [organisationId]),
  );
  return {
    look,
    fromOn,
    toOn: days.lastOn,
    suppliers: look.suppliers.slice(0, mostShown),
    services: look.services.slice(0, mostShown),
    largest: look.suppliers.find((one) => one.paidPence > 0) ?? null,
  };
}

export async function showSpendImport({ who }: Visit): Promise<Reply> {
  if (who.organisations.length === 0)
    refuse('not-allowed', 'a spend file belongs to an organisation, and you belong to none here');
  return page('market/registers/import-spend.njk', 'Bring in what you spent', {
    organisations: who.organisations.map(({ id, name }) => ({ value: id, text: name })),
  });
}

export async function receiveSpend(doing: Doing<never, z.infer<typeof uploadInput>>): Promise<Reply> {
  const about = { register: 'spend', asAt: null, aLine: 'payment' } as const;
  return redirect(`${at}/${await keepUpload(doing.act, given(doing), about)}`);
}

const spendReading: TableReading = {
  registers: ['spend'],
  fieldsOf: () => spendFields,
  button: 'Read the payments',
  doneTemplate: 'market/registers/imported-spend.njk',
  read: (act, { organisationId }, content, mapping) => importSpend(act, { organisationId, content, mapping }),
};

export const showSpendMapping = (visit: Visit<Upload>): Promise<Reply> => mappingPage(visit, spendReading);

export const spendMappingInput = mappingInputOf(...spendFields);

export async function readSpendUpload(doing: Doing<Upload, Record<string, string | null>>): Promise<Reply> {
  await readMapped(doing, spendReading);
  return redirect(`${at}/${doing.object.id}`);
}
