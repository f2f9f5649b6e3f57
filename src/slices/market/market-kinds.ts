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

/** Where the uploads of each register are looked at. */
const uploadsAt: Readonly<Record<Upload['register'], string>> = {
  contracts: '/contracts/import',
  spend: '/market/spend/import',
  cqc: '/market/registers/import',
  ofsted: '/market/registers/import',
};

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
    register: 'contracts',
    asAt: null,
    name: '',
    content: '',
    report: null,
  }),
  path: ({ register, id }) => `${uploadsAt[register]}/${id}`,
  bead: (upload) => ({ title: upload.name, text: '', lens: 'buy' }),
});
