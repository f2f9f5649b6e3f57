import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

describe('I11: what a mechanism does and what a population experiences meet only in a contribution', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/mechanisms`;
  });
  after(() => app.close());

  it('that is main only with evidence and a named sceptic', async () => {
    const typed = { outcomeId: one.outcomeId, type: 'contract', title: 'Help at home', contribution: 'main' };
    const first = await one.dev.submit(await one.dev.get(path), path, typed, 422);
    assert.deepEqual(first.errors, ['Say what speaks for it being the main way']);
    const second = await one.dev.submit(first, path, { ...typed, evidence: 'A trial in two wards' }, 422);
    assert.deepEqual(second.errors, ['Name somebody who doubts it: they keep the claim honest']);
    const kept = await one.dev.submit(second, path, {
      ...typed,
      evidence: 'A trial in two wards',
      sceptic: 'Ines Duarte',
    });
    assert.match(kept.text, /The main one: Help at home/);
    assert.doesNotMatch(kept.text, /%/);
  });

  it('and never a percentage, whatever is sent', async () => {
    const form = (await one.dev.get(path)).form(path, { outcomeId: one.outcomeId, type: 'grant', title: 'Networks' });
    for (const contribution of ['60', '60%', '0.6', '']) {
      form.set('contribution', contribution);
      const reply = await one.dev.request('POST', path, {
        payload: form.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.equal(reply.status, 422, contribution);
    }
  });
});
