import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readDirectory } from '#standards/open-referral-uk/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf } from '#test/support/thornmere.ts';
import { withHat } from '#test/support/with-hat.ts';
import { askFor } from '../asks/ask-for.ts';
import { resourcesById } from '../resource-store.ts';

/** Sends to an address what the page's form for a remark holds: its tokens are right, the right is not. */
const forged = (who: Visitor, page: Page, action: string) =>
  who.request('POST', action, {
    payload: page.form(`${page.url}/remarks`, { words: 'x' }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
    },
  });

describe('what a community owns', () => {
  let app: TestApp;
  let one: ACase;
  let [mary, sal, tom]: Visitor[] = [];
  let bodyId: string;
  let at: string;
  const here = async () => (await app.look((tx) => resourcesById(tx, [at.split('/').at(-1)!])))[0]!;

  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    mary = await app.person('Mary', null);
    sal = await app.person('Sal', null);
    tom = await app.person('Tom', null);
    bodyId = await bodyOf(app, 'Quay Brow Hall', 'people of Quay Brow', [mary, sal, tom]);
    const list = `${one.base}/resources`;
    const kept = await one.dev.submit(await one.dev.get(list), list, {
      name: 'The hall on Quay Brow',
      type: 'community-asset',
      consent: 'given',
      consentBy: 'Dev says that they would',
      supportCost: '£40 a week',
    });
    at = kept.link('The hall on Quay Brow');
    assert.equal((await here()).consent, 'given');
  });
  after(() => app.close());

  it('is theirs alone to describe and to agree to, once it is given to them, and what was said for them no longer stands', async () => {
    const hall = await here();
    const before = await app.act(
      one.dev,
      (act) => askFor(act, hall, { askedOf: 'A friend', address: null, what: 'The hall', byOn: null }),
      one.caseId,
    );
    const page = await one.dev.get(at);
    const given = await one.dev.submit(page, `${at}/owner`, { body: bodyId });
    assert.match(
      given.text,
      /It is Quay Brow Hall’s own now, and its members are asked\. Nothing of it is counted on until they agree\./,
    );
    assert.match(given.text, /It is not counted on\./);
    const owned = await here();
    assert.deepEqual([owned.body, owned.consent, owned.consentBy], ['Quay Brow Hall', 'asked', null]);
    for (const form of [
      '',
      '/state',
      '/answers',
      '/asks',
      '/asks/many',
      '/confirmations',
      '/confirmation-requests',
      '/owner',
      '/owner/given-back',
    ]) {
      assert.equal(given.hasForm(`${at}${form}`), false, form);
      const answer = await forged(one.dev, given, `${at}${form}`);
      assert.equal(answer.status, 403, form);
    }
    const friend = app.guest();
    const link = `/public/asks/${before.token}`;
    await friend.submit(await friend.get(link), link, { answer: 'accept', aims: 'A warm room' });
    assert.deepEqual(await here(), owned);
  });

  it('is found by its members without any hat; they agree to it, on their conditions, and list it for everybody', async () => {
    const list = await mary!.get(`/bodies/${bodyId}/resources`);
    assert.match(list.text, /The hall on Quay Brow you are asked/);
    const page = await mary!.get(at);
    const kept = await mary!.submit(page, at, { consent: 'given', conditions: 'Not on Sundays', listed: 'yes' });
    assert.match(kept.text, /It counts\./);
    assert.match(kept.text, /Quay Brow Hall said on .* that it is so/);
    const { consentBy, conditions, listed } = await here();
    assert.deepEqual([consentBy, conditions, listed], ['Quay Brow Hall', 'Not on Sundays', true]);
    const other = await sal!.submit(await sal!.get(at), at, { type: 'money' }, 422);
    assert.match(other.text, /What a community owns is self-help, voluntary effort or a community asset/);
    assert.equal((await sal!.get(at)).hasForm(at), true);
  });

  it('can be called not so by those who work on the case, and its members settle that', async () => {
    await one.dev.submit(await one.dev.get(at), `${at}/remarks`, { words: 'The lift is broken' });
    assert.match((await mary!.get(at)).text, /Dev Patel says, on .*: “The lift is broken”/);
    const empty = await one.dev.submit(await one.dev.get(at), `${at}/remarks`, { words: ' ' }, 422);
    assert.deepEqual(empty.errors, ['Say what is not so']);
    const page = await mary!.get(at);
    await mary!.submit(page, `${at}/remarks/settled`, { settles: 'taken' });
    assert.doesNotMatch((await mary!.get(at)).text, /The lift is broken/);
  });

  it('is listed for everybody by name, kind and community, and nothing else of it or of the case', async () => {
    const guest = app.guest();
    const page = await guest.get('/public/what-helps');
    assert.match(page.text, /The hall on Quay Brow ?Community asset\. Given by Quay Brow Hall\./);
    const answer = await guest.request('GET', '/public/open-referral/services');
    assert.equal(answer.status, 200);
    for (const secret of ['Sundays', '40 a week', one.caseId, 'Dev', 'Mary', 'home care'])
      assert.ok(!answer.body.includes(secret) && !page.text.includes(secret), secret);
    const read = readDirectory(answer.body);
    assert.deepEqual(
      [read.problems, read.services.map(({ name, organisation }) => [name, organisation])],
      [[], [['The hall on Quay Brow', 'Quay Brow Hall']]],
    );
    const id = read.services[0]!.id;
    assert.equal((await guest.request('GET', `/public/open-referral/services/${id}`)).status, 200);
    assert.equal((await guest.request('GET', '/public/open-referral/services/none')).status, 404);
    for (const odd of ['page=0', 'page=-4', 'page=x', 'per_page=1000000', 'page=99999999999999999999'])
      assert.equal((await guest.request('GET', `/public/open-referral/services?${odd}`)).status, 200, odd);
  });

  it('cannot be taken by who commissions, nor given to a body for which nobody can speak here', async () => {
    const ruth = await withHat(app, one, 'Ruth', 'commissioner');
    const lee = await app.person('Lee', null);
    const made = await bodyOf(app, 'Friends of the contract', 'whoever agrees', [ruth, lee]);
    const list = `${one.base}/resources`;
    const kept = await one.dev.submit(await one.dev.get(list), list, { name: 'Coffee morning', type: 'voluntary' });
    const other = kept.link('Coffee morning');
    const refused = await one.dev.submit(await one.dev.get(other), `${other}/owner`, { body: made }, 422);
    assert.deepEqual(refused.errors, [
      'Nobody can speak for Friends of the contract here yet: it needs two members who do not commission this',
    ]);
    const none = await one.dev.submit(await one.dev.get(other), `${other}/owner`, { body: '' }, 422);
    assert.deepEqual(none.errors, ['Choose whose it is']);
    const page = await one.dev.get(other);
    const again = await one.dev.get(other);
    await one.dev.submit(page, `${other}/owner`, { body: bodyId });
    assert.equal((await forged(one.dev, again, `${other}/owner`)).status, 403);
    assert.equal(again.hasForm(`${other}/owner`), true);
    const pat = await withHat(app, one, 'Pat', 'provider');
    await pat.get(at, 404);
    await (await app.person('Nobody', null)).get(at, 404);
    await lee.get(`/bodies/${bodyId}/resources`, 403);
  });

  it('is given back by its members, and with it goes what they agreed to', async () => {
    await tom!.submit(await tom!.get(at), `${at}/owner/given-back`, {});
    const { bodyId: nobody, consent, listed } = await here();
    assert.deepEqual([nobody, consent, listed], [null, 'not-asked', false]);
    await tom!.get(at, 404);
    assert.doesNotMatch((await app.guest().get('/public/what-helps')).text, /hall on Quay Brow/);
    assert.equal((await one.dev.get(at)).hasForm(at), true);
  });
});
