import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf, chosen } from '#platform/links/index.ts';
import { answerGrumble, type answerGrumbleInput } from './answer-grumble.ts';
import type { Case } from './case.ts';
import { countCauses, type Grumble, grumbleCauseLabels, grumbleCauses, grumbleTransitions } from './grumble.ts';
import { grumblesOf } from './grumble-store.ts';
import { onThisCase } from './on-this-case.ts';
import { raiseGrumble, type raiseGrumbleInput } from './raise-grumble.ts';

export async function listGrumbles({ tx, object, query, services, who }: Visit<Case>): Promise<Reply> {
  const grumbles = await grumblesOf(tx, object.id);
  return page('cases/grumbles.njk', 'Grumbles', {
    grumbles: grumbles.map((one) => ({ ...one, label: grumbleCauseLabels[one.cause] })),
    causes: countCauses(grumbles),
    causeChoices: grumbleCauses.map((value) => ({ value, text: grumbleCauseLabels[value] })),
    objects: (await choicesOf(tx, services.kinds, who, object.id, onThisCase(services.kinds))).map(
      ({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title.slice(0, 90)}` }),
    ),
    on: query.on ?? `case:${object.id}`,
  });
}

export async function keepGrumble({
  act,
  tx,
  object,
  body,
  services,
  who,
}: Doing<Case, z.infer<typeof raiseGrumbleInput>>): Promise<Reply> {
  const on = await chosen(tx, services.kinds, who, object.id, onThisCase(services.kinds), body.on, 'on');
  await raiseGrumble(act, { caseId: object.id, on, cause: body.cause, words: body.words });
  return redirect(
    `/cases/${object.id}/grumbles`,
    'It is kept, without your name. Somebody who can change it will answer.',
  );
}

export async function showGrumble({ object }: Visit<Grumble>): Promise<Reply> {
  return page('cases/grumble.njk', 'A grumble', {
    grumble: { ...object, label: grumbleCauseLabels[object.cause] },
    does: Object.keys(grumbleTransitions[object.state]).map((value) => ({
      value,
      text: { answer: 'Answer it', resolve: 'Say that it is resolved', reopen: 'Open it again' }[value],
    })),
  });
}

export async function keepAnswer({
  act,
  object,
  body,
}: Doing<Grumble, z.infer<typeof answerGrumbleInput>>): Promise<Reply> {
  await answerGrumble(act, object, body);
  return redirect(`/cases/${object.caseId}/grumbles`, 'The answer is kept.');
}
