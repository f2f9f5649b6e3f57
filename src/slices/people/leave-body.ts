import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { bodiesById, lockBody, setMemberState } from './body-store.ts';

/** Somebody leaves. Nobody can be put out by anybody but themselves. */
export async function leaveBody(act: Act, bodyId: string): Promise<void> {
  await lockBody(act.tx, bodyId);
  const [body] = await bodiesById(act.tx, [bodyId]);
  const member = body?.members.find((one) => one.personId === act.who.personId && one.state !== 'left');
  if (!member) refuse('not-a-member');
  await setMemberState(act.tx, { bodyId, personId: member.personId, state: 'left', at: act.now });
  act.record({
    action: 'body.memberLeft',
    on: { kind: 'communityBody', id: bodyId },
    caseId: null,
    fields: ['body_members'],
  });
}
