import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { routes } from '#src/app.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };

/** An address for a route: ids that name nothing, tokens that were never given. */
const addressOf = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => (name.endsWith('Id') ? nowhere : 'x'.repeat(43)));

describe('bad input', () => {
  let app: TestApp;
  let dev: Visitor;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
  });
  after(() => app.close());

  it('to any address with an id that names nothing is answered with a clear page, never a stack trace', async () => {
    for (const route of routes.filter((one) => one.method === 'GET' && one.path.includes(':'))) {
      const answer = await dev.request('GET', addressOf(route.path));
      assert.ok([404, 410].includes(answer.status), `${route.path} answered ${answer.status}`);
      assert.match(answer.body, /<h1/);
      assert.doesNotMatch(answer.body, /at .*\.ts:|node_modules/);
    }
  });

  it('with an id that is not an id never reaches a query', async () => {
    for (const bad of ["1' or '1'='1", '..%2f..%2fetc', '%00', 'a'.repeat(150)])
      assert.equal((await dev.request('GET', `/cases/${encodeURIComponent(bad)}/people`)).status, 404);
  });

  it('from another site, without a token or with somebody else’s, changes nothing on any route', async () => {
    const before = await app.fingerprint();
    const other = await app.person('Amara Okafor');
    const theirs = (await other.get('/organisations')).document
      .querySelector('input[name=_csrf]')!
      .getAttribute('value')!;
    const between = await app.fingerprint();
    for (const route of routes.filter((one) => one.method === 'POST')) {
      const url = addressOf(route.path);
      const tries = [
        { payload: '', headers: form },
        { payload: `_csrf=${theirs}`, headers: form },
        { payload: '_csrf=x', headers: { ...form, origin: 'https://evil.example' } },
        { payload: '_csrf=x', headers: { ...form, 'sec-fetch-site': 'cross-site' } },
      ];
      for (const attempt of tries) {
        const answer = await dev.request('POST', url, attempt);
        assert.equal(answer.status, 403, `${route.path} answered ${answer.status} to ${JSON.stringify(attempt)}`);
      }
    }
    assert.deepEqual(await app.fingerprint(), between);
    assert.ok(before);
  });

  it('of another kind than a form is refused unread', async () => {
    for (const type of ['application/json', 'text/plain', 'application/xml', '']) {
      const answer = await dev.request('POST', '/sign-in', {
        payload: '{"email":"a"}',
        headers: type ? { 'content-type': type } : {},
      });
      assert.equal(answer.status, 415, type);
    }
  });

  it('with a query parameter that the page does not know, or twice the same, is refused', async () => {
    assert.equal((await dev.request('GET', '/cases?sort=name')).status, 400);
    assert.equal((await dev.request('GET', '/sign-in?next=/a&next=/b')).status, 400);
  });

  it('that is too large is refused with a clear page', async () => {
    const answer = await dev.request('POST', '/sign-in', { payload: `email=${'a'.repeat(3_000_000)}`, headers: form });
    assert.equal(answer.status, 413);
    assert.match(answer.body, /larger than this page takes/);
  });

  it('cannot lead somebody to another site after signing in', async () => {
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/\tevil',
    ]) {
      const page = await app.guest().get(`/sign-in?next=${encodeURIComponent(next)}`);
      assert.equal(page.document.querySelector('input[name=next]')!.getAttribute('value'), '/');
    }
  });

  it('by a verb that no route has is not found', async () => {
    for (const method of ['PUT', 'DELETE'] as const) assert.equal((await dev.request(method, '/cases')).status, 404);
  });

  it('guessing a password is stopped after twenty tries, and says the same for an unknown address', async () => {
    const guest = app.guest();
    const says = new Set<string>();
    let last = 0;
    for (let attempt = 0; attempt < 21; attempt += 1) {
      const page = await guest.request('GET', '/sign-in');
      const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!;
      const answer = await guest.request('POST', '/sign-in', {
        payload: new URLSearchParams({
          _csrf: token,
          email: 'nobody@example.org',
          password: 'wrong password',
          next: '',
        }).toString(),
        headers: form,
      });
      last = answer.status;
      if (answer.status === 422) says.add(/govuk-error-summary__list[\s\S]*?<\/ul>/.exec(answer.body)![0]);
    }
    assert.equal(last, 429);
    assert.equal(says.size, 1);
  });
});
