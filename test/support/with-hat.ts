import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import type { ACase } from './a-case.ts';
import type { TestApp, Visitor } from './client.ts';

/** Somebody of another organisation who wears a hat on the case. */
export async function withHat(
  app: TestApp,
  { dev, caseId }: Pick<ACase, 'dev' | 'caseId'> & Partial<ACase>,
  name: string,
  hat: Hat,
): Promise<Visitor> {
  const visitor = await app.person(name, `${name} and friends`);
  await app.act(
    dev,
    async (act) =>
      grantHat(act, {
        caseId,
        personId: visitor.personId!,
        hat,
        organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
      }),
    caseId,
  );
  return visitor;
}
