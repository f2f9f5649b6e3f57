import { theSystem } from '#platform/access/who.ts';
import { accountOf } from '#platform/accounts/accounts.ts';
import { type Act, act as inOneAct } from '#platform/act/act.ts';
import { londonDate, londonHour } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import type { Timed } from '#platform/workers/timed.ts';
import { dueDay } from './hundred-days.ts';
import { plansRunningOf, plansToRemind, takeReminder } from './plan-store.ts';

/** Nobody is woken by it. */
const fromHour = 8;

/** The message says which day it is and where the plan lies; what the plan says stays there. */
async function remind(act: Act, { config }: Services): Promise<void> {
  if (londonHour(act.now) < fromHour) return;
  const today = londonDate(act.now);
  for (const plan of await plansToRemind(act.tx, today)) {
    const due = dueDay(plan, today);
    const email = due && (await accountOf(act.tx, plan.ownerId))?.email;
    if (!due || !email || !(await takeReminder(act.tx, plan.id, due.day, act.now))) continue;
    const site = config.publicUrl ?? `http://${config.host}:${config.port}`;
    await keepMessage(act, {
      caseId: null,
      about: { kind: 'hundredDays', id: plan.id },
      channel: 'email',
      recipient: 'Whoever wrote this plan',
      address: email,
      subject: `Day ${due.day} of your hundred days has come`,
      body: `Day ${due.day} of your hundred days has come. Say what happened, and whether the sign is there:\n${site}/academy/plans/${plan.id}\n`,
    });
  }
}

export const remindOfHundredDays: Timed = {
  name: 'reminding of hundred days',
  async run(services) {
    if (services.messages.canMail) await inOneAct(services.act, theSystem, (act) => remind(act, services));
  },
};

export type PlanDue = Readonly<{ text: string; hint: string; href: string; kind: string }>;

/** Somebody's plans that have a day to be met, for their own home page. */
export async function hundredDaysDue(tx: Tx, personId: string, today: string): Promise<PlanDue[]> {
  return (await plansRunningOf(tx, personId)).flatMap((plan) => {
    const due = dueDay(plan, today);
    return due
      ? [
          {
            text: plan.different,
            hint: `Day ${due.day} has come`,
            href: `/academy/plans/${plan.id}`,
            kind: 'Hundred days',
          },
        ]
      : [];
  });
}
