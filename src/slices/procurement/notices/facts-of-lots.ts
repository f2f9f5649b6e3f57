import type { Lot, Money, ProcurementFacts } from '#standards/notices/index.ts';
import { conditionLabels, grossPence, type LotTerms } from '../lots/lot-terms.ts';
import { criterionOf, moneyOf, periodOf } from './facts-of-buying.ts';
import type { Known } from './known.ts';

/** What a lot is worth, by what its terms say that the value includes. Where they do not say it, lots are kept without VAT. */
function lotValue(valuePence: number | null, terms: LotTerms | undefined, vatPercent: number | null): Money | null {
  const percent = vatPercent ?? terms?.vatRate ?? null;
  if (terms?.vat !== 'including' || terms.valuePence === null) return moneyOf(valuePence, percent);
  return moneyFromGross(grossPence(terms), percent);
}

/** Without VAT only where somebody said how much VAT there is. */
export const moneyFromGross = (gross: number | null, percent: number | null): Money | null =>
  gross === null || percent === null
    ? null
    : { netPence: Math.round((gross * 100) / (100 + percent)), grossPence: gross };

/** Together, where each is known; with VAT only where each is known with it. */
export function sumOf(values: readonly (Money | null)[]): Money | null {
  if (values.length === 0 || values.some((one) => one === null)) return null;
  const gross = values.map((one) => one!.grossPence);
  return {
    netPence: values.reduce((sum, one) => sum + one!.netPence, 0),
    grossPence: gross.every((one) => one !== null) ? gross.reduce((sum: number, one) => sum + one!, 0) : null,
  };
}

export const lotValues = ({ lots, terms, vatPercent }: Pick<Known, 'lots' | 'terms' | 'vatPercent'>) =>
  new Map(lots.map(({ id, valuePence }) => [id, lotValue(valuePence, terms.get(id), vatPercent)]));

const reservedFor = {
  no: null,
  local: null,
  'supported-employment': 'supported-employment',
  mutual: 'mutual',
  'small-or-voluntary': 'sme-vcse',
} as const;

/** What is true of every lot alike; nothing where they differ. */
function alike<T>(known: Known, of: (terms: LotTerms) => T): T | null {
  const each = new Set(known.lots.map(({ id }) => (known.terms.has(id) ? of(known.terms.get(id)!) : null)));
  return each.size === 1 ? [...each][0]! : null;
}

function conditionsOf({ terms, criteria }: Known): string | null {
  const passed = criteria.filter(({ type }) => type === 'pass-or-fail').map(({ name, question }) => question ?? name);
  const asked = [...terms.values()].flatMap(({ conditions }) =>
    conditions.map(({ kind, words }) => `${conditionLabels[kind]}: ${words}`),
  );
  const all = [...new Set([...passed, ...asked])];
  return all.length > 0 ? all.join('\n') : null;
}

/** Lots as they are told: each with what it is to bring, its value and its own criteria. One lot alone is no division. */
export function fromLots(known: Known): Partial<ProcurementFacts> {
  const { lots, titles, criteria, division, decisions } = known;
  const values = lotValues(known);
  const told = lots.map(
    (lot, at): Lot => ({
      id: String(at + 1),
      title: lot.title,
      description: lot.requirementIds.flatMap((id) => titles.get(id) ?? []).join('; ') || null,
      cpv: [],
      value: values.get(lot.id) ?? null,
      period: periodOf(known),
      options: null,
      suitableSme: null,
      suitableVcse: null,
      criteria: criteria
        .filter(({ lotId, parentId, type }) => lotId === lot.id && parentId === null && type !== 'pass-or-fail')
        .map(criterionOf),
      suppliers: [],
      ceasedOn: decisions.find((one) => one.lotId === lot.id && one.outcome === 'none')?.decidedOn ?? null,
    }),
  );
  const divided = lots.length > 1;
  return {
    value: sumOf([...values.values()]) ?? moneyFromGross(known.regime?.answer.valuePence ?? null, known.vatPercent),
    lots: divided ? told : [],
    noLotsBecause: divided ? null : (division?.because ?? lots[0]?.because ?? null),
    mostLotsBid: divided ? (division?.mostTendered ?? null) : null,
    mostLotsAwarded: divided
      ? (division?.mostWon ?? lots.find(({ mostLots }) => mostLots !== null)?.mostLots ?? null)
      : null,
    lotsAwardedHow: divided ? (division?.mechanism ?? null) : null,
    conditions: conditionsOf(known),
    reserved: alike(known, ({ reserved }) => reservedFor[reserved]),
    reservedPlace: alike(known, ({ reserved, local }) => (reserved === 'local' ? local : null)),
  };
}
