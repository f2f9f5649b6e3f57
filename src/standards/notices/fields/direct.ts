import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { field, text, where } from './make.ts';

const section = 'Why it is awarded directly';
const isDirect = ({ procedure }: ProcurementFacts) => procedure === 'direct';
const on = (ground: string) => (facts: ProcurementFacts) => isDirect(facts) && facts.direct?.ground === ground;
const grounds = {
  'schedule-5': 'A direct award justification applies, section 41(1)(a)',
  'excluded-supplier': 'An overriding public interest in awarding it to an excluded supplier, section 41(2) to (5)',
  'protect-life': 'Regulations to protect life, section 42',
  switch: 'There were no suitable tenders or requests, section 43',
} as const;

export const ground: Field = field(section, {
  key: 'directGround',
  label: 'Which law lets it be awarded directly',
  path: 'tender/procurementMethodRationaleClassifications',
  facts: ['direct.ground', 'direct.provision'],
  ...where('in a direct award', isDirect),
  ask: 'Choose the ground, with its paragraph or subsection.',
  says: ({ direct }) => (direct?.provision ? [grounds[direct.ground], direct.provision] : []),
});

export const because: Field = field(section, {
  key: 'directBecause',
  label: 'Why that applies',
  path: 'tender/procurementMethodRationale',
  facts: ['direct.because'],
  ...where('in a direct award', isDirect),
  redactable: true,
  ask: 'Say why the ground applies here.',
  says: ({ direct }) => text(direct?.because),
});

export const offence: Field = field(section, {
  key: 'offence',
  label: 'Why the supplier is an excluded one',
  path: 'parties/details/excludedSupplier',
  facts: ['direct.offence'],
  ...where('where the supplier is an excluded one', on('excluded-supplier')),
  ask: 'Name the offence or event of Schedule 6.',
  says: ({ direct }) => text(direct?.offence),
});

export const instrument: Field = field(section, {
  key: 'instrument',
  label: 'The regulations it rests on',
  path: 'tender/procurementMethodRationaleLegalBasis',
  facts: ['direct.instrument'],
  ...where('where regulations to protect life apply', on('protect-life')),
  ask: 'Give the title and number of the statutory instrument.',
  says: ({ direct }) => (direct?.instrument ? [`${direct.instrument.title} (${direct.instrument.number})`] : []),
});

export const earlier: Field = field(section, {
  key: 'earlierOcid',
  label: 'Identifier before the switch to a direct award',
  path: 'relatedProcesses',
  facts: ['direct.earlierOcid'],
  ...where('where a competition was switched to a direct award', on('switch')),
  ask: 'Give the identifier that the procurement had before the switch.',
  says: ({ direct }) => text(direct?.earlierOcid),
});

export const directFields: readonly Field[] = [ground, because, offence, instrument];
