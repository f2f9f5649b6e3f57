import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openCase } from '#slices/cases/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

for (const embedded of [false, true]) {
  describe(`the spine on the ${embedded ? 'embedded database' : 'PostgreSQL server'}`, () => {
    let app: TestApp;
    let dev: Visitor;
    before(async () => {
      app = await openTestApp({ embedded });
      dev = await app.person('Dev Patel');
    });
    after(() => app.close());

    it('shows a signed-in person their cases, and sends a guest to sign in', async () => {
      assert.equal((await dev.get('/cases')).h1, 'Cases');
      const answer = await app.guest().request('GET', '/cases');
      assert.equal(answer.status, 303);
      assert.equal(answer.location, '/sign-in?next=%2Fcases');
    });

    it('commits an act with its audit, or neither', async () => {
      const organisationId = await app.look(async (tx) =>
        (await import('#slices/people/index.ts'))
          .organisationsNamed(tx, 'Thornmere Council')
          .then((found) => found[0]!.id),
      );
      const before = await app.fingerprint();
      await assert.rejects(
        app.act(dev, async (act) => {
          await openCase(act, { about: 'Home care', organisationId });
          throw new Error('the plug was pulled');
        }),
        /the plug was pulled/,
      );
      assert.deepEqual(await app.fingerprint(), before);
      await app.act(dev, (act) => openCase(act, { about: 'Home care', organisationId }));
      const after = await app.fingerprint();
      assert.equal(after.cases, before.cases! + 1);
      assert.equal(after.audit_entries, before.audit_entries! + 1);
    });
  });
}
