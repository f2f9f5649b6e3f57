import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { mechanismsOf } from '../mechanism-store.ts';

describe('the board of mechanisms', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  let ids: Record<string, string>;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/mechanisms`;
    for (const [title, type] of [
      ['Micro-enterprises', 'market-innovation'],
      ['Home care', 'contract'],
    ])
      await one.dev.submit(await one.dev.get(path), path, {
        outcomeId: one.outcomeId,
        type,
        title,
        contribution: 'supporting',
      });
    ids = Object.fromEntries(
      (await app.look((tx) => mechanismsOf(tx, one.caseId))).map(({ id, title }) => [title, id]),
    );
  });
  after(() => app.close());

  it('says what hinders what, once, and takes it back', async () => {
    const pulls = `${one.base}/pulls`;
    const typed = {
      fromId: ids['Micro-enterprises'],
      pull: 'hinders',
      toId: ids['Home care'],
      because: 'they draw its workers',
    };
    const kept = await one.dev.submit(await one.dev.get(path), pulls, typed);
    assert.match(kept.text, /Micro-enterprises hinders Home care: they draw its workers/);
    assert.match(kept.text, /Not covered, or not said/);
    const twice = await one.dev.submit(kept, pulls, { ...typed, because: 'again' }, 422);
    assert.deepEqual(twice.errors, ['That is said already. Take it back first if it has changed']);
    const itself = await one.dev.submit(twice, pulls, { ...typed, toId: typed.fromId }, 422);
    assert.deepEqual(itself.errors, ['Choose another: a mechanism does not pull on itself']);
    const back = await one.dev.submit(await one.dev.get(path), `${pulls}/taken-back`);
    assert.doesNotMatch(back.text, /they draw its workers/);
  });

  it('says what a mechanism will leave, and is not overwritten by an older form', async () => {
    const page = `${path}/${ids['Home care']}`;
    const form = await one.dev.get(page);
    const kept = await one.dev.submit(form, `${page}/more`, {
      steeredBy: 'Amara Okafor',
      reversibility: 'with-cost',
      capability: 'Forty people who know how to listen',
    });
    assert.match(kept.text, /Capability\. Forty people who know how to listen/);
    assert.match(kept.text, /Undone at a cost/);
    const stale = await one.dev.submit(form, `${page}/more`, { prosperity: 'None', _once: undefined }, 409);
    assert.match(stale.text, /Somebody changed this/);
    assert.match((await one.dev.get(path)).text, /undone at a cost · steered by Amara Okafor/);
  });

  it('takes no mechanism of another case', async () => {
    const other = await aCase(app, 'Something else');
    const answer = await other.dev.get(`${other.base}/mechanisms`);
    assert.doesNotMatch(answer.text, /Micro-enterprises/);
    for (const title of ['One', 'Two'])
      await other.dev.submit(await other.dev.get(`${other.base}/mechanisms`), `${other.base}/mechanisms`, {
        outcomeId: other.outcomeId,
        type: 'norm',
        title,
        contribution: 'weak',
      });
    const wrong = await other.dev.submit(
      await other.dev.get(`${other.base}/mechanisms`),
      `${other.base}/pulls`,
      { fromId: ids['Home care'], pull: 'helps', toId: ids['Micro-enterprises'], because: 'x' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Choose one from the list']);
  });
});
