import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';

import { speaksFor } from '../access.ts';
import { pathOf } from '../acting-pages.ts';
import type { Outcome, Part } from '../outcome.ts';
import {
  changeRoll,
  putMembersOnRoll,
  putOnRoll,
  type rollEntryInput,
  type rollLinesInput,
  type rollMembersInput,
} from './keep-roll.ts';
import { counted, reachLabels } from './roll.ts';
import { rollOf } from './roll-store.ts';
import { say } from './say.ts';

/** The part of the body that a page of its own is about: named in the address or the form, or the only one. */
export function ownPart({
  object,
  who,
  query,
  returned,
}: Pick<Visit<Outcome>, 'object' | 'who' | 'query' | 'returned'>): Part {
  const own = speaksFor(who, object);
  const wanted = String(returned?.values.body ?? query.body ?? own[0] ?? '');
  return object.parts.find((one) => one.bodyId === wanted && own.includes(one.bodyId)) ?? refuse('not-for-this-body');
}

export async function showRoll(visit: Visit<Outcome>): Promise<Reply> {
  const { tx, object } = visit;
  const part = ownPart(visit);
  const roll = await rollOf(tx, { caseId: object.caseId, bodyId: part.bodyId });
  const speakers = object.speakers[part.bodyId] ?? [];
  const on = new Set(counted(roll, speakers).map(({ id }) => id));
  return page('outcomes/ratification/roll.njk', `The roll of ${part.body}`, {
    outcome: object,
    part,
    count: on.size,
    roll: roll.map((one) => ({
      ...one,
      reached: reachLabels[one.reach],
      counts: on.has(one.id),
      // Somebody else's standing is mended by keeping it oneself; a member who may not act here stays off.
      mends: !on.has(one.id) && (one.personId === null || speakers.includes(one.personId)),
    })),
  });
}

const rollPath = (outcome: Outcome, bodyId: string): string => `${pathOf(outcome)}/roll?body=${bodyId}`;

export async function keepLines({ act, object, body }: Doing<Outcome, z.infer<typeof rollLinesInput>>): Promise<Reply> {
  const added = await putOnRoll(act, { outcomeId: object.id, bodyId: body.body, lines: body.lines });
  return redirect(rollPath(object, body.body), `${say(added)} put on the roll.`);
}

export async function keepMembers({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof rollMembersInput>>): Promise<Reply> {
  const added = await putMembersOnRoll(act, { outcomeId: object.id, bodyId: body.body });
  return redirect(rollPath(object, body.body), `${say(added)} put on the roll.`);
}

export async function keepRollChange({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof rollEntryInput>>): Promise<Reply> {
  await changeRoll(act, { outcomeId: object.id, bodyId: body.body, entryId: body.entry, does: body.does });
  return redirect(
    rollPath(object, body.body),
    body.does === 'vouch' ? 'You keep this entry now.' : 'The entry is off the roll.',
  );
}
