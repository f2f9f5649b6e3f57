import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { sameTitle } from '../options/option.ts';
import { optionsOf } from '../options/option-store.ts';
import { recordRound } from './record-round.ts';
import type { Round } from './round.ts';
import { insertRound, insertRoundOptions } from './round-store.ts';

export const elsewhereInput = z.strictObject({
  agreedWhere: field.text('Enter where they were agreed, and by whom', 300),
  agreedOn: field.dateOn('Enter the day they were agreed'),
  scores: field.text('Enter an option and its score, a line each', 20_000),
});

/** Keeps scores that were agreed elsewhere. They stay marked so: nobody weighed or scored here. */
export async function recordElsewhere(
  act: Act,
  caseId: string,
  input: z.infer<typeof elsewhereInput>,
): Promise<string> {
  if (input.agreedOn > londonDate(act.now)) slip('agreedOn', 'The day they were agreed cannot be in the future');
  const put = (await optionsOf(act.tx, caseId)).filter((option) => option.state === 'put');
  const byTitle = new Map(put.map((option) => [sameTitle(option.title), option]));
  const scored = new Map<string, { optionId: string; title: string; says: null; agreedScore: number }>();
  const problems: string[] = [];
  for (const [index, line] of input.scores.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, title = '', score = ''] = /^(.*)[,;\t:]\s*([^,;\t:]*)$/.exec(line.trim()) ?? [];
    const option = byTitle.get(sameTitle(title));
    const value = score.trim() === '' ? Number.NaN : Number(score);
    if (!option) problems.push(`Line ${index + 1}: there is no option called “${(title || line).slice(0, 60)}”.`);
    else if (!(value >= 0 && value <= 100))
      problems.push(`Line ${index + 1}: “${score.slice(0, 20)}” is not a number from 0 to 100.`);
    else if (scored.has(option.id)) problems.push(`Line ${index + 1}: ${option.title} is there twice.`);
    else scored.set(option.id, { optionId: option.id, title: option.title, says: null, agreedScore: value });
  }
  if (problems.length > 0) slip('scores', problems.slice(0, 10).join(' '));
  const round: Round = {
    id: act.newId(),
    caseId,
    state: 'closed',
    version: 1,
    title: `Agreed elsewhere: ${input.agreedWhere}`.slice(0, 200),
    how: 'elsewhere',
    agreedWhere: input.agreedWhere,
    agreedOn: input.agreedOn,
    facilitatorId: act.who.personId!,
    discussed: null,
    usedAt: null,
    openedAt: act.now,
    closedAt: act.now,
  };
  await insertRound(act.tx, round);
  await insertRoundOptions(act.tx, round.id, [...scored.values()]);
  recordRound(act, 'round.recorded-from-elsewhere', round, ['agreed_where', 'agreed_on', 'scores'], input.agreedWhere);
  return round.id;
}
