import { kind } from '#platform/access/kinds.ts';
import { plural } from '#platform/say.ts';
import { complaintAccess, handBackAccess, troubleAccess } from './access.ts';
import type { Complaint } from './complaints/complaint.ts';
import { complaintsById, complaintsOf } from './complaints/complaint-store.ts';
import { type HandBack, handBackStates, sayPeople, titleOfHandBack } from './hand-back/hand-back.ts';
import { handBacksById, handBacksOf } from './hand-back/hand-back-store.ts';
import { type Trouble, type TroubleState, troubleStates } from './trouble.ts';
import { troublesById, troublesOf } from './trouble-store.ts';

const about = {
  caseId: 'case',
  version: 1,
  agreementId: 'agreement',
  agreement: 'Home care in Fell',
  provider: 'Fell Care',
  providerOrganisationId: 'fell-care',
  rivalOrganisationIds: [],
  judgeIds: [],
};

/** Its bead names the provider and nothing of what is in the file. */
export const troubleKind = kind<Trouble>({
  kind: 'trouble',
  label: 'File on trouble',
  load: troublesById,
  ofCase: troublesOf,
  allowed: troubleAccess,
  states: troubleStates,
  example: (state) => ({
    ...about,
    id: 'trouble',
    state: state as TroubleState,
    partyId: 'party',
    quiet: true,
    openedAt: new Date(0),
  }),
  path: (trouble) => `/cases/${trouble.caseId}/troubles/${trouble.id}`,
  bead: (trouble) => ({ title: `${trouble.provider}: ${trouble.agreement}`, text: '', lens: 'buy' }),
});

/** The few are not counted out in its bead: everybody on the case may read that. */
export const sayHandBack = ({ provider, people, hours }: Pick<HandBack, 'provider' | 'people' | 'hours'>) => ({
  title: titleOfHandBack({ provider }),
  text: `For ${sayPeople(people, false)}${people >= 10 ? `, ${plural(hours, 'hour')} a week` : ''}`,
});

export const handBackKind = kind<HandBack>({
  kind: 'handBack',
  label: 'Hand-back',
  load: handBacksById,
  ofCase: handBacksOf,
  allowed: handBackAccess,
  states: handBackStates,
  example: (state) => ({
    ...about,
    id: 'handBack',
    state: state as HandBack['state'],
    troubleId: 'trouble',
    people: 12,
    hours: 96,
    givenOn: '2027-01-04',
    lastOn: '2027-03-31',
    why: 'Nobody could be found for the evenings',
    announcement: null,
    announcedAt: null,
  }),
  path: (one) => `/cases/${one.caseId}/hand-backs/${one.id}`,
  bead: (one) => ({ ...sayHandBack(one), lens: 'buy' }),
});

export const complaintKind = kind<Complaint>({
  kind: 'complaint',
  label: 'Complaint',
  load: complaintsById,
  ofCase: complaintsOf,
  allowed: complaintAccess,
  states: ['made'],
  example: () => ({
    id: 'complaint',
    caseId: 'case',
    state: 'made',
    version: 1,
    agreementId: 'agreement',
    agreement: 'Home care in Fell',
    words: 'Nobody came on Sunday',
    saidFor: 'A resident',
    happenedOn: '2027-01-03',
    mayShow: false,
    providerOrganisationIds: [],
  }),
  path: (one) => `/cases/${one.caseId}/complaints/${one.id}`,
  bead: (one) => ({ title: `A complaint: ${one.agreement}`, text: one.words, lens: 'want' }),
});
