import type { z } from 'zod';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { pathOf } from '../acting-pages.ts';
import { answerLine, type Outcome } from '../outcome.ts';
import { outcomeNow } from '../outcome-store.ts';
import { ratificationsOf } from '../ratification-store.ts';
import { type Ballot, inOrder, phaseLabels } from './ballot.ts';
import { ballotPath } from './ballot-kind.ts';
import { frozenRoll } from './ballot-store.ts';
import { canonicalJson } from './canonical.ts';
import { correctionsOf } from './correction-store.ts';
import { type countInput, countTheBallot } from './count-ballot.ts';
import { draftBallot, type draftInput, redraftBallot } from './draft-ballot.ts';
import { giveNotice } from './give-notice.ts';
import { callOffBallot, type callOffInput, remindRoll } from './move-ballot.ts';
import { askedLabels } from './notice.ts';
import { entriesOf, papersOf } from './paper-store.ts';
import { counted, reachLabels } from './roll.ts';
import { ownPart } from './roll-pages.ts';
import { rollOf } from './roll-store.ts';
import { sayRule } from './rule.ts';

const wordingChoices = (outcome: Outcome) =>
  outcome.wordings
    .filter((one) => one.state === 'current' || one.state === 'proposed')
    .map((one) => ({
      value: one.id,
      text: `“${one.statement}”`,
      hint: one.state === 'current' ? 'The words now' : 'Put forward',
    }));

export async function showNewDraft(visit: Visit<Outcome>): Promise<Reply> {
  const part = ownPart(visit);
  return page('outcomes/ratification/draft.njk', `Put it to everybody on the roll of ${part.body}`, {
    outcome: visit.object,
    part,
    wordings: wordingChoices(visit.object),
    draft: null,
  });
}

const drafted = ({ body, wording, version: _, ...rest }: z.infer<typeof draftInput>, outcomeId: string) => ({
  ...rest,
  outcomeId,
  bodyId: body,
  wordingId: wording,
});

export async function keepNewDraft({ act, object, body }: Doing<Outcome, z.infer<typeof draftInput>>): Promise<Reply> {
  const id = await draftBallot(act, drafted(body, object.id));
  return redirect(
    ballotPath({ caseId: object.caseId, outcomeId: object.id, id }),
    'It is written down. Another member gives notice of it.',
  );
}

export async function showRedraft({ tx, object }: Visit<Ballot>): Promise<Reply> {
  const outcome = await outcomeNow(tx, object.outcomeId);
  return page('outcomes/ratification/draft.njk', `Put it to everybody on the roll of ${object.body}`, {
    outcome,
    part: outcome.parts.find((one) => one.bodyId === object.bodyId),
    wordings: wordingChoices(outcome),
    draft: object,
  });
}

export async function keepRedraft({ act, object, body }: Doing<Ballot, z.infer<typeof draftInput>>): Promise<Reply> {
  await redraftBallot(act, object.id, drafted(body, object.outcomeId), body.version);
  return redirect(ballotPath(object), 'It is written anew. Another member gives notice of it.');
}

/** What everybody on the outcome sees; who is on the roll only its own, and who has answered only whoever keeps that list. */
export async function showBallot({ tx, object, who, may }: Visit<Ballot>): Promise<Reply> {
  const speaks = may.includes('speak');
  const outcome = await outcomeNow(tx, object.outcomeId);
  const signOff = (await ratificationsOf(tx, object.outcomeId)).findLast((one) => one.ballotId === object.id);
  const own = await rollOf(tx, { caseId: object.caseId, bodyId: object.bodyId });
  const draftRoll = counted(own, outcome.speakers[object.bodyId] ?? []);
  const roll = speaks && object.givenAt ? await frozenRoll(tx, object.id) : [];
  const papers = object.state === 'counted' ? await papersOf(tx, object.id) : [];
  const onRoll = object.notice?.roll ?? draftRoll.length;
  return page('outcomes/ratification/ballot.njk', `Does ${object.body} make it its own?`, {
    outcome,
    ballot: object,
    phase: phaseLabels[object.state],
    asked: askedLabels[object.agreed],
    rule: sayRule(object.rule, onRoll),
    onRoll,
    roll: roll.map((one) => ({ ...one, reached: reachLabels[one.reach] })),
    draftRoll: speaks && !object.givenAt ? draftRoll : [],
    leftOff: own.length - draftRoll.length,
    answered: roll.filter((one) => one.answered).length,
    entries: speaks ? (await entriesOf(tx, object.id)).length : 0,
    minority: inOrder(
      papers.flatMap((one) => (one.minority ? [one.signed ? `${one.minority} (${one.signed})` : one.minority] : [])),
    ),
    corrections: await correctionsOf(tx, object.id),
    signOff,
    authorityNow: answerLine(outcome.answers.find((one) => one.wordingId === object.wordingId) ?? null),
    isSecretary: object.secretaryId !== null && object.secretaryId === who.personId,
    mayGive: may.includes('give') && object.draftedBy !== who.personId,
    mayPutForward: may.includes('count') && object.result?.carried && (!signOff || signOff.state === 'refused'),
  });
}

export async function keepNotice({ act, object, body, services }: Doing<Ballot, { version: number }>): Promise<Reply> {
  const count = await giveNotice(act, services, object.id, body.version);
  return redirect(ballotPath(object), `Notice is given to ${count} on the roll. Nothing in it changes from now on.`);
}

export async function keepCalledOff({
  act,
  object,
  body,
}: Doing<Ballot, z.infer<typeof callOffInput>>): Promise<Reply> {
  await callOffBallot(act, object.id, body.because);
  return redirect(pathOf(await outcomeNow(act.tx, object.outcomeId)), 'It is called off.');
}

export async function keepReminder({ act, object, services }: Doing<Ballot>): Promise<Reply> {
  const count = await remindRoll(act, services, object.id);
  return redirect(ballotPath(object), `Those who have not answered are written to again: ${count}.`);
}

export async function keepCount({ act, object, body }: Doing<Ballot, z.infer<typeof countInput>>): Promise<Reply> {
  const { carried } = await countTheBallot(act, object.id, body.leaveOut);
  return redirect(
    ballotPath(object),
    carried ? 'It is counted. Another member signs it off.' : 'It is counted, and not carried.',
  );
}

/** Exactly the text that the printed hash is of. */
export async function downloadResult({ object }: Visit<Ballot>): Promise<Reply> {
  if (!object.result)
    return page('outcomes/ratification/no-result.njk', 'There is no result yet', { ballot: object }, 404);
  return download(
    `ratification-${object.resultHash!.slice(0, 12)}.json`,
    'application/json; charset=utf-8',
    canonicalJson(object.result),
  );
}
