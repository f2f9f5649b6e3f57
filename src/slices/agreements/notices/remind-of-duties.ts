import { addDays } from '#engines/calendar/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { accountOf } from '#platform/accounts/accounts.ts';
import { type Act, act as inOneAct } from '#platform/act/act.ts';
import { londonDate, londonHour } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import type { Timed } from '#platform/workers/timed.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { type Duty, dutiesUntil, sayDuty, stepOf } from './duties.ts';
import { takeDay, takeReminder } from './reminder-store.ts';

/** Nobody is woken by it. */
const fromHour = 8;

const siteOf = ({ config }: Services): string => config.publicUrl ?? `http://${config.host}:${config.port}`;

/** Whose job it is: those who commission or buy on the case. What the authority owes once for all it buys is for all of these. */
async function peopleOf(act: Act, duties: readonly Duty[]): Promise<Map<string, { caseId: string; duties: Duty[] }>> {
  const caseIds = [...new Set(duties.flatMap(({ caseId }) => caseId ?? []))];
  const found = new Map<string, { caseId: string; duties: Duty[] }>();
  for (const caseId of caseIds)
    for (const { personId, hat } of await wearersOf(act.tx, caseId)) {
      if (hat !== 'commissioner' && hat !== 'procurement') continue;
      const before = found.get(personId) ?? { caseId, duties: duties.filter((one) => one.caseId === null) };
      const mine = duties.filter((one) => one.caseId === caseId && !before.duties.includes(one));
      found.set(personId, { ...before, duties: [...before.duties, ...mine] });
    }
  return found;
}

async function remind(act: Act, services: Services): Promise<void> {
  const today = londonDate(act.now);
  if (londonHour(act.now) < fromHour || !(await takeDay(act.tx, today))) return;
  const duties = (await dutiesUntil(act.tx, today, addDays(today, 14), null)).filter((one) => stepOf(one, today));
  for (const [personId, { caseId, duties: mine }] of await peopleOf(act, duties)) {
    const email = (await accountOf(act.tx, personId))?.email;
    if (!email) continue;
    const fresh: Duty[] = [];
    for (const one of mine)
      if (await takeReminder(act.tx, personId, one.key, stepOf(one, today)!, today)) fresh.push(one);
    if (fresh.length === 0) continue;
    const lines = fresh.map((one) =>
      [
        [one.procurement, sayDuty(one, today)].filter(Boolean).join('. '),
        [one.says, one.reference].filter(Boolean).join('. '),
        one.path ? `${siteOf(services)}${one.path}` : null,
      ]
        .filter(Boolean)
        .join('\n'),
    );
    await keepMessage(act, {
      caseId,
      about: { kind: 'case', id: caseId },
      channel: 'email',
      recipient: 'Whoever buys or commissions',
      address: email,
      subject: 'Notices and dates that are due',
      body: ['These have their day now, or it has gone without them.', ...lines].join('\n\n'),
    });
  }
}

export const remindOfDuties: Timed = {
  name: 'reminding of notices and dates that are due',
  async run(services) {
    if (services.messages.canMail) await inOneAct(services.act, theSystem, (act) => remind(act, services));
  },
};
