import { kind } from '#platform/access/kinds.ts';
import { optionAccess, optionUploadAccess } from '../access.ts';
import type { OptionUpload } from './import-options.ts';
import { noDetails, type Option, optionStates, sayOption } from './option.ts';
import { optionsById, optionsOf } from './option-store.ts';
import { optionUploadsById } from './upload-store.ts';

export const optionKind = kind<Option>({
  kind: 'option',
  label: 'Option',
  load: optionsById,
  ofCase: optionsOf,
  allowed: optionAccess,
  states: optionStates,
  example: (state) => ({
    ...noDetails,
    id: 'option',
    caseId: 'case',
    state: state as Option['state'],
    version: 1,
    place: 1,
    list: 'growth',
    title: 'Networks in six more patches',
    annualPence: 42_000_000,
    benefitLow: null,
    benefitHigh: null,
    benefitFrom: 'typed',
    benefitNote: null,
    addedAt: new Date(0),
  }),
  path: (option) => `/cases/${option.caseId}/options/${option.id}`,
  bead: (option) => ({ ...sayOption(option), lens: 'want' }),
});

export const optionUploadKind = kind<OptionUpload>({
  kind: 'optionUpload',
  label: 'File of options',
  load: optionUploadsById,
  ofCase: async () => [],
  allowed: optionUploadAccess,
  states: ['waiting', 'read'],
  example: (state) => ({
    id: 'optionUpload',
    caseId: 'case',
    state: state as OptionUpload['state'],
    version: 1,
    name: '',
    content: '',
    report: null,
  }),
  path: (upload) => `/cases/${upload.caseId}/option-uploads/${upload.id}`,
  bead: (upload) => ({ title: upload.name, text: '', lens: 'want' }),
});
