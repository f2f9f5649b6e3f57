import { kind } from '#platform/access/kinds.ts';
import { sampleAccess } from '../access.ts';
import { type Sample, sampleStates, sayShare } from './sample.ts';
import { samplesById, samplesOf } from './sample-store.ts';

/** The line beneath a sample: its share with its doubt, and who counted where. */
export const sampleText = (sample: Sample): string =>
  [sayShare(sample), sample.countedBy && `counted by ${sample.countedBy}`, sample.place].filter(Boolean).join(' · ');

export const sampleKind = kind<Sample>({
  kind: 'sample',
  label: 'Demand sample',
  load: samplesById,
  ofCase: samplesOf,
  allowed: sampleAccess,
  states: sampleStates,
  example: (state) => ({
    id: 'sample',
    caseId: 'case',
    state: state as Sample['state'],
    version: 1,
    title: 'Sixty requests read together',
    countedBy: null,
    place: null,
    fromOn: null,
    toOn: null,
    note: null,
    failure: 0,
    value: 0,
    unsure: 0,
    begunAt: new Date(0),
  }),
  path: (sample) => `/cases/${sample.caseId}/demand/${sample.id}`,
  bead: (sample) => ({
    title: sample.title,
    text: sampleText(sample),
    lens: 'want',
    loose: sample.state === 'withdrawn' ? 'It was withdrawn' : null,
  }),
});
