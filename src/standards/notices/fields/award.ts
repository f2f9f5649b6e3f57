import type { Field } from '../notice.ts';
import { isLarge, isLightTouch, type ProcurementFacts } from '../procurement-facts.ts';
import { count, day, field, mayBe, money, period, suppliersOf, text, where, yesNo } from './make.ts';
import { suppliers } from './parties.ts';

const section = 'The award';
const competed = ({ procedure }: ProcurementFacts) => procedure !== 'direct';

export const winners: Field = suppliers({
  key: 'winners',
  label: 'Awarded to',
  path: 'awards/suppliers',
  which: (facts) => facts.award?.suppliers ?? [],
  flags: 'all',
});

export const selected: Field = {
  ...suppliers({
    key: 'selected',
    label: 'Selected suppliers',
    path: 'awards/suppliers',
    which: (facts) => facts.award?.suppliers ?? [],
  }),
  ...where('where suppliers have been selected', ({ award }) => award !== null && award.suppliers.length > 0),
};

export const associated: Field = field('Suppliers', {
  key: 'associated',
  label: 'Associated and connected persons',
  type: 'list',
  facts: ['suppliers.*.associated', 'suppliers.*.connected'],
  redactable: true,
  ask: 'Give the names and postal addresses of associated persons, and the connected persons, or say that there are none.',
  says: (facts) => {
    const found = suppliersOf(facts, facts.award?.suppliers ?? []);
    const all = found.map(({ associated: by, connected }) => (by && connected ? `${by}; ${connected}` : null));
    return all.every((one) => one !== null) ? all : [];
  },
});

export const decidedOn: Field = field(section, {
  key: 'decidedOn',
  label: 'Decided on',
  path: 'awards/date',
  type: 'date',
  facts: ['award.decidedOn'],
  ask: 'Give the day of the decision to award.',
  says: ({ award }) => day(award?.decidedOn),
});

export const awardValue: Field = field('Money', {
  key: 'awardValue',
  label: 'Value of the contract',
  path: 'awards/value',
  type: 'money',
  facts: ['award.value', 'value', 'lots.*.value'],
  redactable: true,
  ask: 'Give the estimated value of the contract, without and with VAT.',
  says: ({ award }) => (award?.value?.grossPence === null ? [] : money(award?.value)),
});

export const awardPeriod: Field = field(section, {
  key: 'awardPeriod',
  label: 'Contract dates',
  path: 'awards/contractPeriod',
  type: 'date',
  facts: ['award.period'],
  ...mayBe,
  ask: 'Give the dates between which the contract runs.',
  says: ({ award }) => period(award?.period),
});

export const summariesOn: Field = field(section, {
  key: 'summariesOn',
  label: 'Assessment summaries given on',
  path: 'awards/assessmentSummariesDateSent',
  type: 'date',
  facts: ['award.summariesOn'],
  ...where('where tenders were assessed', competed),
  ask: 'Give everybody who was assessed their summary, and enter the day on which they were sent.',
  says: ({ award }) => day(award?.summariesOn),
});

export const received: Field = field(section, {
  key: 'received',
  label: 'Tenders received by the deadline',
  path: 'bids/statistics',
  type: 'number',
  facts: ['award.received'],
  ...where('unless it is a direct award', competed),
  ask: 'Give how many tenders came by the deadline, without those withdrawn.',
  says: ({ award }) => count(award?.received),
});

export const assessedCounts: Field = field(section, {
  key: 'assessed',
  label: 'Tenders assessed',
  path: 'bids/statistics',
  type: 'number',
  facts: ['award.assessed', 'award.assessedSme', 'award.assessedVcse'],
  ...where('up to £5 million, unless it is a direct award', (facts) => competed(facts) && !isLarge(facts)),
  ask: 'Give how many tenders were assessed, and how many of them from SMEs and from VCSEs.',
  says: ({ award }) =>
    award === null || award.assessed === null || award.assessedSme === null || award.assessedVcse === null
      ? []
      : [`${award.assessed}, of them ${award.assessedSme} from SMEs and ${award.assessedVcse} from VCSEs`],
});

export const unsuccessful: Field = {
  ...suppliers({
    key: 'unsuccessful',
    label: 'Assessed and not awarded',
    path: 'bids/details',
    which: (facts) => (isLarge(facts) ? (facts.award?.unsuccessful ?? []) : []),
    flags: 'size',
  }),
  ...where(
    'over £5 million, unless it is a direct award or everybody assessed won',
    (facts) => competed(facts) && isLarge(facts) && (facts.award?.unsuccessful.length ?? 0) > 0,
  ),
};

export const standstill: Field = field(section, {
  key: 'standstill',
  label: 'Standstill ends',
  path: 'awards/standstillPeriod',
  type: 'date',
  facts: ['award.standstill'],
  ...where(
    'unless the law lets it go without: light touch, call-offs, urgency',
    (facts) =>
      !isLightTouch(facts) &&
      facts.procedure !== 'call-off' &&
      !facts.direct?.urgent &&
      facts.direct?.ground !== 'protect-life',
  ),
  ask: 'Give the last day of the standstill period.',
  says: ({ award }) => day(award?.standstill?.endOn),
});

export const signOn: Field = field(section, {
  key: 'signOn',
  label: 'Expected to be signed on',
  path: 'awards/milestones/futureSignatureDate',
  type: 'date',
  facts: ['award.signOn'],
  ask: 'Give about when the contract will be entered into.',
  says: ({ award }) => day(award?.signOn),
});

export const reservedAwarded: Field = field(section, {
  key: 'reservedAwarded',
  label: 'Awarded to whom it was reserved for',
  type: 'yes-no',
  facts: ['award.reservedAwarded'],
  ...where('where it was reserved', ({ reserved }) => reserved !== null),
  ask: 'Say whether it was awarded to a supplier of the kind it was reserved for.',
  says: ({ award }) => yesNo(award?.reservedAwarded),
});

export const lotsAwarded: Field = field('Lots', {
  key: 'lotsAwarded',
  label: 'Who each lot goes to',
  path: 'awards/relatedLots',
  type: 'list',
  facts: ['lots', 'suppliers.*.name'],
  ...where('where it is divided into lots', ({ lots }) => lots.length > 0),
  ask: 'Say for each lot who is awarded it, or when it was ceased.',
  says: (facts) => {
    if (!facts.lots.every((lot) => lot.suppliers.length > 0 || lot.ceasedOn)) return [];
    return facts.lots.map((lot) => {
      const names = suppliersOf(facts, lot.suppliers).flatMap(({ name }) => text(name));
      return `Lot ${lot.id}: ${lot.ceasedOn ? `ceased on ${day(lot.ceasedOn).join('')}` : names.join(', ') || 'awarded'}`;
    });
  },
});
