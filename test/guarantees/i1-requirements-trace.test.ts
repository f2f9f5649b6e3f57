import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type Fields, openTestApp, type TestApp } from '#test/support/client.ts';

describe('I1: a requirement traces to an outcome, a duty or a named obligation', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/requirements`;
  });
  after(() => app.close());
  const write = async (more: Fields, expected = 200) =>
    one.dev.submit(
      await one.dev.get(path),
      path,
      { title: 'Attend on time', type: 'process', words: 'Attend within 15 minutes', ...more },
      expected,
    );

  it('and one that traces to nothing is kept, and shown as an orphan wherever it stands', async () => {
    const page = await write({});
    assert.match(page.text, /hangs from no outcome, no duty and no obligation/);
    assert.match((await one.dev.get(path)).text, /1 requirement hangs from no outcome/);
    assert.match((await one.dev.get(one.base)).text, /hangs from nothing/);
    assert.match((await one.dev.get(`${one.base}/paper`)).text, /hangs from nothing/);
    assert.match((await one.dev.get(`${one.base}/thread`)).text, /Loose end: It hangs from no outcome/);
  });

  it('and each kind of trace ends the orphanhood', async () => {
    for (const trace of [
      { outcomeId: one.outcomeId },
      { legalDuty: 'Care Act 2014 section 42' },
      { organisational: 'Insurance' },
    ])
      assert.doesNotMatch((await write(trace)).text, /Loose end/);
  });

  it('and cannot be hung on an outcome of another case', async () => {
    const other = await aCase(app, 'Something else');
    const answer = await one.dev.get(path);
    const fields = answer.form(path, { title: 'x', type: 'process', words: 'y' });
    fields.set('outcomeId', other.outcomeId);
    const reply = await one.dev.request('POST', path, {
      payload: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(reply.status, 422);
  });
});
