import { z } from 'zod';
import { writeCsv } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Services } from '#platform/http/services.ts';
import { plural } from '#platform/say.ts';
import { wearersOf } from '#slices/cases/index.ts';
import type { Conversation } from '../conversation.ts';
import { howMany, lettersWaiting } from '../letters/letters-of.ts';
import { codeBatchesOf, codeCounts, waysOf } from './identity-store.ts';
import { remindersOf } from './reminder-store.ts';
import { type reminderInput, setReminder, weekdays } from './set-reminder.ts';
import {
  type codesInput,
  makeCodes,
  settleWays,
  type waysInput,
  withdrawCodes,
  type withdrawInput,
} from './settle-ways.ts';
import { reportBack, type reportInput, siteOf } from './tell-people.ts';
import { entryWays, entryWayTexts, fewestCodes, mostCodes, readCode, showCode } from './ways.ts';

const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}/ways`;
const cardAddress = (services: Services): string => `${siteOf(services)}/public/code`;
const daysIn = (days: readonly number[]): string =>
  days.map((day) => weekdays.find(({ value }) => value === String(day))!.text).join(', ');

/** How people come in, who is reminded that statements wait, and the letters to those who asked for one. */
export async function showWays({ tx, object, services, who, now }: Visit<Conversation>): Promise<Reply> {
  const wearers = await wearersOf(tx, object.caseId);
  const names = new Map(wearers.map(({ personId, person }) => [personId, person]));
  return page('voice/identity/ways.njk', 'Ways to take part, reminders and letters', {
    conversation: object,
    here: at(object),
    ways: await waysOf(tx, object.id),
    wayChoices: entryWays.map((value) => ({ value, text: entryWayTexts[value] })),
    batches: await codeBatchesOf(tx, object.id),
    counts: await codeCounts(tx, object.id),
    range: { fewestCodes, mostCodes },
    canMail: services.messages.canMail,
    people: [...names].map(([value, text]) => ({ value, text })),
    weekdays,
    reminders: (await remindersOf(tx, object.id)).map((one) => ({
      ...one,
      name: names.get(one.personId) ?? 'Somebody who is no longer on this case',
      days: daysIn(one.weekdays),
    })),
    letters: howMany(await lettersWaiting(tx, object, who.personId, now)),
  });
}

export async function saveWays(doing: Doing<Conversation, z.infer<typeof waysInput>>): Promise<Reply> {
  await settleWays(doing.act, doing.object, doing.body);
  return redirect(at(doing.object), 'Kept.');
}

/** The codes are on this page and nowhere else: it cannot be opened again. */
export async function saveCodes({
  act,
  object,
  body,
  services,
}: Doing<Conversation, z.infer<typeof codesInput>>): Promise<Reply> {
  const codes = (await makeCodes(act, object, body, services.signer)).map(showCode);
  return page('voice/identity/sheet.njk', 'Cards to print and hand out', {
    conversation: object,
    here: at(object),
    address: cardAddress(services),
    codes,
  });
}

export const codesFileInput = z.strictObject({ codes: field.text('Make codes first', 40_000) });

/** The codes that are on a page, as a table: nothing is looked up, because nothing could be. */
export async function downloadCodes({
  object,
  body,
  services,
}: Doing<Conversation, z.infer<typeof codesFileInput>>): Promise<Reply> {
  const codes = body.codes.split(/\s+/).map((one) => readCode(one) ?? slip('codes', 'These are no codes'));
  const address = cardAddress(services);
  const rows = codes.map((code) => ({ conversation: object.title, address, code: showCode(code) }));
  return download('codes.csv', 'text/csv; charset=utf-8', writeCsv(['conversation', 'address', 'code'], rows));
}

export async function saveWithdrawal(doing: Doing<Conversation, z.infer<typeof withdrawInput>>): Promise<Reply> {
  const gone = await withdrawCodes(doing.act, doing.object, doing.body);
  return redirect(at(doing.object), `${plural(gone, 'unused code')} no longer open${gone === 1 ? 's' : ''} anything.`);
}

export async function saveReminder(doing: Doing<Conversation, z.infer<typeof reminderInput>>): Promise<Reply> {
  await setReminder(doing.act, doing.object, doing.body);
  return redirect(
    at(doing.object),
    doing.body.days.length > 0 ? 'They are reminded on these days.' : 'They are no longer reminded.',
  );
}

export async function saveReport(doing: Doing<Conversation, z.infer<typeof reportInput>>): Promise<Reply> {
  const told = await reportBack(doing.act, doing.services, doing.object, doing.body);
  return redirect(at(doing.object), `${plural(told, 'person is', 'people are')} told, each with what they said.`);
}
