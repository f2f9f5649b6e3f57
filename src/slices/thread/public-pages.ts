import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { announcedOn, answerLabels, signingsOf, standing } from '#slices/agreements/index.ts';
import { type Case, casesById, publishCase } from '#slices/cases/index.ts';
import { lessonsOf } from '#slices/learning/index.ts';
import { changeLines, outcomesOf } from '#slices/outcomes/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { mechanismsOf } from '#slices/plan/index.ts';
import { walkOf } from '#slices/resources/index.ts';
import { needsOf, publicNeeds } from '#slices/system/index.ts';
import { publicConversations, quotationsNamed } from '#slices/voice/index.ts';
import { publicLeavings } from './leaving-facts.ts';
import { quoted, wanted } from './read-facts.ts';

/** A case in plain words for anybody: only what was published by a decision, and nothing that was not said to be public. */
export async function showPublicCase({ tx, params }: Visit): Promise<Reply> {
  const one = await published(tx, params.caseId!);
  const outcomes = (await outcomesOf(tx, one.id)).filter((outcome) => outcome.state !== 'retired');
  const mechanisms = (await mechanismsOf(tx, one.id)).filter((mechanism) => mechanism.state !== 'stopped');
  const walks = await walkOf(tx, one.id);
  const [organisation] = await organisationsById(tx, [one.organisationId]);
  const quotations = await quotationsNamed(
    tx,
    outcomes.flatMap((outcome) => outcome.quotationIds),
  );
  const changed = await changeLines(
    tx,
    outcomes.map((outcome) => outcome.id),
  );
  return publicPage('thread/public.njk', one.title, {
    one,
    heard: quotations.filter((quotation) => quotation.state === 'kept').map((quotation) => quoted(one.id, quotation)),
    conversations: await publicConversations(tx, one.id),
    wanted: outcomes.map((outcome) => ({ ...wanted(outcome), changed: changed.get(outcome.id) ?? [] })),
    needs: publicNeeds(await needsOf(tx, one.id)),
    leaving: await publicLeavings(tx, one.id),
    doing: mechanisms.map((mechanism) => mechanism.title),
    handedBack: await announcedOn(tx, one.id),
    learnt: (await lessonsOf(tx, one.id)).map((lesson) => lesson.words),
    notDoing: [
      ...outcomes
        .filter((outcome) => outcome.answer?.state === 'declined')
        .map((outcome) => `${outcome.statement}: ${outcome.answer!.because}`),
      ...[...walks.values()]
        .flat()
        .filter((step) => step.answer === 'refused')
        .map((step) => `${step.title}: ${step.note}`),
    ],
    organisation: organisation?.name,
    signed: await signedInPublic(tx, one.id),
  });
}

/** The newest version of the plan whose signatures were published, by organisation: the people who signed are not named. */
async function signedInPublic(tx: Tx, caseId: string) {
  const signing = (await signingsOf(tx, caseId)).findLast(
    (one) => one.agreementId === null && one.publishedAt !== null && one.state !== 'withdrawn',
  );
  if (!signing) return null;
  return {
    number: signing.number,
    putAt: signing.putAt,
    replaced: signing.state === 'replaced',
    partners: signing.partners.map((partner) => {
      const said = standing(partner);
      return {
        name: partner.name,
        says: said ? answerLabels[said.answer] : 'Has not answered yet',
        recorded: said?.how === 'recorded',
        words: partner.answers.flatMap(({ words }) => words ?? []),
      };
    }),
  };
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
