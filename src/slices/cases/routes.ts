import { get, type Route } from '#platform/http/route.ts';
import { listCases } from './case-pages.ts';

export const routes: readonly Route[] = [get('/cases', 'signedIn', listCases)];
