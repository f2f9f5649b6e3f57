import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { grumbleCauses, sideOf } from './grumble.ts';
import { grumblesOf, insertGrumble } from './grumble-store.ts';

export const raiseGrumbleInput = z.strictObject({
  on: field.text('Choose what it is about', 100),
  cause: field.choice(grumbleCauses, 'Choose what gets in the way'),
  words: field.text('Enter what happens, in a sentence', 1_000),
});

/** Keeps a friction without keeping who felt it: only the side. The audit names no person either. */
export async function raiseGrumble(
  act: Act,
  input: {
    caseId: string;
    on: { kind: string; id: string };
    cause: z.infer<typeof raiseGrumbleInput>['cause'];
    words: string;
  },
): Promise<string> {
  const id = act.newId();
  await insertGrumble(act.tx, {
    id,
    caseId: input.caseId,
    state: 'open',
    version: 1,
    objectKind: input.on.kind,
    objectId: input.on.id,
    cause: input.cause,
    words: input.words,
    fromSide: sideOf(act.who.hats),
    answer: null,
    resolution: null,
    raisedAt: act.now,
  });
  const nobody = act.as({ ...act.who, personId: null });
  const open = (await grumblesOf(act.tx, input.caseId)).filter(
    ({ cause, state }) => cause === input.cause && state === 'open',
  );
  // One is heard by whoever can mend it; the third of its cause is something to learn from.
  if (open.length === 3)
    nobody.publish({ name: 'cases.grumblesGathered', on: { kind: 'grumble', id }, caseId: input.caseId });
  nobody.record({
    action: 'grumble.raised',
    on: { kind: 'grumble', id },
    caseId: input.caseId,
    fields: ['cause', 'words'],
    content: input.words,
  });
  return id;
}
