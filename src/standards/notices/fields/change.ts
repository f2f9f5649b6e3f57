import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { day, field, mayBe, money, period, text, where } from './make.ts';
import { suppliers } from './parties.ts';

const changing = 'What changes';
const ended = 'The end';
const grounds = {
  urgency: 'Urgency and the protection of life, paragraphs 2 and 3 of Schedule 8',
  unforeseeable: 'Circumstances that could not be foreseen, paragraph 4 of Schedule 8',
  'known-risk': 'A known risk that came true, paragraphs 5 to 7 of Schedule 8',
  additional: 'Additional goods, services or works, paragraph 8 of Schedule 8',
  restructuring: 'Transfer on corporate restructuring, paragraph 9 of Schedule 8',
  other: 'Another modification that section 74 permits',
} as const;
const restructured = ({ change }: ProcurementFacts) => change?.ground === 'restructuring';

export const changeFields: readonly Field[] = [
  field(changing, {
    key: 'changeGround',
    label: 'Which law permits it',
    path: 'contracts/proposedAmendments/rationaleClassifications',
    facts: ['change.ground'],
    ask: 'Choose what permits the change.',
    says: ({ change }) => (change ? [grounds[change.ground]] : []),
  }),
  field(changing, {
    key: 'changeBecause',
    label: 'Why that applies',
    path: 'contracts/proposedAmendments/rationale',
    facts: ['change.because'],
    redactable: true,
    ask: 'Say why the change is of that kind.',
    says: ({ change }) => text(change?.because),
  }),
  field('Money', {
    key: 'changeValue',
    label: 'Value after the change',
    path: 'contracts/proposedAmendments/value',
    type: 'money',
    facts: ['change.value'],
    ...mayBe,
    redactable: true,
    ask: 'Give the value after the change, without and with VAT.',
    says: ({ change }) => (change?.value?.grossPence === null ? [] : money(change?.value)),
  }),
  field(changing, {
    key: 'changePeriod',
    label: 'Term after the change',
    path: 'contracts/proposedAmendments/period',
    type: 'date',
    facts: ['change.period'],
    ...mayBe,
    ask: 'Give the dates between which the contract will run.',
    says: ({ change }) => period(change?.period),
  }),
  {
    ...suppliers({
      key: 'suppliersAdded',
      label: 'Suppliers that join',
      path: 'contracts/proposedAmendments/suppliersAdded',
      which: ({ change }) => change?.added ?? [],
    }),
    ...where('on corporate restructuring', restructured),
  },
  {
    ...suppliers({
      key: 'suppliersRemoved',
      label: 'Suppliers that leave',
      path: 'contracts/proposedAmendments/suppliersRemoved',
      which: ({ change }) => change?.removed ?? [],
    }),
    ...where('on corporate restructuring', restructured),
  },
  field(changing, {
    key: 'changeOn',
    label: 'Changed on',
    path: 'contracts/proposedAmendments/date',
    type: 'date',
    facts: ['change.changeOn', 'change.effectOn'],
    ask: 'Give about when it will be changed, and when the change has effect.',
    says: ({ change }) =>
      change?.changeOn && change.effectOn
        ? [`${day(change.changeOn).join('')}, with effect from ${day(change.effectOn).join('')}`]
        : [],
  }),
  field(changing, {
    key: 'changeStandstill',
    label: 'Voluntary standstill until',
    path: 'contracts/proposedAmendments/standstill',
    type: 'date',
    facts: ['change.standstillUntil'],
    ...mayBe,
    ask: 'Give the last day of the voluntary standstill.',
    says: ({ change }) => day(change?.standstillUntil),
  }),
];

const kinds = {
  discharge: 'Everything was done that was owed',
  expiry: 'Its term came to an end',
  'by-a-party': 'A party ended it',
  rescission: 'It was rescinded',
  'set-aside': 'A court set it aside',
} as const;

export const endingFields: readonly Field[] = [
  field(ended, {
    key: 'endedBecause',
    label: 'Why it ended',
    path: 'contracts/terminationRationaleClassifications',
    facts: ['ending.kind', 'ending.because'],
    ask: 'Say why the contract ended. Its term coming to an end is a reason too.',
    says: ({ ending }) => (ending?.because ? [kinds[ending.kind], ending.because] : []),
  }),
  field(ended, {
    key: 'endedOn',
    label: 'Ended on',
    path: 'contracts/period/endDate',
    type: 'date',
    facts: ['ending.on'],
    ask: 'Give the day on which it ended.',
    says: ({ ending }) => day(ending?.on),
  }),
];

export const notAwardedOn: Field = field(ended, {
  key: 'notAwardedOn',
  label: 'Decided not to award on',
  path: 'tender/finalStatusDate',
  type: 'date',
  facts: ['notAwardedOn'],
  ask: 'Give the day on which it was decided not to award the contract.',
  says: (facts) =>
    facts.notAwardedOn
      ? [`After a notice was published it was decided on ${day(facts.notAwardedOn).join('')} not to award the contract`]
      : [],
});
