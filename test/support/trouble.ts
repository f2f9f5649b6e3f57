import { addParty, makeAgreement, moveAgreement } from '#slices/agreements/index.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import type { ACase } from './a-case.ts';
import { agreementOf } from './alliance.ts';
import type { TestApp, Visitor } from './client.ts';

/** Somebody of an organisation that is named, with a hat on the case. */
export async function of(app: TestApp, one: ACase, name: string, organisation: string, hat: Hat): Promise<Visitor> {
  const visitor = await app.person(name, organisation);
  await app.act(
    one.dev,
    async (act) => {
      const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
      await grantHat(act, { caseId: one.caseId, personId: visitor.personId!, hat, organisationId: council!.id });
    },
    one.caseId,
  );
  return visitor;
}

/** A contract in force with one provider. The provider's organisation is there before, so that the party is it. */
export async function contractWith(app: TestApp, one: ACase, provider: string, more: object = {}): Promise<string> {
  const id = await app.act(
    one.dev,
    async (act) => {
      const made = await makeAgreement(act, {
        caseId: one.caseId,
        type: 'contract',
        title: 'Home care in Fell',
        startsOn: '2026-01-01',
        endsOn: '2029-12-31',
        valuePence: 40_000_000,
        ...more,
      });
      await addParty(act, made, { name: 'Thornmere Council', role: 'commissioner' });
      await addParty(act, made, { name: provider, role: 'provider', type: 'provider' });
      return made;
    },
    one.caseId,
  );
  const { version } = await agreementOf(app, id);
  await app.act(one.dev, (act) => moveAgreement(act, id, { to: 'in-force', version }), one.caseId);
  return id;
}
