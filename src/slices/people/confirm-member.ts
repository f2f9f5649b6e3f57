import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { foundersOf, isAdmitted, mayConfirm } from './body.ts';
import { bodiesById, insertConfirmation, lockBody, setBodyStanding, setMemberState } from './body-store.ts';

/** A member says yes to somebody. Two who say yes to each other found the body; afterwards two yeses admit a member. */
export async function confirmMember(act: Act, input: { bodyId: string; personId: string }): Promise<void> {
  await lockBody(act.tx, input.bodyId);
  const [body] = await bodiesById(act.tx, [input.bodyId]);
  const by = act.who.personId;
  if (!body || !by || !mayConfirm(body, by)) refuse('not-a-member');
  if (by === input.personId) refuse('own-membership');
  const member = body.members.find((one) => one.personId === input.personId);
  if (member?.state !== 'proposed') refuse('wrong-state');
  await insertConfirmation(act.tx, { ...input, confirmedBy: by, at: act.now });
  act.record({
    action: 'body.memberConfirmed',
    on: { kind: 'communityBody', id: body.id },
    caseId: null,
    fields: ['body_confirmations'],
  });
  await settle(act, body.id);
}

async function settle(act: Act, bodyId: string): Promise<void> {
  const [body] = await bodiesById(act.tx, [bodyId]);
  const founders = body!.state === 'forming' ? foundersOf(body!) : null;
  if (founders) {
    for (const personId of founders)
      await setMemberState(act.tx, { bodyId, personId, state: 'confirmed', founder: true, at: act.now });
    await setBodyStanding(act.tx, bodyId);
    act.record({
      action: 'body.stands',
      on: { kind: 'communityBody', id: bodyId },
      caseId: null,
      fields: ['state'],
      says: { title: body!.name, text: body!.represents, state: 'standing' },
    });
    return settle(act, bodyId);
  }
  for (const member of body!.members)
    if (member.state === 'proposed' && isAdmitted(body!, member))
      await setMemberState(act.tx, { bodyId, personId: member.personId, state: 'confirmed', at: act.now });
}
