import { z } from 'zod';
import type { TieRule } from '#engines/scoring/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procurement } from '../procurement.ts';
import { criteriaTreeOf, rulesOf, saveRules } from './criteria-store.ts';
import { isScored, type ScoringRules } from './criterion.ts';
import { amendmentFields, holdCriteria } from './hold-criteria.ts';

export const rulesInput = z.strictObject({
  qualityFloor: field.optionalWholeNumber(1, 100),
  tieBy: field.optionalText(60),
  tieThen: field.optionalText(60),
  lowShare: field.optionalWholeNumber(1, 99),
  estimate: field.optionalPounds(),
  vat: field.choice(['excluding', 'including'], 'Say whether prices are with or without VAT'),
  anonymised: field.ticked(),
  lowPrice: field.optionalPounds(),
  highPrice: field.optionalPounds(),
  version: z.coerce.number().int().min(0),
  ...amendmentFields,
});

function tieRule(name: string, value: string | null, tops: ReadonlySet<string>): TieRule[] {
  if (!value) return [];
  if (value === 'quality' || value === 'lower-price') return [{ by: value }];
  const id = value.startsWith('criterion:') ? value.slice(10) : '';
  return tops.has(id) ? [{ by: 'criterion', id }] : slip(name, 'Choose one from the list');
}

/** The floor, ties, low prices, VAT and whether names are hidden: said before anybody bids. A tie always ends with a lot that is drawn. */
export async function setRules(act: Act, procurement: Procurement, typed: z.infer<typeof rulesInput>): Promise<void> {
  const amend = await holdCriteria(act, procurement.id, typed);
  const tops = (await criteriaTreeOf(act.tx, procurement.id)).filter((one) => one.parentId === null && isScored(one));
  const ids = new Set(tops.map(({ id }) => id));
  if (typed.tieBy && typed.tieBy === typed.tieThen) slip('tieThen', 'Choose another rule than the first');
  if (typed.lowPrice && typed.highPrice && typed.lowPrice > typed.highPrice)
    slip('highPrice', 'Enter a price that is not below the lowest');
  const rules: ScoringRules = {
    qualityFloor: typed.qualityFloor,
    ties: [...tieRule('tieBy', typed.tieBy, ids), ...tieRule('tieThen', typed.tieThen, ids), { by: 'lot' }],
    lowShare: typed.lowShare,
    estimatePence: typed.estimate,
    vat: typed.vat,
    anonymised: typed.anonymised,
    lowPence: typed.lowPrice,
    highPence: typed.highPrice,
    version: typed.version,
  };
  const before = await rulesOf(act.tx, procurement.id);
  if (!(await saveRules(act.tx, procurement.id, rules, act.who.personId!, act.now))) refuse('stale');
  await amend('rules', before, rules);
  act.record({
    action: 'criteria.rules-set',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: Object.keys(rules),
    content: JSON.stringify(rules),
  });
}
