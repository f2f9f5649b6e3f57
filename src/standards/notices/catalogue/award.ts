import * as award from '../fields/award.ts';
import * as contract from '../fields/contract.ts';
import { directFields } from '../fields/direct.ts';
import { by } from '../fields/make.ts';
import { contractId, ocid, ocidOnceGiven } from '../fields/parties.ts';
import { conflicts, options } from '../fields/planning.ts';
import { lots, special } from '../fields/subject.ts';
import * as tender from '../fields/tender.ts';
import type { Field, Notice } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { shapes } from '../release/shapes.ts';
import { all, amendments, numberFromMemory, opening, subject, under } from './parts.ts';

const onlyAbove = (field: Field): Field => ({
  ...field,
  when: `above the threshold; ${field.when}`,
  required: (facts: ProcurementFacts) => !facts.belowThreshold && field.required(facts),
});

export const awardNotices: readonly Notice[] = [
  {
    code: 'UK6',
    title: 'Contract award notice',
    family: 'act',
    checked: true,
    unverified: [amendments, 'What private utilities tell (regulations 28 to 30) is less, and is not told apart here.'],
    law: 's.50',
    contentLaw: 'r.27 to r.30',
    mandatory: 'yes',
    due: 'before-contract-after-summaries',
    order: ['summaries-before-award-notice', 'award-notice-before-contract', 'standstill-before-contract'],
    notNeeded: ({ direct, belowThreshold }) =>
      belowThreshold
        ? 'Below the threshold there is no contract award notice.'
        : direct?.userChoice
          ? 'A contract that the person cared for chooses needs no award notice.'
          : null,
    fields: [
      ...opening('r.27', ocid),
      ...subject('r.27(2)(d)'),
      ...under('r.27', [
        ['(2)(e)', award.winners],
        ['(2)(e)(vi) and (vii)', award.associated],
        ['(2)(f)', award.decidedOn],
        ['(2)(g) and (w)', award.lotsAwarded],
        ['(2)(k)', special],
        ['(2)(l); s.50(3)', award.summariesOn],
        ['(2)(m)', award.awardValue],
        ['(2)(n)(i) and (o)(i)', award.received],
        ['(2)(n)', award.assessedCounts],
        ['(2)(o)', award.unsuccessful],
        ['(2)(p)', tender.procedure],
        ['(2)(q) and (r)', award.reservedAwarded],
        ['(2)(s)', award.standstill],
        ['(2)(t)', award.signOn],
      ]),
      ...all('r.27(2)(u)', directFields),
      by('OCDS', award.awardPeriod),
    ],
    release: shapes.award,
  },
  {
    code: 'UK7',
    title: 'Contract details notice',
    family: 'act',
    checked: false,
    unverified: [numberFromMemory('UK7'), amendments],
    law: 's.53; below the threshold s.87(3)',
    contentLaw: 'r.32 to r.36',
    mandatory: 'yes',
    due: 'details-30-days-light-touch-120',
    order: ['details-after-contract', 'conflicts-confirmed-in'],
    notNeeded: ({ direct }) =>
      direct?.userChoice ? 'A contract that the person cared for chooses needs no details notice.' : null,
    fields: [
      ...opening('r.32', ocidOnceGiven),
      by('r.32(2)(d); r.36(2)(d)', contractId),
      ...subject('r.32(2)(f); r.36(2)(f)'),
      { ...by('r.32(2)(g); r.36(2)(e)', contract.contractSuppliersWithFlags('size')) },
      by('r.32(2)(h); r.36', onlyAbove(tender.procedure)),
      by('r.32(2)(i)', tender.reserved),
      by('r.32(2)(j); r.36(2)(g)', lots),
      by('r.32(2)(k); r.36(2)(i)', contract.contractValue),
      by('r.32(2)(l); r.36(2)(j)', contract.signedOn),
      by('r.32(2)(m); r.36(2)(k)', options),
      by('r.32(2)(o); r.36(2)(h)', special),
      by('r.32(2)(p) and (q)', { ...onlyAbove(tender.treaties[0]!) }),
      by('r.32(2)(p) and (q)', { ...onlyAbove(tender.treaties[1]!) }),
      by('r.32(2)(r); s.52', onlyAbove(contract.kpis)),
      by('r.32(2)(s); s.52(2)', onlyAbove(contract.noKpis)),
      by('OCDS', contract.contractPeriod),
      ...all('r.35(2)(b) to (k)', directFields.map(onlyAbove)),
      by('s.83', onlyAbove(conflicts)),
      by('r.33', tender.framework),
    ],
    release: shapes.contract,
  },
];
