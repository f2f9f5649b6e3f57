import { kind, type Subject } from '#platform/access/kinds.ts';
import type { Tender, TenderFile } from './tender.ts';
import { tenderStates } from './tender.ts';
import { type Tendering, tenderingStates } from './tendering.ts';
import { tenderAccess, tenderFileAccess, tenderingAccess } from './tendering-access.ts';
import { tenderFilesById, tenderingsById, tendersSeen } from './tendering-store.ts';

const none = async () => [];

/** None of these is a bead: the thread says that tenders were opened, on the procurement, and nothing before that. */
export const tenderingKind = kind<Tendering>({
  kind: 'tendering',
  label: 'Tenders',
  load: tenderingsById,
  ofCase: none,
  allowed: tenderingAccess,
  states: tenderingStates,
  example: (state) => ({
    id: 'tendering',
    caseId: 'case',
    state: state as Tendering['state'],
    version: 1,
    title: '',
    dueAt: null,
    lateRule: 'never',
    refuseArchives: false,
    completeAt: null,
    completeBy: null,
    qualityLocked: true,
    receivers: ['procurement'],
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/tendering/${id}`,
  bead: () => ({ title: 'Tenders', text: '', lens: 'buy' }),
});

export const tenderKind = kind<Tender>({
  kind: 'tender',
  label: 'Tender',
  load: tendersSeen,
  ofCase: none,
  allowed: tenderAccess,
  states: tenderStates,
  example: (state) => ({
    id: 'tender',
    caseId: 'case',
    procurementId: 'procurement',
    bidderId: 'bidder',
    lotIds: [],
    receivedAt: new Date(0),
    late: false,
    state: state as Tender['state'],
    because: null,
    version: 1,
    broughtInBy: '',
    broughtInAt: new Date(0),
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/tenders/${id}`,
  bead: () => ({ title: 'Tender', text: '', lens: 'buy' }),
});

/** A file of a tender, with whether its part may be read now. */
export type FileOfTender = Subject &
  TenderFile &
  Readonly<{ state: 'closed' | 'readable'; caseId: string; judges: readonly string[] }>;

export const tenderFileKind = kind<FileOfTender>({
  kind: 'tenderFile',
  label: 'File of a tender',
  load: tenderFilesById,
  ofCase: none,
  allowed: tenderFileAccess,
  states: ['closed', 'readable'],
  example: (state) => ({
    id: 'tenderFile',
    caseId: 'case',
    state: state as FileOfTender['state'],
    version: 1,
    tenderId: 'tender',
    part: 'quality',
    path: '',
    bytes: 0,
    sha256: '',
    storedAs: '',
    judges: ['community', 'practitioner'],
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/tender-files/${id}`,
  bead: () => ({ title: 'File', text: '', lens: 'buy' }),
});
