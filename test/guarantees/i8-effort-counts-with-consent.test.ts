import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { consents, countsAsCapacity, type Resource, resourceTypes } from '#slices/resources/resource.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

const freely = ['self-help', 'voluntary', 'community-asset'];

describe('I8: effort counts as capacity only with consent and the cost of supporting it', () => {
  it('whatever the kind, consent, cost and state: the whole table', () => {
    for (const type of resourceTypes)
      for (const consent of consents)
        for (const supportCost of [null, '£45k'])
          for (const unpaidCarers of [true, false])
            for (const state of ['known', 'gone'] as const) {
              const { counts, why } = countsAsCapacity({ type, consent, supportCost, unpaidCarers, state } as Pick<
                Resource,
                'type' | 'consent' | 'supportCost' | 'unpaidCarers' | 'state'
              >);
              assert.ok(why.length > 0);
              if (unpaidCarers || state === 'gone' || consent === 'refused') assert.equal(counts, false);
              if (freely.includes(type) && counts) assert.ok(consent === 'given' && supportCost !== null);
              if (!freely.includes(type) && type !== 'money' && counts) assert.equal(consent, 'given');
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
      assert.equal(forged.status, 403);
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
  });
});
