import type { Field } from '../notice.ts';
import { field, ifKnown, money, period, text, where, yesNo } from './make.ts';

const section = 'What it is';

export const category: Field = field(section, {
  key: 'category',
  label: 'Goods, services or works',
  path: 'tender/mainProcurementCategory',
  facts: ['category'],
  ask: 'Say whether it is mainly for goods, services or works.',
  says: (facts) => text(facts.category),
});

export const description: Field = field(section, {
  key: 'description',
  label: 'What will be supplied',
  path: 'tender/description',
  facts: ['description'],
  ask: 'Describe what will be supplied.',
  says: (facts) => text(facts.description),
});

export const cpv: Field = field(section, {
  key: 'cpv',
  label: 'CPV codes',
  path: 'tender/items/additionalClassifications',
  type: 'list',
  facts: ['cpv'],
  ask: 'Choose the CPV codes that fit.',
  says: (facts) => facts.cpv.map(({ id, description: what }) => `${id} ${what}`),
});

export const howSupplied: Field = field(section, {
  key: 'howSupplied',
  label: 'How it will be supplied',
  facts: ['howSupplied'],
  ...ifKnown,
  ask: 'Say in short how it will be supplied.',
  says: (facts) => text(facts.howSupplied),
});

export const supply: Field = field(section, {
  key: 'supply',
  label: 'When it will be supplied',
  path: 'tender/contractPeriod',
  type: 'date',
  facts: ['supply', 'lots.*.period'],
  ...ifKnown,
  ask: 'Give the dates between which it will be supplied.',
  says: (facts) => period(facts.supply),
});

export const amount: Field = field(section, {
  key: 'amount',
  label: 'How much will be supplied',
  facts: ['amount'],
  ...ifKnown,
  ask: 'Give about how much will be supplied.',
  says: (facts) => text(facts.amount),
});

export const places: Field = field(section, {
  key: 'places',
  label: 'Where',
  path: 'tender/items/deliveryAddresses',
  type: 'list',
  facts: ['places'],
  ...ifKnown,
  ask: 'Choose the areas in which it will be supplied.',
  says: (facts) => facts.places.map(({ id, description: what }) => `${id} ${what}`),
});

/** The contract subject-matter of regulation 14: what it is, and the rest so far as it is known. */
export const subjectFields: readonly Field[] = [category, description, howSupplied, supply, amount, cpv, places];

export const value: Field = field('Money', {
  key: 'value',
  label: 'Estimated value',
  path: 'tender/value',
  type: 'money',
  facts: ['value', 'lots.*.value'],
  redactable: true,
  ask: 'Give the estimated value, without and with VAT.',
  says: (facts) => (facts.value?.grossPence === null ? [] : money(facts.value)),
});

const regimes = {
  'light-touch': 'A light touch contract',
  concession: 'A concession contract',
  utilities: 'A utilities contract',
  defence: 'A defence and security contract',
} as const;

export const special: Field = field(section, {
  key: 'special',
  label: 'Special regime',
  path: 'tender/specialRegime',
  facts: ['special'],
  ask: 'Say whether it is a special regime contract, and which.',
  says: (facts) => [facts.special ? regimes[facts.special] : 'Not a special regime contract'],
});

export const lots: Field = field('Lots', {
  key: 'lots',
  label: 'Lots',
  path: 'tender/lots',
  type: 'list',
  facts: ['lots'],
  ...where('where it is divided into lots', (facts) => facts.lots.length > 0),
  ask: 'Give each lot a number and a title.',
  says: (facts) =>
    facts.lots.every(({ id, title }) => id && title)
      ? facts.lots.map((lot) =>
          [`Lot ${lot.id}: ${lot.title}`, lot.description, ...money(lot.value), ...period(lot.period), lot.options]
            .filter(Boolean)
            .join('; '),
        )
      : [],
});

export const suitable: Field = field('Lots', {
  key: 'suitable',
  label: 'Particularly suitable for small or voluntary organisations',
  path: 'tender/lots/suitability',
  type: 'yes-no',
  facts: ['suitableSme', 'suitableVcse', 'lots.*.suitableSme', 'lots.*.suitableVcse'],
  ask: 'Say whether it, or any lot, is particularly suitable for SMEs, or for voluntary, community and social enterprises.',
  says: ({ suitableSme: sme, suitableVcse: vcse, lots: all }) => {
    const whole = [
      ...yesNo(sme, 'Suitable for SMEs', 'Not said of SMEs'),
      ...yesNo(vcse, 'Suitable for VCSEs', 'Not said of VCSEs'),
    ];
    const each = all.flatMap((lot) => [
      ...(lot.suitableSme ? [`Lot ${lot.id} is suitable for SMEs`] : []),
      ...(lot.suitableVcse ? [`Lot ${lot.id} is suitable for VCSEs`] : []),
    ]);
    return whole.length === 2 ? [...whole, ...each] : [];
  },
});
