import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { consents, countsAsCapacity, resourceStates, resourceTypes } from '#slices/resources/resource.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type Fields, openTestApp, type TestApp } from '#test/support/client.ts';

const freely = ['self-help', 'voluntary', 'community-asset'];

describe('I8: effort counts as capacity only with consent and the cost of supporting it', () => {
  it('whatever the kind, consent, who gave it, cost and state: the whole table', () => {
    for (const type of resourceTypes)
      for (const consent of consents)
        for (const consentBy of [null, 'Sal Brennan'])
          for (const supportCost of [null, '£45k'])
            for (const unpaidCarers of [true, false])
              for (const state of resourceStates) {
                const { counts, why } = countsAsCapacity({
                  type,
                  consent,
                  consentBy,
                  supportCost,
                  unpaidCarers,
                  state,
                });
                const agreed = consent === 'given';
                const expected =
                  state === 'known' &&
                  !unpaidCarers &&
                  (freely.includes(type)
                    ? agreed && consentBy !== null && supportCost !== null
                    : agreed || (type === 'money' && consent === 'not-asked'));
                assert.equal(
                  counts,
                  expected,
                  JSON.stringify({ type, consent, consentBy, supportCost, unpaidCarers, state }),
                );
                assert.ok(why.length > 0);
              }
  });

  describe('asked of people', () => {
    let app: TestApp;
    let one: ACase;
    before(async () => {
      app = await openTestApp();
      one = await aCase(app);
    });
    after(() => app.close());

    it('by a link: they first say what they want to achieve, answer without an account, once', async () => {
      const list = `${one.base}/resources`;
      const added = await one.dev.submit(await one.dev.get(list), list, {
        name: 'Befriending by Vale Neighbours',
        type: 'voluntary',
        supportCost: '£20 a volunteer',
      });
      const path = added.link('Befriending by Vale Neighbours');
      assert.match((await one.dev.get(path)).text, /has not agreed to it being counted on/);
      const letter = await one.dev.submit(await one.dev.get(path), `${path}/asks`, {
        askedOf: 'Sal Brennan',
        what: 'Forty hours a week',
      });
      const link = /\/public\/asks\/[A-Za-z0-9_-]{40,}/.exec(letter.text)![0];
      const guest = app.guest();
      const noAims = await guest.submit(await guest.get(link), link, { answer: 'accept' }, 422);
      assert.deepEqual(noAims.errors, ['First say what you want to achieve yourself']);
      const conditions = await guest.submit(
        await guest.get(link),
        link,
        { aims: 'Nobody eats alone', answer: 'accept-with-conditions' },
        422,
      );
      assert.deepEqual(conditions.errors, ['Say on which conditions']);
      await guest.submit(conditions, link, {
        aims: 'Nobody eats alone',
        answer: 'accept-with-conditions',
        words: 'No more forms',
      });
      await guest.get(link, 410);
      const after = await one.dev.get(path);
      assert.match(after.text, /It counts\./);
      assert.match(after.text, /No more forms/);
    });

    it('by a call recorded for them, which they confirm or correct; the asker never answers in their place', async () => {
      const list = `${one.base}/resources`;
      const path = (
        await one.dev.submit(await one.dev.get(list), list, {
          name: 'Hall in Harbour Street',
          type: 'community-asset',
          supportCost: 'Heating',
        })
      ).link('Hall in Harbour Street');
      await one.dev.submit(await one.dev.get(path), `${path}/asks`, { askedOf: 'Wilf', what: 'The hall on Tuesdays' });
      const ask = (await one.dev.get(path)).link('The hall on Tuesdays');
      const form = (await one.dev.get(ask)).form(ask, {});
      form.set('move', 'accept');
      const forged = await one.dev.request('POST', ask, {
        payload: form.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.equal(forged.status, 422);
      const recorded = await one.dev.submit(await one.dev.get(ask), `${ask}/call`, {
        aims: 'Keep it open',
        answer: 'accept',
        words: 'Yes',
      });
      const link = /\/public\/confirmations\/[A-Za-z0-9_-]{40,}/.exec(recorded.text)![0];
      const guest = app.guest();
      await guest.submit(await guest.get(link), link, { says: 'correct', words: 'Only until Easter' });
      assert.match((await one.dev.get(ask)).text, /Only until Easter/);
    });

    const resource = async (name: string, more: Fields = {}) => {
      const list = `${one.base}/resources`;
      const page = await one.dev.submit(await one.dev.get(list), list, {
        name,
        type: 'voluntary',
        supportCost: '£20 a volunteer',
        ...more,
      });
      return page.hasLink(name) ? page.link(name) : list;
    };
    const asked = async (path: string, what: string) => {
      const letter = await one.dev.submit(await one.dev.get(path), `${path}/asks`, { askedOf: 'Sal Brennan', what });
      return {
        link: /\/public\/asks\/[A-Za-z0-9_-]{40,}/.exec(letter.text)![0],
        ask: (await one.dev.get(path)).link(what),
      };
    };
    const yes = { aims: 'Nobody eats alone', answer: 'accept' };

    it('typed into the ledger only with whoever said so', async () => {
      const list = `${one.base}/resources`;
      const page = await one.dev.submit(
        await one.dev.get(list),
        list,
        { name: 'Lunch club', type: 'voluntary', supportCost: '£5', consent: 'given' },
        422,
      );
      assert.deepEqual(page.errors, ['Say who said so']);
      await resource('Lunch club', { consent: 'given', consentBy: 'Wilf Garside' });
      assert.match((await one.dev.get((await one.dev.get(list)).link('Lunch club'))).text, /It counts\..*Wilf Garside/);
    });

    it('no longer once it is taken back or was not honoured, and again when they agree again', async () => {
      const path = await resource('Driving to the clinic');
      const { link, ask } = await asked(path, 'Twelve drives a week');
      const guest = app.guest();
      await guest.submit(await guest.get(link), link, yes);
      assert.match((await one.dev.get(path)).text, /It counts\./);
      await one.dev.submit(await one.dev.get(ask), ask, { move: 'fail' });
      assert.match((await one.dev.get(path)).text, /It is not counted on\. It was agreed once, and no longer stands/);
      const letter = await one.dev.submit(await one.dev.get(ask), `${ask}/again`);
      assert.match((await one.dev.get(path)).text, /It is not counted on/);
      const again = /\/public\/asks\/[A-Za-z0-9_-]{40,}/.exec(letter.text)![0];
      await guest.submit(await guest.get(again), again, yes);
      assert.match((await one.dev.get(path)).text, /It counts\./);
      await one.dev.submit(await one.dev.get(ask), ask, { move: 'withdraw' });
      assert.match((await one.dev.get(path)).text, /It is not counted on/);
    });

    it('not when the person says that the yes written down from a call was a no', async () => {
      const path = await resource('Reading to people');
      const { link, ask } = await asked(path, 'An hour on Fridays');
      const letter = await one.dev.submit(await one.dev.get(ask), `${ask}/call`, { ...yes, words: 'Yes' });
      assert.match((await one.dev.get(path)).text, /It counts\./);
      const guest = app.guest();
      assert.match((await guest.get(link)).text, /This has been answered/);
      const confirm = /\/public\/confirmations\/[A-Za-z0-9_-]{40,}/.exec(letter.text)![0];
      const page = await guest.submit(await guest.get(confirm), confirm, { says: 'correct', answer: 'decline' }, 422);
      assert.deepEqual(page.errors, ['Say why not, so that we can learn from it']);
      await guest.submit(page, confirm, { says: 'correct', answer: 'decline', words: 'I said perhaps' });
      assert.match((await one.dev.get(path)).text, /It is not counted on\. Its steward has refused/);
      await guest.get(confirm, 410);
    });

    it('not by the one who asked, through the link they printed', async () => {
      const path = await resource('Shopping together');
      const { link } = await asked(path, 'Two mornings');
      await one.dev.submit(await one.dev.get(link), link, yes, 403);
      assert.match((await one.dev.get(path)).text, /It is not counted on/);
    });

    it('by any one of several asks that still stands', async () => {
      const path = await resource('Sitting in');
      const [first, second] = [await asked(path, 'Mondays'), await asked(path, 'Sundays')];
      const guest = app.guest();
      await guest.submit(await guest.get(first.link), first.link, yes);
      await guest.submit(await guest.get(second.link), second.link, { answer: 'decline', words: 'Not Sundays' });
      assert.match((await one.dev.get(path)).text, /It counts\./);
      await one.dev.submit(await one.dev.get(first.ask), first.ask, { move: 'withdraw' });
      assert.match((await one.dev.get(path)).text, /It is not counted on/);
    });

    it('and not once it is gone, though it stays to be read', async () => {
      const path = await resource('A hall', { consent: 'given', consentBy: 'Wilf' });
      await one.dev.submit(await one.dev.get(path), `${path}/state`);
      const gone = await one.dev.get(path);
      assert.match(gone.text, /It is not counted on\. It is no longer there/);
      assert.ok(!gone.hasForm(`${path}/asks`));
      await one.dev.submit(gone, `${path}/state`);
      assert.match((await one.dev.get(path)).text, /It counts\./);
    });

    it('and a letter is there to print again, for those who may ask, and to nobody else', async () => {
      const path = await resource('Gardening');
      const { ask, link } = await asked(path, 'A day in May');
      const letter = await one.dev.get(`${ask}/letter`);
      assert.ok(letter.text.includes(link));
      assert.match(letter.text, /Dev Patel, Thornmere Council/);
      await one.dev.submit(letter, `${ask}/letter`);
      assert.match((await one.dev.get(`${ask}/letter`)).text, /printed and sent/);
      assert.match((await one.dev.get(`${one.base}/asks`)).text, /A day in May/);
      await (await app.person('Nosy', 'Elsewhere')).get(`${ask}/letter`, 404);
    });
  });
});
