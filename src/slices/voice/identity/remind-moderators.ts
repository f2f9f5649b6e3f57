import { theSystem } from '#platform/access/who.ts';
import { accountOf } from '#platform/accounts/accounts.ts';
import { type Act, act as inOneAct } from '#platform/act/act.ts';
import { londonDate, londonHour, weekdayOf } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { plural } from '#platform/say.ts';
import type { Timed } from '#platform/workers/timed.ts';
import { hatsOf } from '#slices/cases/index.ts';
import { conversationsWaiting, remindersOf, type ThatWaits, takeUnreminded } from './reminder-store.ts';
import { siteOf } from './tell-people.ts';

/** Nobody is woken by it. */
const fromHour = 8;

async function writeReminder(
  act: Act,
  services: Services,
  personId: string,
  waits: readonly ThatWaits[],
): Promise<void> {
  const email = (await accountOf(act.tx, personId))?.email;
  if (!email) return;
  const lines = waits.map(
    ({ caseId, id, title, waiting }) =>
      `${title}: ${plural(waiting, 'statement waits', 'statements wait')}\n${siteOf(services)}/cases/${caseId}/conversations/${id}/moderation`,
  );
  await keepMessage(act, {
    caseId: waits[0]!.caseId,
    about: { kind: 'conversation', id: waits[0]!.id },
    channel: 'email',
    recipient: 'Whoever looks at statements today',
    address: email,
    subject: 'Statements wait to be looked at',
    body: [
      'People wait to hear what becomes of what they said. Today it is your day to look.',
      ...lines,
      'Whoever holds the conversation can change who is reminded on which day.',
    ].join('\n\n'),
  });
}

/** Once a day, while statements wait: a message to each whose day it is, about all of their conversations together. */
async function remind(act: Act, services: Services): Promise<void> {
  if (londonHour(act.now) < fromHour) return;
  const today = londonDate(act.now);
  const waits = await conversationsWaiting(act.tx, null);
  const due = new Set(
    await takeUnreminded(
      act.tx,
      waits.map(({ id }) => id),
      today,
    ),
  );
  const mine = new Map<string, ThatWaits[]>();
  for (const one of waits.filter(({ id }) => due.has(id)))
    for (const { personId, weekdays } of await remindersOf(act.tx, one.id))
      if (weekdays.includes(weekdayOf(today)) && (await hatsOf(act.tx, personId, one.caseId)).length > 0)
        mine.set(personId, [...(mine.get(personId) ?? []), one]);
  for (const [personId, own] of mine) await writeReminder(act, services, personId, own);
}

export const remindModerators: Timed = {
  name: 'reminding moderators',
  async run(services) {
    if (services.messages.canMail) await inOneAct(services.act, theSystem, (act) => remind(act, services));
  },
};
