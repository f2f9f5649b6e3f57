import type { z } from 'zod';
import { type Doing, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { number, plural } from '#platform/say.ts';
import { pathOfTrouble, type Trouble } from '../trouble.ts';
import { roomsOf, roundsOf } from './continuity-store.ts';
import { coverOf } from './cover.ts';
import {
  addRound,
  moveRoundFirst,
  roomFromRoster,
  type roomInput,
  type roundInput,
  sayRoom,
  takeOutRound,
} from './plan-continuity.ts';

const people = (count: number) => plural(count, 'person', 'people');
const hours = (count: number) => `${number(count)} ${count === 1 ? 'hour' : 'hours'} a week`;

/** Who receives what and who could take it on. Whoever may not read how much room others have reads the shortfall alone. */
export async function viewContinuity({ tx, object, may }: Visit<Trouble>) {
  const rounds = await roundsOf(tx, object.id);
  const rooms = await roomsOf(tx, object.id);
  const cover = coverOf(rounds, rooms);
  const seesRoom = may.includes('seeRoom');
  const short = cover.peopleShort;
  return {
    seesRoom,
    rooms: seesRoom ? rooms : [],
    lines: cover.lines.map(({ round, by, peopleShort, hoursShort }) => ({
      ...round,
      by: seesRoom ? by.map((one) => `${one.provider}: ${people(one.people)}, ${hours(one.hours)}`).join('; ') : '',
      short: peopleShort > 0 ? `${people(peopleShort)}, ${hours(hoursShort)}` : 'Nobody',
    })),
    says:
      rounds.length === 0
        ? null
        : short === 0
          ? `There is room for all ${people(cover.people)} and ${hours(cover.hours)}, on paper.`
          : `For ${number(short)} of ${people(cover.people)}, ${number(cover.hoursShort)} of ${hours(cover.hours)}, nobody has room yet.`,
  };
}

const back = (object: Trouble, says: string): Reply => redirect(pathOfTrouble(object), says);

export async function keepRound({ act, object, body }: Doing<Trouble, z.infer<typeof roundInput>>): Promise<Reply> {
  await addRound(act, object, body);
  return back(object, 'The round is kept.');
}

export async function dropRound({ act, object, params }: Doing<Trouble>): Promise<Reply> {
  await takeOutRound(act, object, params.roundId!);
  return back(object, 'The round is taken out.');
}

export async function firstRound({ act, object, params }: Doing<Trouble>): Promise<Reply> {
  await moveRoundFirst(act, object, params.roundId!);
  return back(object, 'It is stepped in for first.');
}

export async function keepRoom({ act, object, body }: Doing<Trouble, z.infer<typeof roomInput>>): Promise<Reply> {
  await sayRoom(act, object, body);
  return back(object, `What room ${body.provider} has is kept.`);
}

export async function keepFromRoster({ act, object }: Doing<Trouble>): Promise<Reply> {
  const count = await roomFromRoster(act, object);
  return back(object, count > 0 ? 'What the roster holds is here.' : 'The roster holds nobody else.');
}
