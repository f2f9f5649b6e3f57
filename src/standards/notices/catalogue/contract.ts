import { changeFields, endingFields } from '../fields/change.ts';
import * as contract from '../fields/contract.ts';
import { failureFields, failureSuppliers } from '../fields/failure.ts';
import { by, where } from '../fields/make.ts';
import { authorityFields, contractId, ocid, title } from '../fields/parties.ts';
import { complianceFields, paymentReturn, payments } from '../fields/payments.ts';
import { conflicts } from '../fields/planning.ts';
import type { Notice } from '../notice.ts';
import { isLightTouch } from '../procurement-facts.ts';
import { shapes } from '../release/shapes.ts';
import { all, amendments, inferredTag, numberFromMemory, opening } from './parts.ts';

const under = ['Below the threshold this notice is not asked for.', 'It concerns public contracts alone.'].join(' ');

export const contractNotices: readonly Notice[] = [
  {
    code: 'UK8',
    title: 'Contract payment information',
    family: 'act',
    checked: false,
    unverified: [
      numberFromMemory('UK8'),
      'Regulation 38A, which says what it tells, was not read. The law’s form of it is one upload a quarter, of all payments under all contracts of the authority.',
      inferredTag,
    ],
    law: 's.70',
    contentLaw: 'r.38A (check this)',
    mandatory: 'yes',
    due: 'payments-30-days-from-quarter-end',
    order: [],
    notNeeded: (facts) =>
      facts.belowThreshold
        ? under
        : facts.paymentReturn?.told
          ? 'Each signed quarter with a payment above £30,000 has its notice. The next begins with the next signed return.'
          : facts.paymentReturn && facts.payments.length === 0
            ? 'The signed return of the last quarter holds no payment above £30,000 of it.'
            : null,
    fields: [
      ...all('r.38A (check this)', [...authorityFields, title, ocid, contractId]),
      ...all('s.70', [paymentReturn, payments]),
    ],
    release: shapes.payments,
  },
  {
    code: 'UK9',
    title: 'Contract performance notice',
    family: 'act',
    checked: true,
    unverified: [amendments],
    law: 's.71',
    contentLaw: 'r.39',
    mandatory: 'yes',
    due: 'performance-yearly-or-30-days-from-breach',
    order: ['details-after-contract'],
    notNeeded: (facts) =>
      facts.belowThreshold
        ? under
        : facts.failure !== null
          ? isLightTouch(facts)
            ? 'Section 71(5) does not apply to light touch contracts.'
            : null
          : contract.kpisAsked(facts) && !facts.contract?.noKpisBecause
            ? null
            : 'There are no performance indicators that the law asks for, and no breach is told of.',
    fields: [
      ...opening('r.39', ocid),
      by('r.39(4)(c)(ii), (7)(c)(ii)', contractId),
      by('r.39(4)(f)', {
        ...contract.contractSuppliers,
        ...where('where indicators are rated', ({ failure }) => failure === null),
      }),
      by('r.39(4)(g) and (h), (5)', contract.kpiRatings),
      by('r.39(7)(d)', failureSuppliers),
      ...all('r.39(7)(e) to (m)', failureFields),
    ],
    release: shapes.performance,
  },
  {
    code: 'UK10',
    title: 'Contract change notice',
    family: 'act',
    checked: true,
    unverified: [amendments, inferredTag],
    law: 's.75',
    contentLaw: 'r.40',
    mandatory: 'yes',
    due: 'before-change',
    order: ['change-notice-before-change', 'conflicts-confirmed-in'],
    notNeeded: (facts) =>
      facts.belowThreshold
        ? under
        : isLightTouch(facts)
          ? 'Light touch contracts may be changed without a notice: section 75(6).'
          : facts.special === 'defence' || facts.authorities[0]?.type === 'privateUtility'
            ? 'Defence contracts and private utilities need no change notice.'
            : null,
    fields: [
      ...opening('r.40', ocid),
      by('r.40(2)(d)', contractId),
      by('r.40(2)(e)', contract.contractSuppliers),
      ...all('r.40(2)(f) to (k)', changeFields),
      by('s.83', conflicts),
    ],
    release: shapes.change,
  },
  {
    code: 'UK11',
    title: 'Contract termination notice',
    family: 'act',
    checked: false,
    unverified: [numberFromMemory('UK11'), amendments, inferredTag],
    law: 's.80',
    contentLaw: 'r.41',
    mandatory: 'yes',
    due: 'termination-30-days',
    order: ['termination-notice-last'],
    notNeeded: (facts) =>
      facts.belowThreshold
        ? under
        : facts.direct?.userChoice || facts.authorities[0]?.type === 'privateUtility'
          ? 'Contracts that the person cared for chooses, and private utilities, need no termination notice.'
          : null,
    fields: [
      ...opening('r.41', ocid),
      by('r.41(2)(c)(ii)', contractId),
      by('r.41(2)(d)', contract.contractSuppliers),
      ...all('r.41(2)(e) and (f)', endingFields),
      by('r.41(2)(g)', contract.contractValue),
      ...all('r.41(2)(h)', failureFields),
    ],
    release: shapes.contractEnded,
  },
  {
    code: 'UK17',
    title: 'Payments compliance notice',
    family: 'act',
    checked: true,
    unverified: [
      amendments,
      'Two readings of the first period exist: six months from 1 October 2025, or three from 1 January 2026.',
    ],
    law: 's.69',
    contentLaw: 'r.38',
    mandatory: 'yes',
    due: 'compliance-30-days-from-period-end',
    order: [],
    notNeeded: () => null,
    fields: [...all('r.38(2)(a); r.13', authorityFields), ...all('r.38(2)(b) to (e)', complianceFields)],
    release: null,
  },
];
