import { get, type Route } from '#platform/http/route.ts';
import { showCaseWall, showOrganisationWall } from './wall-pages.ts';

export const routes: readonly Route[] = [
  get('/cases/:caseId/wall', { on: 'case', may: 'see' }, showCaseWall),
  get('/organisations/:organisationId/wall', { on: 'organisation', may: 'see' }, showOrganisationWall),
];
