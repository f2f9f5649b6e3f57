import { wears } from '#platform/access/who.ts';
import { londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { type Case, paperPartsOf, paperWayOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { gather } from '../gather.ts';
import { leavingFacts } from '../leaving-facts.ts';
import { looseEnds } from '../loose-ends.ts';
import { placeOf } from '../order.ts';
import { wholeThread } from '../whole-thread.ts';
import { boardFacts } from './board-facts.ts';
import { moneyFacts } from './money-facts.ts';
import { optionsFacts } from './options-facts.ts';
import type { PaperFacts, ThreadLine } from './paper.ts';
import { signingFacts } from './signing-facts.ts';

async function threadLines(visit: Visit<Case>): Promise<ThreadLine[]> {
  const { beads, links } = await wholeThread(visit);
  const names = await personNames(
    visit.tx,
    beads.map((bead) => bead.changedBy),
  );
  return beads
    .toSorted((a, b) => placeOf(a.ref.kind) - placeOf(b.ref.kind) || a.title.localeCompare(b.title, 'en-GB'))
    .map((bead) => ({
      kind: bead.kindLabel,
      says: bead.title,
      by: names.get(bead.changedBy ?? '') ?? null,
      on: bead.changedAt ? londonDate(bead.changedAt) : null,
      loose: looseEnds(bead, links)[0] ?? null,
    }));
}

/** What the paper is made of, for this reader: market and exempt words only for those who may see the market. */
export async function gatherPaper(visit: Visit<Case>): Promise<PaperFacts> {
  const mayReadMoney = visit.may.includes('seeInside') && !wears(visit.who, 'provider');
  return {
    facts: await gather(visit),
    parts: visit.may.includes('seeInside') ? await paperPartsOf(visit.tx, visit.object.id) : null,
    options: mayReadMoney ? await optionsFacts(visit) : null,
    money: mayReadMoney ? await moneyFacts(visit) : null,
    board: await boardFacts(visit),
    signings: mayReadMoney ? await signingFacts(visit) : null,
    leaving: await leavingFacts(visit.tx, visit.object.id, visit.may),
    way: await paperWayOf(visit.tx, visit.object.id),
    thread: await threadLines(visit),
    mayReadExempt: visit.may.includes('seeMarket'),
  };
}
