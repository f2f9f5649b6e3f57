import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import {
  beginBody,
  confirmMemberInput,
  inviteToBody,
  leave,
  listBodies,
  proposeMemberInput,
  sayYes,
  showBody,
} from './body-pages.ts';
import { foundBodyInput } from './found-body.ts';
import { inviteInput } from './invite-input.ts';
import { inviteMember, listOrganisations, showOrganisation } from './organisation-pages.ts';
import { become, becomeInput, choosePersona } from './persona-pages.ts';

const onBody = (may: string) => ({ on: 'communityBody', may });

export const routes: readonly Route[] = [
  get('/organisations', 'signedIn', listOrganisations),
  get('/organisations/:organisationId', { on: 'organisation', may: 'see' }, showOrganisation),
  post('/organisations/:organisationId', { on: 'organisation', may: 'invite' }, inviteInput, inviteMember),
  get('/bodies', 'signedIn', listBodies),
  post('/bodies', 'signedIn', foundBodyInput, beginBody),
  get('/bodies/:communityBodyId', onBody('see'), showBody),
  post('/bodies/:communityBodyId', onBody('admit'), proposeMemberInput, inviteToBody),
  post('/bodies/:communityBodyId/confirmations', onBody('admit'), confirmMemberInput, sayYes, { form: showBody }),
  post('/bodies/:communityBodyId/leaving', onBody('leave'), z.strictObject({}), leave, { form: showBody }),
  get('/personas', 'public', choosePersona),
  post('/personas', 'public', becomeInput, become),
];
