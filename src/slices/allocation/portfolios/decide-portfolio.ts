import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordDecision } from '#slices/cases/index.ts';
import type { Allocation, Dissent } from './allocation.ts';
import { updateAllocation } from './allocation-store.ts';
import { recordAllocation } from './ask-portfolios.ts';
import { choicesFrom, decidable } from './choices.ts';

export const decidePortfolioInput = z.strictObject({
  chosen: field.text('Choose a portfolio', 40),
  power: field.text(
    'Enter the power or delegation that it is decided under, for example “Scheme of delegation 4.2”',
    300,
  ),
  because: field.optionalText(2_000),
  decidedOn: field.optionalDateOn(),
  dissent: field.optionalText(5_000),
  version: field.version(),
});

/** "Sal Brennan: it takes the club's room" has a name; a line without a colon has none, and stays so. */
export function readDissent(text: string | null): Dissent[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const found = /^([^:]{1,80}):\s+(.+)$/.exec(line);
      return found ? { name: found[1]!.trim(), words: found[2]! } : { name: null, words: line };
    });
}

/** Decides on a portfolio under a power, with the dissent beside it. From then on nothing of it can be changed. */
export async function decidePortfolio(
  act: Act,
  allocation: Allocation,
  input: z.infer<typeof decidePortfolioInput>,
): Promise<void> {
  if (allocation.state !== 'found' || !allocation.found) refuse('wrong-state');
  const { asked, found } = allocation;
  const choice = decidable(choicesFrom(asked, found)).find((one) => one.key === input.chosen);
  if (!choice) slip('chosen', 'Choose a portfolio');
  const against = [...choice.leavesOut, ...choice.misses];
  if (against.length > 0 && !input.because) slip('because', `Say why. ${against.join(' ')}`);
  const titles = asked.options.filter((one) => choice.portfolio.chosen.includes(one.id)).map((one) => one.title);
  const decisionId = await recordDecision(act, {
    caseId: allocation.caseId,
    on: { kind: 'allocation', id: allocation.id },
    decided: `${allocation.title}: ${titles.join('; ') || 'nothing'}.`.slice(0, 1_000),
    because: [input.because, ...against].filter(Boolean).join(' ') || null,
    power: input.power,
    decidedOn: input.decidedOn,
  });
  const decided: Allocation = {
    ...allocation,
    state: 'decided',
    chosen: choice.key,
    decisionId,
    dissent: readDissent(input.dissent),
    decidedAt: act.now,
  };
  await updateAllocation(act.tx, decided, input.version);
  recordAllocation(act, 'allocation.decided', decided, ['chosen', 'dissent']);
}
