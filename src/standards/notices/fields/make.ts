import { londonDate, londonDateTime, pounds } from '#platform/say.ts';
import type { Money, Period, Supplier } from '../facts.ts';
import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';

export type Said = readonly string[];
type Given = Pick<Field, 'key' | 'label' | 'facts' | 'ask' | 'says'> & Partial<Field>;

export const always = () => true;

/** A field with what most of them have: required always, a text, not to be withheld, no place in OCDS. */
export const field = (section: string, given: Given): Field => ({
  section,
  law: '',
  path: null,
  type: 'text',
  when: 'always',
  required: always,
  redactable: false,
  ...given,
});

/** The same field as a notice has it: with its law there, and what is different. */
export const by = (law: string, from: Field, more: Partial<Field> = {}): Field => ({ ...from, law, ...more });

/** The same field where the law does not ask for it always. */
export const where = (when: string, required: Field['required']): Pick<Field, 'when' | 'required'> => ({
  when,
  required,
});
export const mayBe: Pick<Field, 'when' | 'required'> = where('where there is one', () => false);
export const ifKnown: Pick<Field, 'when' | 'required'> = where('so far as it is known', () => false);

export const text = (value: string | null | undefined): Said => (value?.trim() ? [value.trim()] : []);
export const day = (value: string | null | undefined): Said => text(londonDate(value ?? null));
export const time = (value: string | null | undefined): Said => text(londonDateTime(value ?? null));
export const count = (value: number | null | undefined): Said =>
  value === null || value === undefined ? [] : [String(value)];
export const yesNo = (value: boolean | null | undefined, yes = 'Yes', no = 'No'): Said =>
  value === null || value === undefined ? [] : [value ? yes : no];

export function money(value: Money | null | undefined): Said {
  if (!value) return [];
  const gross = value.grossPence === null ? 'VAT not said' : `${pounds(value.grossPence)} with VAT`;
  return [`${pounds(value.netPence)} without VAT, ${gross}`];
}

export function period(value: Period | null | undefined): Said {
  if (!value || (!value.startOn && !value.endOn)) return [];
  if (!value.endOn) return [`From ${londonDate(value.startOn)}`];
  return [
    value.startOn ? `${londonDate(value.startOn)} to ${londonDate(value.endOn)}` : `Until ${londonDate(value.endOn)}`,
  ];
}

export const suppliersOf = (facts: Pick<ProcurementFacts, 'suppliers'>, ids: readonly string[]): readonly Supplier[] =>
  ids.flatMap((id) => facts.suppliers.find((one) => one.id === id) ?? []);
