import { findFaults } from '#engines/scoring/index.ts';
import type { Regime } from '../procurement.ts';
import { modelOf, ofLot, type PlacedCriterion, partsOf, type ScoringRules } from './criterion.ts';

export type LotName = Readonly<{ id: string; title: string }>;
export type CriteriaFault = Readonly<{ at: string; lot: string | null; says: string }>;

/** One for each lot, and one for the whole where there are none. */
export const lotIdsOf = (lots: readonly LotName[]): (string | null)[] =>
  lots.length > 0 ? lots.map(({ id }) => id) : [null];

/** What stands in the way of publishing how bids are judged; each fault once, with the lot it is of where lots differ. */
export function faultsOf(
  criteria: readonly PlacedCriterion[],
  rules: ScoringRules,
  lots: readonly LotName[],
  regime: Regime,
): CriteriaFault[] {
  const found = new Map<string, CriteriaFault>();
  const differ = criteria.some(({ lotId }) => lotId !== null);
  for (const lotId of differ ? lotIdsOf(lots) : [null]) {
    const lot = lots.find(({ id }) => id === lotId)?.title ?? null;
    const prices = ofLot(criteria, lotId).filter(({ type, parentId }) => type === 'price' && parentId === null);
    const more =
      prices.length > 1 ? [{ at: 'price', says: 'The price counts once: take away the other criterion.' }] : [];
    for (const { at, says } of [...findFaults(modelOf(criteria, rules, lotId)), ...more])
      if (!found.has(`${at} ${says}`)) found.set(`${at} ${says}`, { at, lot, says });
  }
  for (const one of criteria) {
    const parent = one.parentId ? criteria.find(({ id }) => id === one.parentId) : null;
    if (one.lightTouch && regime !== 'light-touch')
      found.set(one.id, { at: one.id, lot: null, says: `“${one.name}” may be asked under the light touch alone.` });
    if (parent && parent.lotId !== one.lotId)
      found.set(one.id, {
        at: one.id,
        lot: null,
        says: `“${one.name}” belongs to another lot than what it is part of.`,
      });
    if (one.type === 'pass-or-fail' && partsOf(criteria, one.id).length > 0)
      found.set(one.id, { at: one.id, lot: null, says: `“${one.name}” is passed or failed as a whole.` });
  }
  return [...found.values()];
}

/** Not wrong, and worth a look: whether social value is in proportion. */
export function notesOn(criteria: readonly PlacedCriterion[]): string[] {
  const social = criteria.filter(({ type, parentId }) => type === 'social-value' && parentId === null);
  const weight = social.reduce((all, one) => all + one.weight, 0);
  const notes: string[] = [];
  if (social.length > 0 && weight < 10)
    notes.push(
      `Social value counts ${weight} of 100. Central government asks its own departments for at least 10 (PPN 002; check this). Whether that fits here is for you to say.`,
    );
  if (weight > 30)
    notes.push(
      `Social value counts ${weight} of 100. Say how that is in proportion to what is bought: a criterion has to be about the contract (section 23).`,
    );
  for (const one of social)
    if (!one.outcomeId && one.requirementIds.length === 0)
      notes.push(`“${one.name}” names nothing that the community wants. Choose the wish that it comes from.`);
  for (const one of criteria)
    if (one.parentId === null && one.type !== 'price' && one.requirementIds.length === 0 && !one.outcomeId)
      if (partsOf(criteria, one.id).every((part) => part.requirementIds.length === 0))
        notes.push(`“${one.name}” rests on no requirement yet.`);
  return [...new Set(notes)];
}
