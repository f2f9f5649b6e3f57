import { by } from '../fields/make.ts';
import { ocidOnceGiven } from '../fields/parties.ts';
import {
  awardOn,
  documentsFrom,
  engagementCloses,
  engagementHow,
  interestHow,
  requestsBy,
  tenderNoticeOn,
} from '../fields/planning.ts';
import { value } from '../fields/subject.ts';
import { procedure } from '../fields/tender.ts';
import type { Notice } from '../notice.ts';
import { shapes } from '../release/shapes.ts';
import { all, always, amendments, opening, subject, under } from './parts.ts';

const privateUtility: Notice['notNeeded'] = ({ authorities }) =>
  authorities[0]?.type === 'privateUtility' ? 'Private utilities do not publish this notice.' : null;

export const planningNotices: readonly Notice[] = [
  {
    code: 'UK1',
    title: 'Pipeline notice',
    family: 'act',
    checked: true,
    unverified: [amendments],
    law: 's.93',
    contentLaw: 'r.15',
    mandatory: 'yes',
    due: 'pipeline-56-days-from-1-april',
    order: [],
    notNeeded: privateUtility,
    fields: [
      ...opening('r.15', ocidOnceGiven),
      ...subject('r.15(2)(d)'),
      by('r.15(2)(e)', tenderNoticeOn),
      by('not asked; Find a Tender shows it', { ...value, required: () => false, when: 'where it is known' }),
    ],
    release: shapes.pipeline,
  },
  {
    code: 'UK2',
    title: 'Preliminary market engagement notice',
    family: 'act',
    checked: true,
    unverified: [amendments],
    law: 's.17',
    contentLaw: 'r.17',
    mandatory: 'comply-or-explain',
    due: 'before-tender-notice',
    order: ['engagement-notice-before-tender-notice-or-reasons'],
    notNeeded: (facts) =>
      privateUtility(facts) ??
      (facts.engagement?.done === false ? 'There was no preliminary market engagement.' : null),
    fields: [
      ...opening('r.17', ocidOnceGiven),
      ...subject('r.17(2)(d)'),
      by('r.17(2)(e)', engagementCloses),
      by('r.17(2)(f)', engagementHow),
    ],
    release: shapes.engagement,
  },
  {
    code: 'UK3',
    title: 'Planned procurement notice',
    family: 'act',
    checked: true,
    unverified: [amendments],
    law: 's.15',
    contentLaw: 'r.16',
    mandatory: 'no',
    due: 'planned-40-days-to-12-months-before-tender-notice',
    order: ['planned-notice-40-days-to-12-months-before'],
    notNeeded: always,
    fields: [
      ...opening('r.16', ocidOnceGiven),
      ...subject('r.16(2)(d)'),
      ...under('r.16', [
        ['(2)(e)', tenderNoticeOn],
        ['(2)(f)', requestsBy],
        ['(2)(g)', procedure],
        ['(2)(i)', awardOn],
        ['(2)(j)', documentsFrom],
        ['(2)(k)', interestHow],
      ]),
      ...all('r.16(2)(l): as much as is known', [{ ...value, required: () => false, when: 'where it is known' }]),
    ],
    release: shapes.planned,
  },
];
