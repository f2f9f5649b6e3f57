import { organisationIds } from '#platform/access/who.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { importsOf } from './release-import-store.ts';

const mostShown = 50;

/** What was brought in for my organisations, the latest first, and what of it could not be read. */
export async function listImports({ tx, who }: Visit): Promise<Reply> {
  const names = new Map(who.organisations.map(({ id, name }) => [id, name]));
  const imports = await importsOf(tx, organisationIds(who), mostShown);
  return page('market/releases/imports.njk', 'Releases that were brought in', {
    imports: imports.map((one) => ({ ...one, organisation: names.get(one.organisationId) })),
    belongs: names.size > 0,
    several: names.size > 1,
    mostShown,
  });
}
