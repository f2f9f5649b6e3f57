import type { z } from 'zod';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomeNow } from '../outcome-store.ts';
import { ratificationsOf } from '../ratification-store.ts';
import { addToMinority, answerBallot, type answerInput, checkTheirLink, type minorityInput } from './answer-ballot.ts';
import type { Ballot } from './ballot.ts';
import { ballotsById, entryOfLink } from './ballot-store.ts';
import { challengeAbouts, challengeable, challengeLabels } from './challenge.ts';
import { type challengeByLinkInput, challengeFromRoll } from './challenge-ownership.ts';
import { ballotLink } from './give-notice.ts';
import { paperFor } from './paper-pages.ts';
import type { Frozen } from './roll.ts';

async function behind({ tx, params, who }: Visit): Promise<{ ballot: Ballot; entry: Frozen }> {
  const found = await entryOfLink(tx, await subjectOfLink(tx, ballotLink, params.token!));
  const [ballot] = found ? await ballotsById(tx, [found.ballotId]) : [];
  if (!found || !ballot) refuse('link-used-or-old');
  checkTheirLink(who, ballot, found.entry);
  return { ballot, entry: found.entry };
}

const here = ({ params }: Visit): string => `/public/ballots/${params.token}`;

/** For whoever holds a paper's link, with no account: what is put to them, their own answer, and nothing else of the case. */
export async function showByLink(visit: Visit): Promise<Reply> {
  const { ballot, entry } = await behind(visit);
  const outcome = await outcomeNow(visit.tx, ballot.outcomeId);
  const signOff = (await ratificationsOf(visit.tx, outcome.id)).findLast((one) => one.ballotId === ballot.id);
  const owned = challengeable(outcome).some((part) => part.bodyId === ballot.bodyId);
  return publicPage('outcomes/ratification/by-link.njk', `${ballot.body} asks you`, {
    ...(await paperFor(visit, ballot, entry.id)),
    here: here(visit),
    recipient: entry.name,
    signOff,
    abouts: owned ? challengeAbouts.map((value) => ({ value, text: challengeLabels[value] })) : [],
  });
}

export async function answerByLink(doing: Doing<never, z.infer<typeof answerInput>>): Promise<Reply> {
  const { ballot, entry } = await behind(doing);
  await answerBallot(doing.act, doing.services.signer, ballot.id, async () => entry, doing.body);
  return redirect(here(doing), 'Your answer is kept. You can change it here until it closes.');
}

export async function minorityByLink(doing: Doing<never, z.infer<typeof minorityInput>>): Promise<Reply> {
  const { ballot, entry } = await behind(doing);
  await addToMinority(doing.act, doing.services.signer, ballot.id, async () => entry, doing.body.minority);
  return redirect(here(doing), 'Your words are kept for the minority report.');
}

export async function challengeByLink(doing: Doing<never, z.infer<typeof challengeByLinkInput>>): Promise<Reply> {
  const { ballot, entry } = await behind(doing);
  const from = { outcomeId: ballot.outcomeId, bodyId: ballot.bodyId, entryId: entry.id };
  await challengeFromRoll(doing.act, doing.services.signer, from, doing.body);
  return redirect(here(doing), 'Your challenge stands beside it, and a review is asked for.');
}
