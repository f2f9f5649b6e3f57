import type { Field } from '../notice.ts';
import { decimalPercent } from '../percent.ts';
import { isLightTouch, type ProcurementFacts } from '../procurement-facts.ts';
import { count, field, mayBe, text, time, where, yesNo } from './make.ts';

const how = 'How it is bought';
const take = 'How to take part';
const flexible = ({ procedure }: ProcurementFacts) => procedure === 'competitive-flexible';
const divided = ({ lots }: ProcurementFacts) => lots.length > 0;

export const procedureWords = {
  open: 'An open procedure, section 20(2)(a)',
  'competitive-flexible': 'A competitive flexible procedure, section 20(2)(b)',
  direct: 'A direct award, section 41 or 43',
  'below-threshold': 'Below the threshold, Part 6',
  'call-off': 'Awarded in accordance with a framework, section 45',
} as const;

const simple = (
  key: keyof ProcurementFacts & string,
  label: string,
  ask: string,
  more: Partial<Field> = {},
  section = how,
): Field =>
  field(section, { key, label, ask, facts: [key], says: (facts) => text(facts[key] as string | null), ...more });

export const procedure: Field = field(how, {
  key: 'procedure',
  label: 'Procedure',
  path: 'tender/procurementMethodDetails',
  facts: ['procedure'],
  ask: 'Choose the procedure.',
  says: (facts) => (facts.procedure ? [procedureWords[facts.procedure]] : []),
});

export const process = simple('process', 'The steps of the procedure', 'Describe the steps of the procedure.', {
  path: 'tender/procedure/features',
  ...where('in a competitive flexible procedure', flexible),
});
export const negotiation = field(how, {
  key: 'negotiation',
  label: 'Negotiation',
  type: 'yes-no',
  facts: ['negotiation'],
  ...where('in a competitive flexible procedure', flexible),
  ask: 'Say whether there may be negotiation at any stage.',
  says: (facts) => yesNo(facts.negotiation, 'There may be negotiation', 'There is no negotiation'),
});
export const refinement = simple(
  'refinement',
  'Refining the award criteria',
  'Say how the award criteria may be refined.',
  mayBe,
);
export const numbers = field(how, {
  key: 'numbers',
  label: 'How many suppliers are taken on',
  path: 'tender/otherRequirements',
  facts: ['fewest', 'most', 'howSelected'],
  ...mayBe,
  ask: 'Give the fewest and the most suppliers, and how they are chosen.',
  says: ({ fewest, most, howSelected }) => [
    ...count(fewest).map((n) => `At least ${n}`),
    ...count(most).map((n) => `At most ${n}`),
    ...text(howSelected),
  ],
});
export const shortPeriod = simple(
  'shortPeriod',
  'Why the time to tender is shorter',
  'Say which entry of the table in section 54(4) it rests on.',
  mayBe,
);
export const auction = simple(
  'auction',
  'Electronic auction',
  'Say how suppliers take part in the electronic auction.',
  mayBe,
);

export const requestsBy = field(take, {
  key: 'requestsBy',
  label: 'Requests to take part by',
  path: 'tender/expressionOfInterestDeadline',
  type: 'date',
  facts: ['requestsBy'],
  ...where(
    'where a competitive flexible procedure begins with requests to take part',
    (facts) => flexible(facts) && facts.tendersBy === null,
  ),
  ask: 'Give the day and time by which suppliers ask to take part.',
  says: (facts) => time(facts.requestsBy),
});
export const tendersBy = field(take, {
  key: 'tendersBy',
  label: 'Tenders by',
  path: 'tender/tenderPeriod/endDate',
  type: 'date',
  facts: ['tendersBy'],
  ...where('unless it begins with requests to take part', (facts) => !(flexible(facts) && facts.requestsBy !== null)),
  ask: 'Give the day and time by which tenders are due.',
  says: (facts) => time(facts.tendersBy),
});
export const questionsBy = field(take, {
  key: 'questionsBy',
  label: 'Questions by',
  path: 'tender/enquiryPeriod/endDate',
  type: 'date',
  facts: ['questionsBy'],
  ...mayBe,
  ask: 'Give the day and time by which questions are asked.',
  says: (facts) => time(facts.questionsBy),
});
export const howSubmitted = simple(
  'howSubmitted',
  'How to submit',
  'Say where and how to submit.',
  { path: 'tender/submissionMethodDetails' },
  take,
);
export const languages = field(take, {
  key: 'languages',
  label: 'Languages',
  type: 'list',
  facts: ['languages'],
  ask: 'Give the languages in which tenders and questions may be written.',
  says: (facts) => facts.languages,
});

const criterionSays = ({ title, weight, description }: ProcurementFacts['criteria'][number]) =>
  [`${title}${weight === null ? '' : `, ${decimalPercent(weight)}`}`, description].filter(Boolean).join(': ');
export const criteria = field(how, {
  key: 'criteria',
  label: 'Award criteria',
  path: 'tender/lots/awardCriteria/criteria',
  type: 'list',
  facts: ['criteria', 'lots.*.criteria'],
  ask: 'Give the award criteria with what each counts for.',
  says: (facts) => [
    ...facts.criteria.map(criterionSays),
    ...facts.lots.flatMap((lot) => lot.criteria.map((one) => `Lot ${lot.id}: ${criterionSays(one)}`)),
  ],
});
export const conditions = simple(
  'conditions',
  'Conditions of participation',
  'Describe the conditions of participation, or say that there are none.',
  {},
  take,
);
export const specification = simple(
  'specification',
  'What it has to meet',
  'Describe what is expected technically, or where it can be read.',
  mayBe,
);
export const paymentTerms = simple(
  'paymentTerms',
  'Payment terms beside 30 days',
  'Give the payment terms beside the law’s 30 days.',
  mayBe,
  'Money',
);
export const nextTender = simple(
  'nextTender',
  'What follows this contract',
  'Say whether more will be bought under paragraph 8 of Schedule 5, or about when the next tender comes.',
  mayBe,
  'What comes next',
);
export const risks = simple('risks', 'Known risks', 'Describe any risk that may need a change of the contract later.', {
  path: 'tender/riskDetails',
  ...where('where the contract cannot deal with a risk and may have to be changed for it', () => false),
});

const treaty = (key: 'gpa' | 'cptpp', name: string): Field =>
  field(how, {
    key,
    label: name,
    path: 'tender/coveredBy',
    type: 'yes-no',
    facts: [key],
    ask: `Say whether the United Kingdom has obligations for it under the ${name}.`,
    says: (facts) => yesNo(facts[key], 'Covered', 'Not covered'),
  });
export const treaties: readonly Field[] = [
  treaty('gpa', 'Government Procurement Agreement'),
  treaty('cptpp', 'Trans-Pacific Partnership'),
];

export const reserved = field(how, {
  key: 'reserved',
  label: 'Reserved',
  path: 'tender/otherRequirements/reservedParticipation',
  facts: ['reserved', 'reservedPlace'],
  ...mayBe,
  ask: 'Say for whom it is reserved.',
  says: ({ reserved: whom, reservedPlace }) => {
    const words = {
      'supported-employment': 'supported employment providers, section 32',
      mutual: 'public service mutuals, section 33',
      'sme-vcse': 'SMEs and VCSEs (check this)',
    };
    return [...(whom ? [`Reserved for ${words[whom]}`] : []), ...text(reservedPlace)];
  },
});

export const lotLimits = field('Lots', {
  key: 'lotLimits',
  label: 'How many lots one supplier may have',
  path: 'tender/lotDetails',
  facts: ['mostLotsBid', 'mostLotsAwarded', 'lotsAwardedHow'],
  ...where('where a supplier may not bid for, or be awarded, all lots', () => false),
  ask: 'Give the most lots that one supplier may bid for or be awarded, and how lots are shared out.',
  says: ({ mostLotsBid, mostLotsAwarded, lotsAwardedHow }) => [
    ...count(mostLotsBid).map((n) => `May bid for at most ${n}`),
    ...count(mostLotsAwarded).map((n) => `May be awarded at most ${n}`),
    ...text(lotsAwardedHow),
  ],
});
export const noLots = simple(
  'noLotsBecause',
  'Why it is not divided into lots',
  'Say why it is not divided into lots, or that it could not be.',
  {
    path: 'tender/lotDetails/noLotsDivisionRationale',
    ...where(
      'where it is not divided, and is no light touch or utilities contract',
      (facts) => !divided(facts) && !isLightTouch(facts) && facts.special !== 'utilities',
    ),
  },
  'Lots',
);

export const framework = field(how, {
  key: 'framework',
  label: 'Framework',
  path: 'tender/techniques/frameworkAgreement',
  type: 'list',
  facts: ['framework'],
  ...where('for a framework', (facts) => facts.framework !== null),
  ask: 'Give the framework’s term, who may use it, how contracts are awarded under it, and any fee.',
  says: ({ framework: one }) => {
    if (!one?.period?.endOn || !one.users || !one.selection) return [];
    return [
      `Until ${one.period.endOn}`,
      one.users,
      one.selection,
      one.most === null ? 'No limit on suppliers' : `At most ${one.most} suppliers`,
      one.feePercent ? `A fee of ${one.feePercent}%` : 'No fee',
      ...(one.open ? [`An open framework${one.openEndsOn ? ` until ${one.openEndsOn}` : ''}`] : []),
    ];
  },
});
