import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { addPerson } from '#slices/people/index.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { type Provider, startProvider } from '#test/support/sign-in-provider.ts';

describe('signing in with an organisation', () => {
  let app: TestApp;
  let provider: Provider;
  before(async () => {
    provider = await startProvider('commonweal');
    app = await openTestApp({
      env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'commonweal', OIDC_CLIENT_SECRET: 'secret' },
    });
    await act(app.running.services.act, theSystem, (current) =>
      addPerson(current, { name: 'Dev Patel', email: 'dev@example.org' }),
    );
  });
  after(async () => {
    await app.close();
    await provider.close();
  });

  /** Goes to the organisation and comes back, as a browser does. */
  async function comeBack(change: (location: URL) => void = () => {}) {
    const guest = app.guest();
    const begun = await guest.request('GET', '/sign-in/organisation');
    assert.equal(begun.status, 303);
    const away = await fetch(begun.location!, { redirect: 'manual' });
    const back = new URL(away.headers.get('location')!);
    change(back);
    return { guest, answer: await guest.request('GET', `${back.pathname}${back.search}`) };
  }

  it('finds the person whose checked e-mail address was invited, and afterwards knows them by their subject', async () => {
    provider.says({ sub: 'subject-1', email: 'Dev@example.org', email_verified: true });
    const { guest, answer } = await comeBack();
    assert.equal(answer.status, 303);
    assert.match((await guest.get('/cases')).answer.body, /Dev Patel/);
    provider.says({ sub: 'subject-1' });
    assert.equal((await comeBack()).answer.status, 303);
  });

  it('lets nobody in whose address was not checked, or who was not invited', async () => {
    provider.says({ sub: 'subject-2', email: 'dev@example.org', email_verified: false });
    assert.equal((await comeBack()).answer.status, 403);
    provider.says({ sub: 'subject-3', email: 'stranger@example.org', email_verified: true });
    assert.match((await comeBack()).answer.body, /nobody has added you here yet/);
  });

  it('takes no answer that it did not ask for, nor somebody else’s', async () => {
    provider.says({ sub: 'subject-1' });
    assert.equal((await app.guest().request('GET', '/sign-in/organisation/callback?code=x&state=y')).status, 403);
    assert.equal((await comeBack((location) => location.searchParams.set('state', 'another'))).answer.status, 403);
    provider.spoil();
    assert.equal((await comeBack()).answer.status, 403);
  });
});
