import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { londonDate as dayInWords } from '#platform/say.ts';
import { everWore, hatLabels } from '#slices/cases/index.ts';
import { positionStatementOf } from '#slices/market/index.ts';
import { requirementsOf, standingsOf } from '#slices/plan/index.ts';
import { shownIn } from '../brief/brief.ts';
import { briefsOf } from '../brief/brief-store.ts';
import { sayAmendment } from '../clarifications/amendment.ts';
import { amendmentsOf } from '../clarifications/amendment-store.ts';
import { saysOf } from '../clarifications/clarification.ts';
import { clarificationsOf } from '../clarifications/clarification-store.ts';
import { amendmentsOf as criteriaAmendmentsOf } from '../criteria/criteria-store.ts';
import type { Procurement } from '../procurement.ts';
import { soundingsOf } from '../sounding/sounding-store.ts';
import { type Engagement, inOrder } from './engagement.ts';
import { engagementsOfCase, talksOf } from './engagement-store.ts';

const everybody = 'Anybody: it is open to all';

/**
 * I13. Who shaped what and saw what, from the whole thread of a procurement: what was recorded on any procurement of the case, conversations noted
 * anywhere on it, soundings, challenge briefs, what providers said of requirements, providers who work on the case, the market position statement,
 * and the questions, answers and changes of this procurement.
 */
export async function engagementOf(tx: Tx, procurement: Pick<Procurement, 'id' | 'caseId'>): Promise<Engagement[]> {
  const { caseId } = procurement;
  const base = `/cases/${caseId}`;
  const kept = (await engagementsOfCase(tx, caseId)).map(
    (one): Engagement => ({
      ...one,
      key: `engagement:${one.id}`,
      on: one.happenedOn,
      source: 'engagement',
      path: `${base}/procurements/${one.procurementId}`,
    }),
  );
  const noted = (await talksOf(tx, caseId)).map(
    (one): Engagement => ({
      ...one,
      key: `talk:${one.id}`,
      on: one.happenedOn,
      source: 'talk',
      path: `${base}/supplier-talks`,
    }),
  );
  const briefs = (await briefsOf(tx, caseId)).flatMap((brief) =>
    shownIn(brief).map(
      ({ at, words }, index): Engagement => ({
        key: `brief:${brief.id}:${index}`,
        on: londonDate(at),
        supplier: everybody,
        shown: words,
        said: null,
        source: 'brief',
        path: `${base}/challenge-briefs/${brief.id}`,
      }),
    ),
  );
  const soundings = (await soundingsOf(tx, caseId)).flatMap(({ id, words, openedAt }): Engagement[] =>
    words
      ? [
          {
            key: `sounding:${id}`,
            on: londonDate(openedAt),
            supplier: everybody,
            shown: words,
            said: null,
            source: 'sounding',
            path: `${base}/soundings/${id}`,
          },
        ]
      : [],
  );
  return inOrder([
    ...kept,
    ...noted,
    ...briefs,
    ...soundings,
    ...(await saidOfRequirements(tx, caseId)),
    ...(await providersHere(tx, caseId)),
    ...(await positionShown(tx, caseId)),
    ...(await afterPublication(tx, procurement)),
  ]);
}

/** A market position statement is for everybody to read; that it is there is said. */
async function positionShown(tx: Tx, caseId: string): Promise<Engagement[]> {
  const one = await positionStatementOf(tx, caseId);
  if (!one) return [];
  const shown = `The market position statement, version ${one.number}, which anybody can read.`;
  const on = londonDate(one.publishedAt);
  return [
    {
      key: `position:${one.number}`,
      on,
      supplier: everybody,
      shown,
      said: null,
      source: 'position',
      path: `/cases/${caseId}/position`,
    },
  ];
}

/** What providers said of requirements, as somebody wrote it down: what they read is what everybody reads. */
async function saidOfRequirements(tx: Tx, caseId: string): Promise<Engagement[]> {
  const standing = await standingsOf(tx, caseId);
  return (await requirementsOf(tx, caseId)).flatMap(({ id, title, words }) =>
    standing({ subjectKind: 'requirement', subjectId: id })
      .voices.filter(({ voice }) => voice === 'provider')
      .map(
        ({ saidBy, note, answeredAt }): Engagement => ({
          key: `requirement:${id}:${answeredAt.toISOString()}`,
          on: londonDate(answeredAt),
          supplier: saidBy ?? 'A provider whose name was not written down',
          shown: `The requirement “${title}”: ${words}`,
          said: note ?? 'A provider answered the questions about whether it can be put in a contract.',
          source: 'requirement',
          path: `/cases/${caseId}/requirements/${id}`,
        }),
      ),
  );
}

/** Providers’ people with a hat on the case read its open pages before others did. */
async function providersHere(tx: Tx, caseId: string): Promise<Engagement[]> {
  return (await everWore(tx, caseId, 'provider')).map(
    ({ personId, person, organisation, grantedAt, endedAt }): Engagement => ({
      key: `on-the-case:${personId}`,
      on: londonDate(grantedAt),
      supplier: `${person}, with a hat from ${organisation}`,
      shown: `Somebody with the hat “${hatLabels.provider}” ${endedAt ? `could read the open pages of the case from ${dayInWords(grantedAt)} to ${dayInWords(endedAt)}` : `has been able to read the open pages of the case since ${dayInWords(grantedAt)}`}: words, causes, outcomes and measures.`,
      said: null,
      source: 'on-the-case',
      path: `/cases/${caseId}/people`,
    }),
  );
}

async function afterPublication(tx: Tx, { id, caseId }: Pick<Procurement, 'id' | 'caseId'>): Promise<Engagement[]> {
  const path = `/cases/${caseId}/procurements/${id}/questions`;
  const asked = (await clarificationsOf(tx, id)).flatMap((one): Engagement[] =>
    one.state === 'answered'
      ? [
          {
            key: `question:${one.id}`,
            on: londonDate(one.answeredAt!),
            supplier: 'Everybody who may bid',
            shown: saysOf(one),
            said: null,
            source: 'question',
            path,
          },
        ]
      : [],
  );
  const changed = (await amendmentsOf(tx, [id])).map(
    (one): Engagement => ({
      key: `amendment:${one.id}`,
      on: londonDate(one.madeAt),
      supplier: 'Everybody who may bid',
      shown: sayAmendment(one, dayInWords),
      said: null,
      source: 'amendment',
      path,
    }),
  );
  const criteria = (await criteriaAmendmentsOf(tx, id)).map(
    ({ about, reason, republish, amendedAt }, at): Engagement => ({
      key: `criteria-amendment:${id}:${at}`,
      on: londonDate(amendedAt),
      supplier: 'Everybody who may bid',
      shown: `Changed: how bids are judged, ${about}. Because: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}${republish ? ' The tender notice goes out again.' : ''}`,
      said: null,
      source: 'amendment',
      path: `/cases/${caseId}/procurements/${id}/criteria`,
    }),
  );
  return [...asked, ...changed, ...criteria];
}
