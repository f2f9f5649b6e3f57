import { awardPeriod, awardValue } from '../fields/award.ts';
import {
  abandonedOn,
  conflictFields,
  decisionMakers,
  frameworkUsers,
  howAssessed,
  howOffers,
  longBecause,
  modification,
  provider,
  reasons,
  reference,
  statement,
  urgentBecause,
} from '../fields/health.ts';
import { by } from '../fields/make.ts';
import { authorityFields, title } from '../fields/parties.ts';
import { cpv, description, supply, value } from '../fields/subject.ts';
import { criteria } from '../fields/tender.ts';
import type { Field, Notice, OrderRule } from '../notice.ts';
import { shapes } from '../release/shapes.ts';
import { always, inferredTag } from './parts.ts';

/** Who buys; the schedules ask for no more of that, and the platform shows it. */
const buyer: readonly Field[] = authorityFields.map((field) =>
  field.key === 'authority' ? field : { ...field, when: 'where it is known', required: () => false },
);
const service: readonly Field[] = [...buyer, title, reference, description, cpv];
const intended: readonly Field[] = [provider, { ...value, label: 'About how much over its lifetime' }];
const awarded: readonly Field[] = [provider, awardValue, { ...awardPeriod, required: () => true, when: 'always' }];

type Given = Readonly<{
  code: string;
  title: string;
  law: string;
  schedule: string;
  due: string;
  says?: string;
  fields: readonly Field[];
  release: Notice['release'];
  order?: readonly OrderRule[];
}>;

const notice = ({ says, schedule, fields, order = [], ...rest }: Given): Notice => ({
  ...rest,
  family: 'provider-selection-regime',
  checked: false,
  unverified: [
    'The regime gives its notices no number: this one is ours, after the schedule. What the platform asks beside the schedule was not seen.',
    inferredTag,
  ],
  contentLaw: schedule,
  mandatory: 'yes',
  order,
  notNeeded: always,
  fields: [...(says ? [statement(says)] : []), ...service, ...fields].map((field) =>
    by(schedule, field, field.redactable ? {} : { redactable: false }),
  ),
});

const within30 = 'health-30-days-from-award';
const standstill: readonly OrderRule[] = ['intention-before-standstill'];
const after: readonly OrderRule[] = ['award-after-standstill'];

export const healthNotices: readonly Notice[] = [
  notice({
    code: 'PSR2',
    title: 'Award under Direct Award Process A or B',
    law: 'PSR r.7, r.8',
    schedule: 'Sch.2',
    due: within30,
    says: 'A contract has been awarded under Direct Award Process A or B, or based on a framework agreement without a competition.',
    fields: [...awarded, decisionMakers, ...conflictFields],
    release: shapes.healthAward,
  }),
  notice({
    code: 'PSR3',
    title: 'Intention to award under Direct Award Process C',
    law: 'PSR r.9',
    schedule: 'Sch.3',
    due: 'health-before-standstill',
    says: 'We intend to award a contract to the existing provider following Direct Award Process C.',
    fields: [...intended, decisionMakers, reasons, ...conflictFields],
    order: standstill,
    release: shapes.healthIntention,
  }),
  notice({
    code: 'PSR4',
    title: 'Award under Direct Award Process C',
    law: 'PSR r.9',
    schedule: 'Sch.4',
    due: within30,
    says: 'An award has been made following Direct Award Process C.',
    fields: [...awarded, decisionMakers, ...conflictFields],
    order: after,
    release: shapes.healthAward,
  }),
  notice({
    code: 'PSR5',
    title: 'Intention to follow the Most Suitable Provider Process',
    law: 'PSR r.10',
    schedule: 'Sch.5',
    due: 'health-14-days-before-identifying',
    says: 'We intend to follow the Most Suitable Provider Process to award a contract.',
    fields: [decisionMakers],
    release: shapes.healthPlanned,
  }),
  notice({
    code: 'PSR6',
    title: 'Intention to award under the Most Suitable Provider Process',
    law: 'PSR r.10',
    schedule: 'Sch.6',
    due: 'health-before-standstill',
    says: 'We intend to award a contract following the Most Suitable Provider Process.',
    fields: [...intended, decisionMakers, reasons, ...conflictFields],
    order: standstill,
    release: shapes.healthIntention,
  }),
  notice({
    code: 'PSR7',
    title: 'Award under the Most Suitable Provider Process',
    law: 'PSR r.10',
    schedule: 'Sch.7',
    due: within30,
    says: 'An award has been made following the Most Suitable Provider Process.',
    fields: [...awarded, decisionMakers, ...conflictFields],
    order: after,
    release: shapes.healthAward,
  }),
  notice({
    code: 'PSR8',
    title: 'Inviting offers under the Competitive Process',
    law: 'PSR r.11',
    schedule: 'Sch.8',
    due: 'opens-the-competition',
    fields: [
      { ...supply, required: ({ health }) => !health?.framework, when: 'unless it is a framework' },
      value,
      criteria,
      frameworkUsers,
      howOffers,
      howAssessed,
    ],
    release: shapes.healthTender,
  }),
  notice({
    code: 'PSR10',
    title: 'Intention to award under the Competitive Process',
    law: 'PSR r.11',
    schedule: 'Sch.10',
    due: 'health-before-standstill',
    says: 'We intend to award a contract, or conclude a framework agreement, under the Competitive Process.',
    fields: [...intended, frameworkUsers, decisionMakers, reasons, ...conflictFields],
    order: standstill,
    release: shapes.healthIntention,
  }),
  notice({
    code: 'PSR11',
    title: 'Award under the Competitive Process',
    law: 'PSR r.11',
    schedule: 'Sch.11',
    due: within30,
    says: 'The award follows a competition under the Competitive Process.',
    fields: [...awarded, frameworkUsers, decisionMakers, ...conflictFields],
    order: after,
    release: shapes.healthAward,
  }),
  notice({
    code: 'PSR12',
    title: 'Modification of a contract',
    law: 'PSR r.13',
    schedule: 'Sch.12',
    due: 'health-30-days-from-modification',
    fields: [...modification, decisionMakers, ...conflictFields],
    release: shapes.healthChange,
  }),
  notice({
    code: 'PSR13',
    title: 'Urgent award',
    law: 'PSR r.14',
    schedule: 'Sch.13',
    due: within30,
    says: 'In our view the award was urgent.',
    fields: [...awarded, longBecause, decisionMakers, ...conflictFields, urgentBecause],
    release: shapes.healthAward,
  }),
  notice({
    code: 'PSR14',
    title: 'Urgent modification',
    law: 'PSR r.14',
    schedule: 'Sch.14',
    due: 'health-30-days-from-modification',
    says: 'In our view the modification was urgent.',
    fields: [...modification, decisionMakers, ...conflictFields, urgentBecause],
    release: shapes.healthChange,
  }),
  notice({
    code: 'PSR-r15',
    title: 'Abandoning a procurement',
    law: 'PSR r.15',
    schedule: 'PSR r.15(4)',
    due: 'health-30-days-from-abandoning',
    says: 'We have decided to abandon this procurement.',
    fields: [abandonedOn],
    release: shapes.healthAbandoned,
  }),
];
