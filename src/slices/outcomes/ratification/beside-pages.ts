import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { pathOf } from '../acting-pages.ts';
import type { Outcome } from '../outcome.ts';
import { ratificationOn } from '../ratification-store.ts';
import type { Ballot } from './ballot.ts';
import { ballotPath } from './ballot-kind.ts';
import { challengeAbouts, challengeable, challengeLabels } from './challenge.ts';
import { challengeAsMember, type challengeInput } from './challenge-ownership.ts';
import {
  type correctMeetingInput,
  type correctNoticeInput,
  correctTheMeeting,
  correctTheNotice,
} from './correct-record.ts';
import { correctable, correctableLabels } from './correction.ts';
import {
  confirmSecretary,
  type confirmSecretaryInput,
  nameSecretary,
  type nameSecretaryInput,
} from './name-secretary.ts';
import { ownPart } from './roll-pages.ts';
import { secretaryOf } from './secretary-store.ts';

export async function showSecretary(visit: Visit<Outcome>): Promise<Reply> {
  const { tx, object, who } = visit;
  const part = ownPart(visit);
  const named = await secretaryOf(tx, object.caseId, part.bodyId);
  const names = await personNames(tx, [...(object.speakers[part.bodyId] ?? []), named?.personId ?? null]);
  return page('outcomes/ratification/secretary.njk', `The secretary of ${part.body}`, {
    outcome: object,
    part,
    named: named && { ...named, name: names.get(named.personId) },
    mayConfirm: named !== null && named.confirmedId === null && named.namedBy !== who.personId,
    members: (object.speakers[part.bodyId] ?? []).map((id) => ({ value: id, text: names.get(id) })),
  });
}

const secretaryPath = (outcome: Outcome, bodyId: string) => `${pathOf(outcome)}/secretary?body=${bodyId}`;

export async function keepSecretary({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof nameSecretaryInput>>): Promise<Reply> {
  await nameSecretary(act, { outcomeId: object.id, bodyId: body.body, personId: body.person });
  return redirect(secretaryPath(object, body.body), 'They are named. Another member confirms it.');
}

export async function keepConfirmed({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof confirmSecretaryInput>>): Promise<Reply> {
  await confirmSecretary(act, { outcomeId: object.id, bodyId: body.body, personId: body.person });
  return redirect(secretaryPath(object, body.body), 'They are the secretary now.');
}

export async function showCorrecting({ tx, object, params }: Visit<Outcome>): Promise<Reply> {
  const meeting = await ratificationOn(tx, object.id, params.ratificationId!);
  return page('outcomes/ratification/correcting.njk', 'Correct a slip in the record', {
    outcome: object,
    meeting,
    fields: correctable
      .filter((name) => meeting[name] !== null)
      .map((value) => ({ value, text: correctableLabels[value], hint: meeting[value] })),
  });
}

export async function keepCorrected(doing: Doing<Outcome, z.infer<typeof correctMeetingInput>>): Promise<Reply> {
  const { act, object, params, body } = doing;
  await correctTheMeeting(act, { outcomeId: object.id, ratificationId: params.ratificationId!, ...body });
  return redirect(
    `${pathOf(object)}/ratifications/${params.ratificationId}`,
    'It is corrected. What it said before is kept.',
  );
}

export async function keepNoticeCorrected({
  act,
  object,
  body,
}: Doing<Ballot, z.infer<typeof correctNoticeInput>>): Promise<Reply> {
  await correctTheNotice(act, { ballotId: object.id, ...body });
  return redirect(ballotPath(object), 'It is corrected. What it said before is kept.');
}

export async function showChallenge({ object, who }: Visit<Outcome>): Promise<Reply> {
  const own = challengeable(object).filter((part) => who.bodyIds.includes(part.bodyId));
  if (own.length === 0) refuse('wrong-state');
  return page('outcomes/ratification/challenge.njk', 'Challenge it', {
    outcome: object,
    bodies: own.map((part) => ({ value: part.bodyId, text: part.body })),
    abouts: challengeAbouts.map((value) => ({ value, text: challengeLabels[value] })),
  });
}

export async function keepChallenge({
  act,
  object,
  body,
  services,
}: Doing<Outcome, z.infer<typeof challengeInput>>): Promise<Reply> {
  const { body: bodyId, ...said } = body;
  await challengeAsMember(act, services.signer, { outcomeId: object.id, bodyId, ...said });
  return redirect(pathOf(object), 'Your challenge stands beside it, and a review is asked for.');
}
