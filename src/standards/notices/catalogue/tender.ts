import { selected, signOn } from '../fields/award.ts';
import { notAwardedOn } from '../fields/change.ts';
import { directFields, earlier } from '../fields/direct.ts';
import { by } from '../fields/make.ts';
import { ocid, ocidOnceGiven } from '../fields/parties.ts';
import { awardOn, conflicts, documentsFrom, noEngagementNotice, options } from '../fields/planning.ts';
import { lots, special, suitable, value } from '../fields/subject.ts';
import * as tender from '../fields/tender.ts';
import type { Field, Notice } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { shapes } from '../release/shapes.ts';
import { all, always, amendments, inferredTag, opening, subject, under } from './parts.ts';

const above = ({ belowThreshold }: ProcurementFacts) => !belowThreshold;
/** What only a tender notice above the threshold has to tell: regulation 24 asks less below it. */
const onlyAbove = (fields: readonly Field[]): readonly Field[] =>
  fields.map((field) => ({
    ...field,
    when: `above the threshold; ${field.when}`,
    required: (facts: ProcurementFacts) => above(facts) && field.required(facts),
  }));

const tenderFields: readonly Field[] = [
  ...opening('r.18', ocidOnceGiven),
  ...onlyAbove(all('r.18(2)(d); r.19(2)(b)', [tender.procedure])),
  by('r.18(2)(e); r.24(2)(g)', special),
  ...subject('r.18(2)(f); r.24(2)(d)'),
  by('r.18(2)(g); r.24(2)(e)', value),
  ...under('r.18', [
    ['(2)(h)', tender.nextTender],
    ['(2)(i)', tender.auction],
    ['(2)(r)', options],
    ['(2)(s)', tender.shortPeriod],
    ['(2)(y)', tender.paymentTerms],
    ['(2)(z)', tender.risks],
    ['(2)(w)', tender.specification],
  ]),
  by('r.18(2)(j); r.24(2)(f)', tender.howSubmitted),
  by('r.19(2)(f)', tender.requestsBy),
  by('r.18(2)(j); r.19(2)(g); r.24(2)(f)', tender.tendersBy),
  by('practice: two dates for questions', tender.questionsBy),
  by('r.18(2)(k); r.24(2)(i)', tender.criteria),
  by('r.18(2)(x); r.24(2)(j)', tender.conditions),
  by('r.18(2)(t); r.24(2)(h)', suitable),
  by('r.18(2)(o)', lots),
  ...onlyAbove([
    ...under('r.18', [
      ['(2)(l)', tender.languages],
      ['(2)(p)', tender.lotLimits],
      ['(2)(q); s.18', tender.noLots],
      ['(2)(u) and (v)', documentsFrom],
      ['(2)(z1)', awardOn],
    ]),
    ...all('r.18(2)(m) and (n)', tender.treaties),
    by('r.19(2)(c)', tender.process),
    by('r.19(2)(c)(i)', tender.negotiation),
    by('s.83', conflicts),
    by('s.17(1)(b)', noEngagementNotice),
  ]),
  by('r.19(2)(c)(ii)', tender.refinement),
  by('r.19(2)(d) and (e)', tender.numbers),
  by('r.19(2)(h); ss.32, 33', tender.reserved),
  by('r.20(2)(c) to (k)', tender.framework),
];

export const tenderNotices: readonly Notice[] = [
  {
    code: 'UK4',
    title: 'Tender notice',
    family: 'act',
    checked: true,
    unverified: [
      amendments,
      'What a below-threshold notice says of reservations since 2026 (regulation 24) was not read.',
    ],
    law: 's.21; below the threshold s.87',
    contentLaw: 'r.18 to r.22; below the threshold r.24',
    mandatory: 'yes',
    due: 'opens-the-competition',
    order: [
      'conflicts-assessed-before',
      'conflicts-confirmed-in',
      'tender-notice-opens',
      'engagement-notice-before-tender-notice-or-reasons',
    ],
    notNeeded: ({ procedure }) =>
      procedure === 'direct'
        ? 'A direct award opens no competition: it needs a transparency notice.'
        : procedure === 'call-off'
          ? 'A call-off from a framework opens no competition to others.'
          : null,
    fields: tenderFields,
    release: shapes.tender,
  },
  {
    code: 'UK5',
    title: 'Transparency notice',
    family: 'act',
    checked: true,
    unverified: [amendments, inferredTag],
    law: 's.44',
    contentLaw: 'r.26',
    mandatory: 'yes',
    due: 'before-direct-award',
    order: ['conflicts-assessed-before', 'conflicts-confirmed-in', 'transparency-notice-before-direct-award'],
    notNeeded: ({ procedure, direct }) =>
      direct?.userChoice
        ? 'A contract that the person cared for chooses needs no transparency notice: section 44(3).'
        : procedure === 'direct'
          ? null
          : 'Only a direct award needs a transparency notice.',
    fields: [
      ...opening('r.26', ocidOnceGiven),
      by('r.26(2)(d)', earlier),
      ...subject('r.26(2)(f)'),
      by('r.26(2)(g)', special),
      ...all('r.26(2)(h) to (o)', directFields),
      ...under('r.26', [
        ['(2)(p)', lots],
        ['(2)(q)', value],
        ['(2)(r)', suitable],
        ['(2)(s)', tender.risks],
        ['(2)(t) and (u)', selected],
        ['(2)(v)', signOn],
        ['(2)(w)', tender.framework],
      ]),
      by('s.83', conflicts),
    ],
    release: shapes.transparency,
  },
  {
    code: 'UK12',
    title: 'Procurement termination notice',
    family: 'act',
    checked: true,
    unverified: [amendments, inferredTag],
    law: 's.55',
    contentLaw: 'r.37',
    mandatory: 'yes',
    due: 'as-soon-as-reasonably-practicable',
    order: ['tender-notice-opens'],
    notNeeded: always,
    fields: [...opening('r.37', ocid), by('r.37(2)(d) and (e)', notAwardedOn)],
    release: shapes.procurementEnded,
  },
];
