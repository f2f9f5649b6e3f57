import { sayDay } from '#engines/calendar/index.ts';
import { act, type Rule, rule } from './rule.ts';

export const rulesOfSmall: readonly Rule[] = [
  rule({
    id: 'small-notice',
    title: 'A below-threshold tender notice comes before any advertisement, if the contract is large enough',
    reference: act('section 87(1) and (4)'),
    for: ({ law, process }) => law === 'below-threshold' && process === 'open',
    limits: null,
    needs: ['tenderNoticeOn'],
    work: ({ tenderNoticeOn }) => ({
      counted: `On ${sayDay(tenderNoticeOn)}. From £30,000 on, for central government from £12,000. Not where only particular suppliers are asked.`,
    }),
  }),
  rule({
    id: 'small-times',
    title: 'Time to tender is reasonable, and the same for all',
    reference: act('section 87(6)'),
    for: ({ law, process }) => law === 'below-threshold' && process === 'open',
    limits: null,
    needs: [],
    work: () => ({ counted: 'No number of days is set.' }),
  }),
  rule({
    id: 'small-details',
    title: 'Contract details notice, if the contract is large enough',
    reference: act('section 87(3)'),
    for: ({ law }) => law === 'below-threshold',
    limits: null,
    needs: ['signOn'],
    work: ({ signOn }) => ({
      counted: `As soon as reasonably practicable after ${sayDay(signOn)}. No number of days is set.`,
    }),
  }),
];
