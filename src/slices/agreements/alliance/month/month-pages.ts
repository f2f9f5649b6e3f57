import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, choicesOf } from '#platform/links/index.ts';
import { londonMonth } from '#platform/say.ts';
import { signalsOf } from '#slices/measures/index.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import type { Agreement } from '../../agreement.ts';
import { isLate, sayOwed } from '../../obligation.ts';
import { obligationsOf } from '../../obligation-store.ts';
import { membersOf } from '../alliance.ts';
import { logOf, pathOfAlliance } from '../alliance-view.ts';
import { gatherBook } from '../money/gather-book.ts';
import { keepMinutes, type minutesInput } from './keep-minutes.ts';
import { minutesOf } from './minutes-store.ts';
import { isMonth, monthAfter, onSheet } from './month.ts';

/** What is special in the measures of the case, and what people said, as far as whoever looks may see it. */
async function heard({ tx, who, object, services }: Visit<Agreement>, month: string, current: boolean) {
  const signals = (await signalsOf(tx, object.caseId)).filter(
    ({ state, foundOn }) => foundOn.startsWith(month) || (current && state === 'standing'),
  );
  const refs = signals.toReversed().map(({ id }) => ({ kind: 'signal', id }));
  const stories = (await quotationsOf(tx, object.caseId, who)).filter(({ heardOn, addedAt }) =>
    (heardOn ?? londonDate(addedAt)).startsWith(month),
  );
  const lessons = await choicesOf(tx, services.kinds, who, object.caseId, ['lesson']);
  return {
    signals: onSheet(await beads(tx, services.kinds, who, refs, null)),
    stories: onSheet(stories.toReversed()),
    lessons: onSheet(lessons.toReversed()),
  };
}

async function owed({ tx, object, now }: Visit<Agreement>, month: string, current: boolean) {
  const today = londonDate(now);
  const all = (await obligationsOf(tx, object.caseId)).filter(({ agreementId }) => agreementId === object.id);
  const due = all.filter(
    (one) => one.byOn?.startsWith(month) || (current && (isLate(one, today) || one.state === 'not-kept')),
  );
  return onSheet(due.map((one) => ({ ...one, says: sayOwed(one), late: isLate(one, today) })));
}

/** A month on one sheet: made of what is kept elsewhere, so that nothing is typed twice. */
export async function showMonth(visit: Visit<Agreement>): Promise<Reply> {
  const { tx, object, query, now, may } = visit;
  if (object.type !== 'alliance') refuse('not-found');
  const today = londonDate(now);
  const month = query.month ?? today.slice(0, 7);
  if (!isMonth(month)) refuse('not-found');
  const current = month === today.slice(0, 7);
  const log = await logOf(tx, object, today);
  const minutes = await minutesOf(tx, object.id);
  return page('agreements/alliance/month.njk', `${object.title}: ${londonMonth(`${month}-01`)}`, {
    agreement: object,
    path: pathOfAlliance(object),
    month,
    current,
    before: monthAfter(month, -1),
    after: monthAfter(month, 1),
    ...(await heard(visit, month, current)),
    owed: await owed(visit, month, current),
    waiting: onSheet(current ? log.filter(({ state }) => state === 'open' || state === 'blocked') : []),
    decided: onSheet(log.filter(({ made, decidedAt }) => made && decidedAt && londonDate(decidedAt).startsWith(month))),
    book: may.includes('seeBook') && current ? await gatherBook(tx, object) : null,
    minutes: minutes.find((one) => one.month === month) ?? null,
    lastTime: minutes.find((one) => one.month < month) ?? null,
    memberChoices: membersOf(object.parties).map(({ id, name }) => ({ value: id, text: name })),
    mayWrite: may.includes('decide') && month <= today.slice(0, 7),
  });
}

export async function keepMonth({ act, object, body }: Doing<Agreement, z.infer<typeof minutesInput>>): Promise<Reply> {
  await keepMinutes(act, object.id, body);
  return redirect(`${pathOfAlliance(object)}/month?month=${body.month}`, 'The minutes are kept.');
}
