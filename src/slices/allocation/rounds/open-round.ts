import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Option } from '../options/option.ts';
import { optionsOf } from '../options/option-store.ts';
import { recordRound } from './record-round.ts';
import type { Criterion, Round } from './round.ts';
import { insertCriteria, insertRound, insertRoundOptions } from './round-store.ts';

export const openRoundInput = z.strictObject({
  title: field.text('Enter what this round is called', 200),
  criteria: field.text('Enter at least one thing to judge by', 3_000),
  options: field.manyIds(),
});

const mostCriteria = 6;
const mostOptions = 40;

/** "Going out more: stays in – goes out daily": what to judge by, and what its worst and best are here. */
export function readCriteria(text: string): Omit<Criterion, 'id'>[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [title = '', swing = ''] = line.split(/:(.*)/s);
      const [worst = '', best = ''] = swing.split(/\s[–—-]\s|\s+to\s+/);
      return { title: title.trim().slice(0, 200), worst: worst.trim() || null, best: best.trim() || null };
    });
}

/** Opens a round on what stands on the lists now. */
export async function openRound(
  act: Act,
  input: { caseId: string; title: string; criteria: readonly Omit<Criterion, 'id'>[]; optionIds: readonly string[] },
): Promise<string> {
  const { criteria } = input;
  if (criteria.length === 0 || criteria.some((one) => !one.title))
    slip('criteria', 'Enter at least one thing to judge by');
  if (criteria.length > mostCriteria)
    slip(
      'criteria',
      `Nobody can weigh more than ${mostCriteria} things against each other. Leave the least of them out.`,
    );
  if (new Set(criteria.map((one) => one.title.toLowerCase())).size < criteria.length)
    slip('criteria', 'Two of these have the same name. Give each its own.');
  const put = (await optionsOf(act.tx, input.caseId)).filter((option) => option.state === 'put');
  const chosen = put.filter((option) => input.optionIds.includes(option.id));
  if (chosen.length !== new Set(input.optionIds).size || chosen.length === 0)
    slip('options', 'Choose the options to score');
  if (chosen.length > mostOptions)
    slip('options', `Choose ${mostOptions} options at most: people have to score each one`);
  const round: Round = {
    id: act.newId(),
    caseId: input.caseId,
    state: 'weights',
    version: 1,
    title: input.title,
    how: 'here',
    agreedWhere: null,
    agreedOn: null,
    facilitatorId: act.who.personId!,
    discussed: null,
    usedAt: null,
    openedAt: act.now,
    closedAt: null,
  };
  await insertRound(act.tx, round);
  await insertCriteria(
    act.tx,
    round.id,
    criteria.map((one) => ({ ...one, id: act.newId() })),
  );
  await insertRoundOptions(act.tx, round.id, chosen.map(asScored));
  recordRound(act, 'round.opened', round, ['title', 'criteria', 'options'], round.title);
  return round.id;
}

/** What those who score read of an option: never its cost. */
const asScored = (option: Option) => ({
  optionId: option.id,
  title: option.title,
  says: option.note,
  agreedScore: null,
});
