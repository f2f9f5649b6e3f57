import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { bodiesNamed, insertBody, insertBodyMember } from './body-store.ts';

export const foundBodyInput = z.strictObject({
  name: field.text('Enter what your body is called', 200),
  represents: field.text('Enter who it speaks for, for example “people over 65 in Thornmere”', 300),
});

/** Begins a body. It stands only once somebody else and its founder have confirmed each other. */
export async function foundBody(act: Act, input: z.infer<typeof foundBodyInput>): Promise<string> {
  if ((await bodiesNamed(act.tx, input.name)).length > 0)
    slip('name', 'There is a body of that name already. Ask its members, or choose another name');
  const id = act.newId();
  const personId = act.who.personId!;
  await insertBody(act.tx, { id, ...input, createdBy: personId, at: act.now });
  await insertBodyMember(act.tx, { bodyId: id, personId, proposedBy: personId, at: act.now });
  act.record({
    action: 'body.begun',
    on: { kind: 'communityBody', id },
    caseId: null,
    fields: ['name', 'represents'],
    content: input.name,
    says: { title: input.name, text: input.represents, state: 'forming' },
  });
  return id;
}
