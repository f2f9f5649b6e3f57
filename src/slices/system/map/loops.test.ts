import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFlagsOf } from '#platform/links/index.ts';
import { lessonsOf } from '#slices/learning/index.ts';
import { addMeasure } from '#slices/measures/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { addCausalLink, addVariable, causalLinksOf, loopsOf } from '../index.ts';

describe('the loops of a map', () => {
  let app: TestApp;
  let there: ACase;
  let dev: Visitor;
  let loops: string;
  const ids: Record<string, string> = {};
  const links: Record<string, string> = {};
  before(async () => {
    app = await openTestApp();
    there = await aCase(app);
    dev = there.dev;
    loops = `${there.base}/loops`;
    const { caseId } = there;
    const words = {
      fee: ['Fees', 'fees rise', 'fees fall'],
      gap: ['Pay gap', 'pay falls behind', 'pay catches up'],
      staff: ['Vacancies', 'vacancies rise', 'posts are filled'],
    } as const;
    for (const [key, [name, goesUp, goesDown]] of Object.entries(words))
      ids[key] = await app.act(dev, (act) => addVariable(act, { caseId, name, goesUp, goesDown }), caseId);
    for (const [from, to, direction, delayed] of [
      ['fee', 'gap', 'opposite', false],
      ['gap', 'staff', 'same', true],
      ['staff', 'fee', 'opposite', false],
    ] as const)
      links[from] = await app.act(
        dev,
        (act) => addCausalLink(act, { caseId, fromId: ids[from]!, toId: ids[to]!, direction, delayed }),
        caseId,
      );
  });
  after(() => app.close());

  it('are found, classed and told, and it is said that there are no others', async () => {
    const page = await dev.get(loops);
    assert.match(page.text, /One loop was found\. There is no other/);
    assert.match(
      page.text,
      /When fees rise, pay catches up; after a delay, posts are filled; and so, all the more, fees rise: this feeds itself/,
    );
    assert.match(page.text, /Reinforcing \(R\).*3 variables, 1 delay · Nothing in it is measured/);
  });

  it('get a name and a telling, and are seen on the map by themselves', async () => {
    const form = await dev.get((await dev.get(loops)).link('Give it a name'));
    const slip = await dev.submit(form, `${loops}/new`, { name: '' }, 422);
    assert.match(slip.errors.join(), /Enter what to call this loop/);
    const page = await dev.submit(form, `${loops}/new`, {
      name: 'R1: low pay drives staff away',
      goes: 'down',
      _once: undefined,
    });
    assert.equal(page.h1, 'R1: low pay drives staff away');
    assert.match(
      page.text,
      /When fees fall, pay falls behind; after a delay, vacancies rise; and so, all the more, fees fall/,
    );
    const part = await dev.get(page.link('See it on the map'));
    assert.equal(part.document.querySelectorAll('[data-variable]').length, 3);
    const list = await dev.get(loops);
    assert.ok(!list.hasLink('Give it a name'));
    assert.match(list.text, /Loops with a name.*R1/);
  });

  it('say which of their variables somebody measures', async () => {
    await app.act(
      dev,
      (act) =>
        addMeasure(act, { caseId: there.caseId, name: 'Posts empty for a month', kind: 'count', improvement: 'down' }),
      there.caseId,
    );
    const path = `${there.base}/variables/${ids.staff}`;
    const form = await dev.get(path);
    const choice = [...form.document.querySelectorAll('select[name=object] option')].find((one) =>
      one.textContent?.includes('Posts empty'),
    );
    const tied = await dev.submit(form, `${path}/ties`, { object: choice!.getAttribute('value')! });
    assert.match(tied.text, /Measure, shows Posts empty for a month/);
    assert.match((await dev.get(loops)).text, /Measured: Vacancies; 2 not/);
    await dev.submit(await dev.get(path), `${path}/ties/end`, { object: choice!.getAttribute('value')! });
    assert.match((await dev.get(loops)).text, /Nothing in it is measured/);
    await dev.submit(await dev.get(path), `${path}/ties`, { object: choice!.getAttribute('value')! });
  });

  it('are flagged when a lesson changes one of their links or variables', async () => {
    const opened = await dev.get(`${there.base}/reviews/new`);
    const review = await dev.submit(opened, `${there.base}/reviews/new`, { title: 'Why posts stay empty' });
    const learn = async (about: string, newReading: string) => {
      const form = await dev.get(review.link('lesson'));
      const action = form.url.split('?')[0]!;
      return dev.submit(form, action, { words: 'We asked those who left', effect: 'changes', about, newReading });
    };
    const first = await learn(`causalLink:${links.gap}`, 'It takes a year, not a month');
    assert.match(first.text, /flagged to look at again/);
    const flagged = async () => (await app.look((tx) => openFlagsOf(tx, there.caseId))).map(({ on }) => on.kind);
    assert.deepEqual(await flagged(), ['loop']);
    assert.match(
      (await dev.get(`${there.base}/causal-links/${links.gap}`)).text,
      /The review “Why posts stay empty”.*It takes a year/,
    );
    await learn(`variable:${ids.staff}`, 'Posts empty for a month, agency staff left out');
    const kinds = await flagged();
    for (const kind of ['measure', 'causalLink', 'loop']) assert.ok(kinds.includes(kind), `no ${kind} is flagged`);
    assert.equal((await app.look((tx) => lessonsOf(tx, there.caseId))).length, 2);
  });

  it('are kept and flagged when one of their links goes, and close again when it is put back', async () => {
    const path = `${there.base}/causal-links/${links.staff}`;
    const gone = await dev.submit(await dev.get(path), `${path}/remove`);
    assert.match(gone.text, /flagged to look at again/);
    const page = await dev.get(loops);
    assert.match(page.text, /No loops: nothing on the map leads back/);
    assert.match(page.text, /R1: low pay drives staff away.*It no longer closes: 1 of its links was taken off/);
    await dev.submit(gone, `${path}/put-back`);
    assert.doesNotMatch((await dev.get(loops)).text, /no longer closes/);
  });

  it('lose their name when nobody keeps it, and stay on the map', async () => {
    const [loop] = await app.look((tx) => loopsOf(tx, there.caseId));
    const path = `${loops}/${loop!.id}`;
    const page = await dev.submit(await dev.get(path), `${path}/drop`);
    assert.match(page.text, /stays on the map/);
    assert.ok(page.hasLink('Give it a name'));
    assert.equal((await app.look((tx) => causalLinksOf(tx, there.caseId))).length, 3);
  });
});
