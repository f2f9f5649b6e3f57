import { kind } from '#platform/access/kinds.ts';
import { contractAccess, uploadAccess } from './access.ts';
import type { Contract, Upload } from './contract.ts';
import { contractsById, contractsOfCase } from './contract-store.ts';
import { uploadsById } from './upload-store.ts';

export const contractKind = kind<Contract>({
  kind: 'contract',
  label: 'Contract today',
  load: contractsById,
  ofCase: contractsOfCase,
  allowed: contractAccess,
  states: ['listed'],
  example: () => ({
    id: 'contract',
    caseId: null,
    state: 'listed',
    version: 1,
    organisationId: 'organisation',
    title: '',
    reference: null,
    supplier: null,
    department: null,
    startsOn: null,
    endsOn: null,
    extendsToOn: null,
    annualPence: null,
    totalPence: null,
    category: null,
    procedure: null,
  }),
  path: (contract) => (contract.caseId ? `/cases/${contract.caseId}` : '/contracts'),
  bead: (contract) => ({
    title: contract.title,
    text: [contract.supplier, contract.endsOn ? `ends ${contract.endsOn}` : null].filter(Boolean).join(', '),
    lens: 'buy',
  }),
});

export const uploadKind = kind<Upload>({
  kind: 'upload',
  label: 'Register',
  load: uploadsById,
  ofCase: async () => [],
  allowed: uploadAccess,
  states: ['waiting', 'read'],
  example: (state) => ({
    id: 'upload',
    caseId: null,
    state: state as Upload['state'],
    version: 1,
    organisationId: 'organisation',
    name: '',
    content: '',
    report: null,
  }),
  path: (upload) => `/contracts/import/${upload.id}`,
  bead: (upload) => ({ title: upload.name, text: '', lens: 'buy' }),
});
