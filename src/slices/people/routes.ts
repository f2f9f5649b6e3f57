import { get, post, type Route } from '#platform/http/route.ts';
import { inviteInput } from './invite-input.ts';
import { inviteMember, listOrganisations, showOrganisation } from './organisation-pages.ts';
import { become, becomeInput, choosePersona } from './persona-pages.ts';

export const routes: readonly Route[] = [
  get('/organisations', 'signedIn', listOrganisations),
  get('/organisations/:organisationId', { on: 'organisation', may: 'see' }, showOrganisation),
  post('/organisations/:organisationId', { on: 'organisation', may: 'invite' }, inviteInput, inviteMember),
  get('/personas', 'public', choosePersona),
  post('/personas', 'public', becomeInput, become),
];
