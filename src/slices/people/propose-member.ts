import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { mayConfirm } from './body.ts';
import { bodiesById, insertBodyMember, insertConfirmation, lockBody } from './body-store.ts';

/** A member proposes somebody, which is also the first yes. Another member's yes admits them. */
export async function proposeMember(act: Act, input: { bodyId: string; personId: string }): Promise<void> {
  await lockBody(act.tx, input.bodyId);
  const [body] = await bodiesById(act.tx, [input.bodyId]);
  const by = act.who.personId;
  if (!body || !by || !mayConfirm(body, by)) refuse('not-a-member');
  const known = body.members.find((member) => member.personId === input.personId);
  if (known && known.state !== 'left') return;
  await insertBodyMember(act.tx, { ...input, proposedBy: by, at: act.now });
  await insertConfirmation(act.tx, { ...input, confirmedBy: by, at: act.now });
  act.record({
    action: 'body.memberProposed',
    on: { kind: 'communityBody', id: body.id },
    caseId: null,
    fields: ['body_members'],
  });
}
