import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Case, casesById, publishCase } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { quotationsNamed } from '#slices/voice/index.ts';
import { quoted, wanted } from './read-facts.ts';

/** A case in plain words for anybody: only what was published by a decision, and nothing that was not said to be public. */
export async function showPublicCase({ tx, params }: Visit): Promise<Reply> {
  const one = await published(tx, params.caseId!);
  const outcomes = (await outcomesOf(tx, one.id)).filter((outcome) => outcome.state !== 'retired');
  const quotations = await quotationsNamed(
    tx,
    outcomes.flatMap((outcome) => outcome.quotationIds),
  );
  return publicPage('thread/public.njk', one.title, {
    one,
    heard: quotations.filter((quotation) => quotation.state === 'kept').map((quotation) => quoted(one.id, quotation)),
    wanted: outcomes.map((outcome) => wanted(outcome)),
  });
}

async function published(tx: Tx, caseId: string): Promise<Case> {
  const [one] = await casesById(tx, [caseId]);
  if (!one || one.state === 'open') refuse('not-found');
  return one;
}

export async function publish({ act, object }: Doing<Case>): Promise<Reply> {
  await publishCase(act, object);
  return redirect(`/public/cases/${object.id}`, 'Anybody can read this page now.');
}
