import type { Tx } from '#platform/db/database.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import { nothingKnown, type ProcurementFacts } from '#standards/notices/index.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { engagementsOf, lotsOf } from '../procurement-store.ts';
import { regimeAnswersOf } from '../regime/regime-store.ts';
import { biddersOf, tendersOf } from '../tendering/tender-store.ts';
import { applyTyped } from './apply-typed.ts';
import { clockOf } from './dates-as-happened.ts';
import { fromAward } from './facts-of-award.ts';
import { authorityFrom, fromBuying, fromLots } from './facts-of-buying.ts';
import { typedOf, versionsOf } from './notice-store.ts';

/** What those below on the thread know: an agreement’s dates, indicators and payments, and how tenders came out. It counts before what is typed. */
export type Elsewhere = Partial<ProcurementFacts>;

/**
 * All that the thread knows of a procurement, as its notices tell it; then what was typed for them. Nothing of tenders is in it before they are
 * opened.
 */
export async function gatherFacts(
  tx: Tx,
  procurement: Procurement,
  elsewhere: Elsewhere = {},
): Promise<ProcurementFacts> {
  const { id, caseId } = procurement;
  const [theCase] = await casesById(tx, [caseId]);
  const [buyer] = await organisationsById(tx, theCase ? [theCase.organisationId] : []);
  const lots = (await lotsOf(tx, caseId)).filter((lot) => lot.procurementId === id && lot.state !== 'withdrawn');
  const titles = new Map((await requirementsOf(tx, caseId)).map((one) => [one.id, one.title]));
  const moments = await momentsOf(tx, id);
  const opened = moments.some(({ moment }) => moment === 'opened');
  const typed = (await typedOf(tx, id)).at(-1)?.said ?? {};
  const known: Known = {
    procurement,
    lots,
    titles,
    moments,
    vatPercent: typeof typed.vatPercent === 'number' ? typed.vatPercent : null,
    clock: await clockOf(tx, procurement),
    regime: (await regimeAnswersOf(tx, [id])).at(-1) ?? null,
    criteria: await criteriaTreeOf(tx, id),
    engaged: (await engagementsOf(tx, id)).length > 0,
    bidders: opened ? await biddersOf(tx, id) : [],
    tenders: opened ? await tendersOf(tx, id) : [],
  };
  const thread: ProcurementFacts = {
    ...nothingKnown,
    ocid: (await versionsOf(tx, [id])).find(({ platformNumber }) => platformNumber)?.ocid ?? null,
    authorities: buyer ? [authorityFrom(buyer.name, known)] : [],
    ...fromBuying(known),
    ...fromLots(known),
    ...fromAward(known),
    ...elsewhere,
  };
  return applyTyped(thread, typed);
}

export type Known = Readonly<{
  procurement: Procurement;
  lots: Awaited<ReturnType<typeof lotsOf>>;
  titles: ReadonlyMap<string, string>;
  moments: Awaited<ReturnType<typeof momentsOf>>;
  vatPercent: number | null;
  clock: Awaited<ReturnType<typeof clockOf>>;
  regime: Awaited<ReturnType<typeof regimeAnswersOf>>[number] | null;
  criteria: Awaited<ReturnType<typeof criteriaTreeOf>>;
  engaged: boolean;
  bidders: Awaited<ReturnType<typeof biddersOf>>;
  tenders: Awaited<ReturnType<typeof tendersOf>>;
}>;
