import { z } from 'zod';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { answerSheet, type Typed } from './answer-sheet.ts';
import { joinRound, sheetPurpose } from './join-round.ts';
import type { AnswerStage, Participant, Round } from './round.ts';
import { participantById, participantsOf, roundsById } from './round-store.ts';
import { viewSheet } from './sheet-view.ts';

/** The boxes of a sheet depend on its round: which are known, the command says. */
export const sheetInput = z.record(z.string().max(60), z.unknown());

const kept: Record<AnswerStage, string> = {
  weights: 'Your weights are kept.',
  first: 'Your scores are kept.',
  second: 'Your second scores are kept.',
};

async function mine({ tx, object, who }: Visit<Round>): Promise<Participant | null> {
  return (await participantsOf(tx, object.id)).find((one) => one.personId === who.personId) ?? null;
}

export async function showOwnSheet(visit: Visit<Round>): Promise<Reply> {
  const me = (await mine(visit)) ?? refuse('not-found');
  return page('allocation/sheet.njk', 'Your sheet', await viewSheet(visit.tx, visit.object, me));
}

export async function joinIn({ act, object }: Doing<Round>): Promise<Reply> {
  await joinRound(act, object);
  return redirect(`/cases/${object.caseId}/rounds/${object.id}/sheet`);
}

export async function sendOwnSheet(doing: Doing<Round, Typed>): Promise<Reply> {
  const me = (await mine(doing)) ?? refuse('not-found');
  const stage = await answerSheet(doing.act, me, doing.body);
  return redirect(`/cases/${doing.object.caseId}/rounds/${doing.object.id}/sheet`, kept[stage]);
}

async function behind(visit: Visit): Promise<{ me: Participant; round: Round }> {
  const { tx, params, who } = visit;
  const me =
    (await participantById(tx, await subjectOfLink(tx, sheetPurpose, params.token!))) ?? refuse('link-used-or-old');
  const [round] = await roundsById(tx, [me.roundId]);
  if (!round) refuse('link-used-or-old');
  if (who.personId) await checkNotTheirs(visit, round, who.personId);
  return { me, round };
}

/** Whoever runs a round prints the links, and whoever takes part has a sheet: signed in, neither opens another's. */
async function checkNotTheirs({ tx }: Visit, round: Round, personId: string): Promise<void> {
  if (personId === round.facilitatorId) refuse('own-sheet');
  if ((await hatsOf(tx, personId, round.caseId)).includes('commissioner')) refuse('own-sheet');
  if ((await participantsOf(tx, round.id)).some((one) => one.personId === personId)) refuse('own-sheet');
}

/** For whoever holds the link, with no account: their own sheet, and nothing else of the case. */
export async function openSheet(visit: Visit): Promise<Reply> {
  const { me, round } = await behind(visit);
  return publicPage('allocation/public-sheet.njk', 'Your sheet', {
    ...(await viewSheet(visit.tx, round, me)),
    caseTitle: (await casesById(visit.tx, [round.caseId]))[0]?.title,
  });
}

export async function sendSheet(doing: Doing<never, Typed>): Promise<Reply> {
  const { me } = await behind(doing);
  const stage = await answerSheet(doing.act, me, doing.body);
  return redirect(`/public/rounds/${doing.params.token}`, kept[stage]);
}
