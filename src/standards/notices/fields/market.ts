import type { Market } from '../facts.ts';
import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { day, field, period, text, where, yesNo } from './make.ts';
import { suppliers } from './parties.ts';

const section = 'The dynamic market';
const one = (key: keyof Market & string, label: string, ask: string, more: Partial<Field> = {}): Field =>
  field(section, {
    key: `market-${key}`,
    label,
    path: 'tender/techniques/dynamicPurchasingSystem',
    facts: [`market.${key}`],
    ask,
    says: ({ market }) => text(market?.[key] as string | null | undefined),
    ...more,
  });

export const marketIdentity: readonly Field[] = [
  one('title', 'Title', 'Give the dynamic market a title.', { path: 'tender/title' }),
  one('id', 'Identifier', 'Enter the identifier that the central platform gave the dynamic market.', {
    path: 'tender/id',
  }),
];

export const marketTerms: readonly Field[] = [
  one('description', 'What it is for', 'Describe what it is for, so that a reader can tell whether to join.', {
    path: 'tender/description',
  }),
  one('conditions', 'Conditions for membership', 'Give the conditions for membership.'),
  one('verification', 'How they are checked', 'Say how it is checked that a supplier meets them.'),
  one('howToJoin', 'How to join', 'Say how a supplier applies. It may do so at any time.', {
    path: 'tender/submissionMethodDetails',
  }),
  one('documentsFrom', 'Documents', 'Say where the documents are.'),
  one('users', 'Who may use it', 'Name the authorities that may use it, or what kinds.'),
  one('gpa', 'Government Procurement Agreement', 'Say whether contracts under that agreement may be awarded by it.', {
    type: 'yes-no',
    says: ({ market }) => yesNo(market?.gpa, 'May be covered', 'Not covered'),
  }),
  field(section, {
    key: 'market-period',
    label: 'How long it is open',
    path: 'tender/contractPeriod',
    type: 'date',
    facts: ['market.period', 'market.openEnded'],
    ask: 'Give about when it begins, and when it ends or that it has no end.',
    says: ({ market }) =>
      market?.period?.startOn && (market.openEnded || market.period.endOn)
        ? [...period(market.period), ...(market.openEnded ? ['It has no end'] : [])]
        : [],
  }),
  one(
    'feePercent',
    'Fee',
    'Give the fixed share of a contract’s value that a supplier pays, or say that there is none.',
    where('where a fee is charged', () => false),
  ),
];

const list = (key: 'members' | 'admitted' | 'removed', label: string, flags?: 'size'): Field =>
  suppliers({
    key: `market-${key}`,
    label,
    path: 'parties',
    which: ({ market }: ProcurementFacts) => market?.[key] ?? [],
    ...(flags ? { flags } : {}),
  });

export const established: readonly Field[] = [
  one('establishedOn', 'Established on', 'Give the day on which it was established.', {
    type: 'date',
    says: ({ market }) => day(market?.establishedOn),
  }),
  {
    ...list('members', 'Members', 'size'),
    ...where('where it has members', ({ market }) => (market?.members.length ?? 0) > 0),
  },
];

export const modified: readonly Field[] = [
  one('modifiedOn', 'Changed from', 'Give the day from which the change has effect.', {
    type: 'date',
    says: ({ market }) => day(market?.modifiedOn),
  }),
  {
    ...list('admitted', 'Suppliers that join', 'size'),
    ...where('where a supplier joins', ({ market }) => (market?.admitted.length ?? 0) > 0),
  },
  {
    ...list('removed', 'Suppliers that leave'),
    ...where('where a supplier leaves', ({ market }) => (market?.removed.length ?? 0) > 0),
  },
  one(
    'changes',
    'Other changes',
    'Sum up the change.',
    where('where nobody joins or leaves', ({ market }) => !market?.admitted.length && !market?.removed.length),
  ),
];

export const ceased: readonly Field[] = [
  one('ceasedOn', 'Ended on', 'Give the day on which it stopped.', {
    type: 'date',
    says: ({ market }) => day(market?.ceasedOn),
  }),
];
