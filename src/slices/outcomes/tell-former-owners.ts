import { accountOf } from '#platform/accounts/accounts.ts';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate as dayOf } from '#platform/clock.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { londonDate } from '#platform/say.ts';
import { personNames } from '#slices/people/index.ts';
import { daysToRenew, formerOwners, type Outcome } from './outcome.ts';

/** Tells each member who speaks for a community whose term has lapsed that others put other words, and until when its own can be renewed. */
export async function tellFormerOwners(act: Act, outcome: Outcome, proposed: string): Promise<void> {
  const from = londonDate(addToDate(dayOf(act.now), { days: daysToRenew }));
  for (const part of formerOwners(outcome))
    for (const [personId, recipient] of await personNames(act.tx, outcome.speakers[part.bodyId] ?? [])) {
      if (personId === act.who.personId) continue;
      const email = (await accountOf(act.tx, personId))?.email ?? null;
      await keepMessage(act, {
        // Of no case: what a body is told is not for whoever commissions it to read.
        caseId: null,
        about: { kind: 'outcome', id: outcome.id },
        channel: email ? 'email' : 'link',
        recipient,
        address: email,
        subject: `Other words are put in place of those of ${part.body}`,
        body: [
          `“${outcome.statement}” was owned or endorsed by ${part.body}${part.untilOn ? ` until ${londonDate(part.untilOn)}` : ''}.`,
          `Now somebody proposes: “${proposed}”`,
          `Nobody uses these words before ${from}. If your body ratifies its own again before then, they stay. After that those who work on the case may use the others, and yours are kept among the earlier words.`,
        ].join('\n\n'),
      });
    }
}
