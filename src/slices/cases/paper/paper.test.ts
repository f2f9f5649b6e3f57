import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { paperPartsOf } from './paper-store.ts';

describe('what only people can add to a decision paper', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let path: string;
  before(async () => {
    app = await openTestApp();
    ({ dev, caseId } = await aCase(app));
    path = `/cases/${caseId}/paper/parts`;
  });
  after(() => app.close());

  it('is written part by part, says whose comment it is, and comes back to the right form when something is wrong', async () => {
    const empty = await dev.submit(
      await dev.get(path),
      path,
      { part: 'finance', commentBy: 'The section 151 officer' },
      422,
    );
    assert.deepEqual(empty.errors, ['Enter the words of this part']);
    assert.equal(
      [...empty.document.querySelectorAll('input[name=commentBy]')].filter(
        (one) => one.getAttribute('value') === 'The section 151 officer',
      ).length,
      1,
    );
    const kept = await dev.submit(await dev.get(path), path, {
      part: 'finance',
      words: 'It costs £1.2 million a year, of which none is cashable before 2028.',
      commentBy: 'The section 151 officer',
      exemptUnder: '3',
    });
    assert.match(kept.text, /The section 151 officer, .* in the exempt appendix, under paragraph 3/);
  });

  it('is not overwritten by somebody whose form is older', async () => {
    const older = await dev.get(path);
    await dev.submit(older, path, { part: 'legal', words: 'Care Act 2014, section 5.', version: '0' });
    const stale = await dev.submit(older, path, { part: 'legal', words: 'None.', version: '0', _once: undefined }, 409);
    assert.match(stale.text, /Somebody changed this/);
    assert.match(stale.text, /None\./);
    const parts = await app.look((tx) => paperPartsOf(tx, caseId));
    assert.equal(parts.find((one) => one.part === 'legal')!.words, 'Care Act 2014, section 5.');
  });

  it('says when notice of a key decision is due, and refuses a call-in that ends before the decision', async () => {
    const way = `/cases/${caseId}/paper/way`;
    const wrong = await dev.submit(
      await dev.get(path),
      way,
      {
        takenBy: 'Cabinet',
        isKey: 'yes',
        ...boxes('decisionOn', '2027-03-31'),
        ...boxes('calledInUntil', '2027-03-01'),
      },
      422,
    );
    assert.deepEqual(wrong.errors, ['It cannot be called in before it is decided']);
    const kept = await dev.submit(wrong, way, boxes('calledInUntil', '2027-04-08'));
    assert.match(kept.text, /Notice of it is due by 2 March 2027: 28 clear days before/);
    assert.match(kept.text, /Check this against current text/);
  });

  it('is read by everybody on the case but those who may bid, and by nobody else', async () => {
    const stranger = await app.person('Nobody', 'Elsewhere');
    await stranger.get(path, 404);
  });
});
