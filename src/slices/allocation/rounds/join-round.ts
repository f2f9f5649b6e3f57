import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordRound } from './record-round.ts';
import type { Participant, Round } from './round.ts';
import { holdStage, insertParticipant, participantsOf } from './round-store.ts';

export const inviteInput = z.strictObject({ people: field.text('Enter whom you invite, a line each', 6_000) });

export const mostPeople = 60;
const mostAtOnce = 30;
const daysToAnswer = 30;

/** "Sal Brennan, sal@vale.example": a name, and where a link can be sent. */
export function readPeople(text: string): { name: string; address: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...rest] = line.split(/[,;\t]/);
      return { name: name.trim(), address: rest.join(',').trim() || null };
    });
}

export type Invited = Readonly<{ participant: Participant; token: string }>;

/** Invites people by name, each with a link of their own that opens their sheet and nothing else. */
export async function invitePeople(
  act: Act,
  round: Round,
  people: readonly { name: string; address: string | null }[],
): Promise<Invited[]> {
  if ((await holdStage(act.tx, round.id)).state === 'closed') refuse('stage-closed');
  if (people.some((one) => !one.name || one.name.length > 200)) slip('people', 'Begin each line with a name');
  if (people.length > mostAtOnce) slip('people', `Invite ${mostAtOnce} people at most at a time`);
  const there = await participantsOf(act.tx, round.id);
  if (there.length + people.length > mostPeople) slip('people', `A round has ${mostPeople} people at most`);
  const names = new Set(there.map((one) => one.name.toLowerCase()));
  for (const { name } of people) {
    if (names.has(name.toLowerCase()))
      slip('people', `${name} is in this round already. Tell two people of one name apart.`);
    names.add(name.toLowerCase());
  }
  const invited: Invited[] = [];
  for (const { name, address } of people) {
    const participant: Participant = {
      id: act.newId(),
      roundId: round.id,
      personId: null,
      name,
      address,
      showsName: false,
    };
    await insertParticipant(act.tx, participant, act.now);
    invited.push({ participant, token: await linkFor(act, participant) });
  }
  recordRound(act, 'round.invited', round, ['people']);
  return invited;
}

export const sheetPurpose = 'round-sheet';
export const linkFor = (act: Act, participant: Participant): Promise<string> =>
  makeLink(act, sheetPurpose, participant.id, daysToAnswer);

/** Somebody with an account takes part under their own name; pressed twice, they are one person still. */
export async function joinRound(act: Act, round: Round): Promise<void> {
  if ((await holdStage(act.tx, round.id)).state === 'closed') refuse('stage-closed');
  if ((await participantsOf(act.tx, round.id)).length >= mostPeople) refuse('round-full');
  const joined = await insertParticipant(
    act.tx,
    {
      id: act.newId(),
      roundId: round.id,
      personId: act.who.personId!,
      name: act.who.name ?? '',
      address: null,
      showsName: false,
    },
    act.now,
  );
  if (joined) recordRound(act, 'round.joined', round, ['people']);
}
