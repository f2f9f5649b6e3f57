import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { whoView } from '../about/who-view.ts';
import type { Conversation } from '../conversation.ts';
import { countOf } from '../held/count-store.ts';
import { heldById } from '../held/held-store.ts';
import { resultsView } from '../held/results-view.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { paperTold } from '../paper/paper-told.ts';
import { draftsOf } from '../rounds/draft-store.ts';
import { endsOf } from '../rounds/ends-of.ts';
import { gatherDrafts } from '../rounds/gather-drafts.ts';
import { roundsOf } from '../rounds/round-store.ts';
import { toldOutside } from '../rounds/tell-tallies.ts';
import { toldOf } from '../told/read-told.ts';
import type { ReportFacts } from './report-facts.ts';
import { moderatedIn, reportPartsOf, reportsPublished } from './report-store.ts';
import { whoTookPart } from './who-took-part.ts';

/** All that a report is drafted from. */
export async function gatherReport(tx: Tx, conversation: Conversation, now: Date, site: string): Promise<ReportFacts> {
  const { id } = conversation;
  const held = (await heldById(tx, id)) ?? refuse('not-found');
  const statements = await heldStatements(tx, id);
  const told = await toldOf(tx, id);
  const results = told && resultsView(told, statements);
  return {
    conversation,
    held,
    today: londonDate(now),
    site,
    parts: await reportPartsOf(tx, id),
    statements,
    results,
    counted: (await countOf(tx, id))?.answer.participants ?? null,
    tookPart: whoTookPart(
      { participants: results?.participants ?? 0, paper: await paperTold(tx, id) },
      held,
      await whoView(tx, id),
    ),
    moderated: await moderatedIn(tx, id),
    drafts: await toldOutside(tx, id, await gatherDrafts(tx, await draftsOf(tx, id)), londonDate(now)),
    rounds: await roundsOf(tx, id),
    ends: await endsOf(tx, id),
    before: await reportsPublished(tx, id),
    published: null,
  };
}
