import { openCase } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import type { TestApp, Visitor } from './client.ts';

export type ACase = Readonly<{ dev: Visitor; caseId: string; outcomeId: string; base: string }>;

/** A case with one thing wanted, opened by somebody who wears both working hats. */
export async function aCase(app: TestApp, statement = 'People live the day they choose'): Promise<ACase> {
  const dev = await app.person('Dev Patel');
  const caseId = await app.act(dev, async (act) =>
    openCase(act, {
      about: 'Our home care framework ends',
      organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
    }),
  );
  const outcomeId = await app.act(
    dev,
    (act) => proposeOutcome(act, { caseId, statement, forWhom: null, quotationIds: [] }),
    caseId,
  );
  return { dev, caseId, outcomeId, base: `/cases/${caseId}` };
}
