import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { theSystem } from '#platform/access/who.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { act } from '#platform/act/act.ts';
import { addPerson } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

const password = 'three plain words';

describe('a session', () => {
  let app: TestApp;
  let link: string;
  before(async () => {
    app = await openTestApp();
    link = await act(
      app.running.services.act,
      theSystem,
      async (current) =>
        `/invitations/${await makeLink(current, 'invitation', await addPerson(current, { name: 'Dev Patel', email: null }), 7)}`,
    );
  });
  after(() => app.close());
  const token = (visitor: Visitor) => visitor.cookies['commonweal-session'];
  const signIn = async (): Promise<Visitor> => {
    const visitor = app.guest();
    await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { email: 'Dev@Example.org', password });
    return visitor;
  };

  it('begins with an invitation, which works once and asks for a good password', async () => {
    const visitor = app.guest();
    const weak = await visitor.submit(
      await visitor.get(link),
      link,
      { email: 'dev@example.org', password: 'short' },
      422,
    );
    assert.match(weak.errors.join(), /12 characters or more/);
    assert.ok(!weak.answer.body.includes('value="short"'), 'a password never comes back');
    await visitor.submit(weak, link, { email: 'dev@example.org', password });
    assert.equal((await visitor.get('/cases')).h1, 'Cases');
    await app.guest().get(link, 410);
  });

  it('is another one at each sign-in, and the one before ends', async () => {
    const visitor = await signIn();
    const first = token(visitor)!;
    await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { email: 'dev@example.org', password });
    assert.notEqual(token(visitor), first);
    const old = app.guest();
    old.cookies['commonweal-session'] = first;
    assert.equal((await old.request('GET', '/cases')).status, 303);
  });

  it('ends on the server when its person signs out, and everywhere when the password changes', async () => {
    const leaving = await signIn();
    const kept = token(leaving)!;
    await leaving.submit(await leaving.get('/cases'), '/sign-out');
    const replayed = app.guest();
    replayed.cookies['commonweal-session'] = kept;
    assert.equal((await replayed.request('GET', '/cases')).status, 303);
    const elsewhere = await signIn();
    const here = await signIn();
    await here.submit(await here.get('/account/password'), '/account/password', {
      email: 'dev@example.org',
      password: 'four other plain words',
    });
    assert.equal((await here.request('GET', '/cases')).status, 200);
    assert.equal((await elsewhere.request('GET', '/cases')).status, 303);
  });

  it('that nobody gave opens nothing', async () => {
    const forged = app.guest();
    forged.cookies['commonweal-session'] = 'x'.repeat(43);
    assert.equal((await forged.request('GET', '/cases')).status, 303);
  });
});
