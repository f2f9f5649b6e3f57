import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { clearedFlagsOf, openFlagsOf } from '#platform/links/index.ts';
import { changeGrounds, changeLaw } from '#slices/agreements/index.ts';
import { personNames } from '#slices/people/index.ts';
import { answerFlag, type answerFlagInput } from './answer-flag.ts';
import { answerChoices, isBinding, mayAnswerFlag } from './flag-answer.ts';
import { seenFlags } from './seen-flags.ts';

export async function listFlags(visit: Visit<Subject>): Promise<Reply> {
  const { tx, object, who } = visit;
  const open = await openFlagsOf(tx, object.id);
  const seen = (await seenFlags(visit, open)).map((flag) => ({
    ...flag,
    binding: isBinding(flag.on.kind),
    mayAnswer: mayAnswerFlag(who, flag.on.kind),
    answers: answerChoices(flag.on.kind),
  }));
  // What binds somebody first: it takes the longest to change.
  seen.sort((a, b) => Number(b.binding) - Number(a.binding));
  const cleared = await clearedFlagsOf(tx, object.id);
  const names = await personNames(
    tx,
    cleared.map((flag) => flag.clearedBy),
  );
  return page('learning/flags.njk', 'To look at again', {
    count: seen.length,
    binding: seen.some((flag) => flag.binding),
    changes: [...Map.groupBy(seen, (flag) => flag.reason)].map(([reason, flags]) => ({ reason, flags })),
    cleared: (await seenFlags(visit, cleared)).map((flag) => ({
      ...flag,
      by: names.get(flag.clearedBy ?? '') ?? 'Commonweal',
    })),
    grounds: changeGrounds,
    law: changeLaw,
  });
}

export async function keepFlagAnswer(doing: Doing<Subject, z.infer<typeof answerFlagInput>>): Promise<Reply> {
  const { act, tx, object, body, params } = doing;
  const flag = (await openFlagsOf(tx, object.id)).find((one) => one.id === params.flagId);
  if (flag && (await seenFlags(doing, [flag])).length === 0) refuse('not-found');
  await answerFlag(act, { ...body, caseId: object.id, flagId: params.flagId! });
  return redirect(`/cases/${object.id}/to-look-at-again`, 'Somebody has looked. The flag is cleared.');
}
