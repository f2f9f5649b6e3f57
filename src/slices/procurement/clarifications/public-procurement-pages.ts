import type { z } from 'zod';
import { makeLink, subjectOfLink } from '#platform/accounts/signed-links.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { londonDate as dayInWords } from '#platform/say.ts';
import { issuesOf } from '../documents/document-store.ts';
import { packOf } from '../fairness/fairness-pages.ts';
import { publicLotsOf } from '../lots/public-lots.ts';
import { versionsOf } from '../notices/notice-store.ts';
import { momentsSet } from '../order/moment-store.ts';
import { proceduresOf } from '../procedure/procedure-store.ts';
import { stageLabels, totalHours } from '../procedure/stage.ts';
import { sayHours } from '../procedure/strip-drawing.ts';
import { type Procurement, regimeLabels, routeLabels, weightsSay } from '../procurement.ts';
import { criteriaOf, procurementsById } from '../procurement-store.ts';
import { type Milestone, milestoneLabels, milestones } from '../timetable/milestones.ts';
import { timetablesOf } from '../timetable/timetable-store.ts';
import { sayAmendment } from './amendment.ts';
import { amendmentsOf } from './amendment-store.ts';
import { askClarification, askerOf, type askInput } from './ask-clarification.ts';
import { askingNow, saysOf, toldToAll } from './clarification.ts';
import { clarificationsByAsker, clarificationsOf, publicSummaryOf } from './clarification-store.ts';

const keepsFor = 400;

/** Dates that a bidder counts on; the authority's own steps before and between are its own. */
const publicMilestones: readonly Milestone[] = [
  'tenderNoticeOn',
  'requestsBy',
  'invitedOn',
  'tendersBy',
  'awardNoticeOn',
  'intentionOn',
  'signOn',
  'startOn',
  'endOn',
];

/** Nothing is here before the tender notice is recorded. */
async function publishedById(tx: Tx, id: string): Promise<Procurement> {
  const [found] = isId(id) ? await procurementsById(tx, [id]) : [];
  if (!found || !(await momentsSet(tx, found.id)).has('tender-notice')) refuse('not-found');
  return found;
}

async function datesOf(tx: Tx, procurement: Procurement) {
  const kept = (await timetablesOf(tx, [procurement.id])).at(-1)?.dates ?? {};
  return milestones
    .filter((one) => publicMilestones.includes(one))
    .flatMap((one) => (kept[one] ? [{ label: milestoneLabels[one], on: kept[one] }] : []));
}

/** What anybody may know before they bid, in everyday words, on one page without an account. */
export async function openPublicProcurement({ tx, params, now }: Visit): Promise<Reply> {
  const procurement = await publishedById(tx, params.procurementId!);
  const summary = await publicSummaryOf(tx, procurement.id);
  const stages = (await proceduresOf(tx, procurement.id)).at(-1)?.stages ?? [];
  const criteria = await criteriaOf(tx, procurement.id);
  return publicPage('procurement/clarifications/public.njk', procurement.title, {
    procurement: {
      id: procurement.id,
      state: procurement.state,
      law: regimeLabels[procurement.regime],
      route: routeLabels[procurement.route],
      dueAt: procurement.dueAt,
    },
    summary,
    asking: procurement.state === 'published' ? askingNow(summary, londonDate(now)) : 'over',
    dates: await datesOf(tx, procurement),
    stages: stages.map((stage) => ({
      label: stageLabels[stage.kind],
      says: sayHours(stage),
      asks: stage.asks,
      from: stage.from,
      until: stage.until,
    })),
    total: stages.length > 0 ? totalHours(stages) : null,
    lots: await publicLotsOf(tx, procurement),
    criteria: criteria.map(({ name, weight }) => ({ name, weight })),
    weights: weightsSay(criteria),
    told: toldToAll(await clarificationsOf(tx, procurement.id)),
    notices: (await versionsOf(tx, [procurement.id])).some(({ platformNumber }) => platformNumber),
    documents: (await issuesOf(tx, procurement.id)).length > 0,
    amendments: (await amendmentsOf(tx, [procurement.id])).map((one) => ({
      madeAt: one.madeAt,
      says: sayAmendment(one, dayInWords),
    })),
  });
}

/** What every bidder gets to know of what any supplier was shown; without names. */
export async function openPublicPack({ tx, params }: Visit): Promise<Reply> {
  const procurement = await publishedById(tx, params.procurementId!);
  const { entries, lastPack } = await packOf(tx, procurement);
  return publicPage(
    'procurement/clarifications/public-pack.njk',
    `What any supplier was shown or told: ${procurement.title}`,
    {
      procurement: { id: procurement.id },
      entries: entries.map(({ on, words, isNew }) => ({ on, words, isNew })),
      lastPack,
    },
  );
}

/** Asks without a name. The link to their own questions is theirs alone. */
export async function askPublicly({ act, tx, params, body }: Doing<never, z.infer<typeof askInput>>): Promise<Reply> {
  const procurement = await publishedById(tx, params.procurementId!);
  const askerId = act.newId();
  await askClarification(act, procurement, askerId, body);
  return publicPage('procurement/clarifications/public-thanks.njk', 'Your question is kept', {
    address: `/public/questions/${await makeLink(act, 'clarification-asker', askerId, keepsFor)}`,
  });
}

async function mineAt({ tx, params, now }: Visit) {
  const askerId = await subjectOfLink(tx, 'clarification-asker', params.token!);
  const mine = await clarificationsByAsker(tx, askerOf(askerId));
  const procurement = await publishedById(tx, mine[0]?.procurementId ?? '');
  const open =
    procurement.state === 'published' &&
    askingNow(await publicSummaryOf(tx, procurement.id), londonDate(now)) === 'open';
  return { askerId, mine, procurement, open };
}

export async function openMyQuestions(visit: Visit): Promise<Reply> {
  const { mine, procurement, open } = await mineAt(visit);
  return publicPage('procurement/clarifications/my-questions.njk', 'Your questions', {
    procurement: { id: procurement.id, title: procurement.title },
    open,
    mine: mine.map((one) => ({ ...one, says: one.state === 'answered' ? saysOf(one) : null })),
  });
}

export async function askAnother(doing: Doing<never, z.infer<typeof askInput>>): Promise<Reply> {
  const { askerId, procurement } = await mineAt(doing);
  await askClarification(doing.act, procurement, askerId, doing.body);
  return publicPage('procurement/clarifications/public-thanks.njk', 'Your question is kept', {
    address: `/public/questions/${doing.params.token!}`,
  });
}
