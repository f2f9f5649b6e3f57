import type { Field } from '../notice.ts';
import { always, day, field, mayBe, text, where } from './make.ts';

const section = 'What comes next';

export const tenderNoticeOn: Field = field(section, {
  key: 'tenderNoticeOn',
  label: 'When the tender or transparency notice is expected',
  path: 'tender/communication/futureNoticeDate',
  type: 'date',
  facts: ['tenderNoticeOn'],
  ask: 'Give about when the tender or transparency notice will be published.',
  says: (facts) => day(facts.tenderNoticeOn),
});

export const awardOn: Field = field(section, {
  key: 'awardOn',
  label: 'When it is expected to be awarded',
  path: 'tender/awardPeriod/endDate',
  type: 'date',
  facts: ['awardOn'],
  ask: 'Give about when it will be awarded.',
  says: (facts) => day(facts.awardOn),
});

export const engagementCloses: Field = field('Talking with the market', {
  key: 'engagementCloses',
  label: 'When engagement closes, or closed',
  path: 'planning/milestones/dueDate',
  type: 'date',
  facts: ['engagement.closesOn'],
  ask: 'Give the day on which the engagement closes, or closed.',
  says: (facts) => day(facts.engagement?.closesOn),
});

export const engagementHow: Field = field('Talking with the market', {
  key: 'engagementHow',
  label: 'How suppliers take part',
  path: 'planning/milestones/description',
  facts: ['engagement.how'],
  ask: 'Say how suppliers take part: events with place, date and time, and until when they may write.',
  says: (facts) => text(facts.engagement?.how),
});

export const noEngagementNotice: Field = field('Talking with the market', {
  key: 'noEngagementNotice',
  label: 'Why there was no notice of the engagement',
  path: 'planning/noEngagementNoticeRationale',
  facts: ['engagement.noNoticeBecause'],
  ...where(
    'where there was preliminary market engagement and no notice of it',
    ({ engagement }) => engagement?.done === true && !engagement.noticed,
  ),
  ask: 'Say why no notice of the engagement was published before the tender notice, or publish one first.',
  says: (facts) => text(facts.engagement?.noNoticeBecause),
});

/** That the assessment exists and was gone over for this notice: section 83. */
export const conflicts: Field = field('Conflicts of interest', {
  key: 'conflicts',
  label: 'Conflicts assessment',
  law: 's.83',
  type: 'yes-no',
  facts: ['conflicts'],
  required: always,
  ask: 'Prepare the conflicts assessment, go over it and confirm it before this notice.',
  says: ({ conflicts: made }) =>
    made?.prepared && made.confirmedOn
      ? [`Prepared, gone over and confirmed on ${day(made.confirmedOn).join('')}`]
      : [],
});

export const interestHow: Field = field(section, {
  key: 'interestHow',
  label: 'How to express an interest',
  facts: ['interestHow'],
  ask: 'Say how and until when suppliers may express an interest.',
  says: (facts) => text(facts.interestHow),
});

export const requestsBy: Field = field(section, {
  key: 'estimatedDeadline',
  label: 'When suppliers are expected to be asked to respond by',
  path: 'tender/tenderPeriod/endDate',
  type: 'date',
  facts: ['requestsBy', 'tendersBy'],
  ask: 'Give about when suppliers will have to ask to take part, or to tender.',
  says: (facts) => day((facts.requestsBy ?? facts.tendersBy)?.slice(0, 10)),
});

export const documentsFrom: Field = field(section, {
  key: 'documents',
  label: 'Documents',
  path: 'tender/documents',
  type: 'list',
  facts: ['documents', 'laterDocuments'],
  ask: 'Name the documents with where each is, or say how they will be given.',
  says: (facts) => [
    ...facts.documents.map(({ title, url }) => (url ? `${title}: ${url}` : `${title}, with this notice`)),
    ...text(facts.laterDocuments),
  ],
});

export const options: Field = field('Money', {
  key: 'options',
  label: 'Options to add, extend or renew',
  path: 'tender/options/description',
  facts: ['options', 'contract.options', 'lots.*.options'],
  ...mayBe,
  ask: 'Describe each option to add to it, extend it or renew it.',
  says: (facts) => text(facts.contract?.options ?? facts.options),
});
