import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { walkSteps } from '#slices/resources/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

describe('I2: every outcome shows what carries it besides contracts', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/outcomes/${one.outcomeId}/walk`;
  });
  after(() => app.close());

  it('beginning with what people do for themselves, money last', () => {
    assert.equal(walkSteps[0].step, 'self-help');
    assert.equal(walkSteps.at(-1)!.step, 'money');
  });

  it('and says “not looked at” of what nobody looked at, on the paper too, without ever being in the way', async () => {
    assert.match(
      (await one.dev.get(`${one.base}/paper`)).text,
      /not looked at: what people already do for themselves; neighbours and groups/,
    );
    const page = await one.dev.submit(await one.dev.get(path), path, {});
    assert.equal(page.answer.status, 200);
    const written = await one.dev.submit(await one.dev.get(`${one.base}/requirements`), `${one.base}/requirements`, {
      title: 'x',
      type: 'output',
      words: 'y',
      outcomeId: one.outcomeId,
    });
    assert.equal(written.answer.status, 200, 'an outcome nobody walked can still be bought');
  });

  it('and asks a reason for saying no, giving back everything typed', async () => {
    const page = await one.dev.submit(
      await one.dev.get(path),
      path,
      { 'powers-answer': 'refused', 'technology-answer': 'taken', 'technology-note': 'Telecare' },
      422,
    );
    assert.deepEqual(page.errors, ['Say why not']);
    assert.equal(page.document.querySelector('#technology-note')?.textContent?.trim(), 'Telecare');
  });

  it('and keeps one step at a time or all together, wherever a rule of ours is in the way', async () => {
    const page = await one.dev.submit(await one.dev.get(path), path, {
      'powers-answer': 'taken',
      'powers-note': 'Benches',
      'powers-rule': 'Fourteen letters a bench',
      at: 'powers',
    });
    assert.match(page.url, /walk#powers$/);
    await one.dev.submit(await one.dev.get(path), path, {
      'partners-answer': 'taken',
      'partners-note': 'Fire service',
    });
    assert.match(
      (await one.dev.get(`${one.base}/paper`)).text,
      /Benches \(our rule in the way: Fourteen letters a bench\)/,
    );
  });

  it('and a form that is older than what somebody else wrote overwrites nothing', async () => {
    const older = await one.dev.get(path);
    await one.dev.submit(await one.dev.get(path), path, {
      'neighbours-answer': 'taken',
      'neighbours-note': 'Three networks',
    });
    // Another step on the older form is no conflict, and leaves theirs alone.
    await one.dev.submit(older, path, { 'money-answer': 'taken', 'money-note': 'Grants', _once: undefined });
    assert.match((await one.dev.get(`${one.base}/paper`)).text, /Three networks/);
    const stale = await one.dev.submit(
      older,
      path,
      { 'neighbours-answer': 'refused', 'neighbours-note': 'Nobody', _once: undefined },
      409,
    );
    assert.match(stale.text, /Somebody changed this/);
    assert.match(stale.text, /Nobody/);
    assert.match((await one.dev.get(`${one.base}/paper`)).text, /Three networks/);
  });

  it('for the outcome of this case alone', async () => {
    const other = await aCase(app, 'Another');
    await one.dev.get(`${one.base}/outcomes/${other.outcomeId}/walk`, 404);
  });
});
