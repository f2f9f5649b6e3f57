import { by } from '../fields/make.ts';
import { ceased, established, marketIdentity, marketTerms, modified } from '../fields/market.ts';
import { authorityFields, ocid } from '../fields/parties.ts';
import { conflicts } from '../fields/planning.ts';
import { category, cpv, places, special } from '../fields/subject.ts';
import type { Field, Notice } from '../notice.ts';
import { shapes } from '../release/shapes.ts';
import { all, always, amendments, inferredTag, numberFromMemory } from './parts.ts';

const opening: readonly Field[] = [
  ...all('r.25(2)(a) to (f)', authorityFields),
  ...all('r.25(2)(g) and (h)', marketIdentity),
];
const market = (
  code: string,
  title: string,
  paragraph: string,
  more: Partial<Notice> & Pick<Notice, 'due' | 'fields' | 'release'>,
): Notice => ({
  code,
  title,
  family: 'act',
  checked: code === 'UK13',
  unverified: [...(code === 'UK13' ? [] : [numberFromMemory(code)]), amendments, inferredTag],
  law: `s.39(${paragraph})`,
  contentLaw: 'r.25',
  mandatory: 'yes',
  order: ['market-intention-before-establishment', 'market-establishment-before-modification'],
  notNeeded: always,
  ...more,
});
const asSoonAs = 'as-soon-as-reasonably-practicable';

export const dynamicMarketNotices: readonly Notice[] = [
  market('UK13', 'Dynamic market notice: intention', '2', {
    release: shapes.marketIntended,
    due: 'before-establishing',
    order: ['market-intention-before-establishment', 'conflicts-assessed-before', 'conflicts-confirmed-in'],
    fields: [
      ...opening.map((field) =>
        field.key === 'market-id'
          ? { ...field, when: 'once the central platform has given it', required: () => false }
          : field,
      ),
      ...all('r.25(2)(j) to (y)', marketTerms),
      ...all('r.25(2)(l), (n), (s) and (v)', [category, cpv, special, places]),
      by('s.83', conflicts),
    ],
  }),
  market('UK14', 'Dynamic market notice: establishment', '3', {
    release: shapes.marketEstablished,
    due: asSoonAs,
    fields: [...opening, by('OCDS', ocid), ...all('r.25(4)(b) to (d)', established)],
  }),
  market('UK15', 'Dynamic market notice: modification', '4', {
    release: shapes.marketModified,
    due: asSoonAs,
    fields: [...opening, by('OCDS', ocid), ...all('r.25(6)(b) to (f)', modified)],
  }),
  market('UK16', 'Dynamic market notice: cessation', '5', {
    release: shapes.marketCeased,
    due: asSoonAs,
    notNeeded: ({ authorities }) =>
      authorities[0]?.type === 'privateUtility' ? 'Private utilities do not publish this notice.' : null,
    fields: [...opening, by('OCDS', ocid), ...all('r.25(8)(b)', ceased)],
  }),
];
