import { organisationIds } from '#platform/access/who.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { casesOf } from './case-store.ts';

export async function listCases({ tx, who }: Visit): Promise<Reply> {
  return page('cases/list.njk', 'Cases', { cases: await casesOf(tx, who.personId!, organisationIds(who)) });
}
