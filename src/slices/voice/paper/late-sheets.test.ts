import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { casesById, publishCase } from '#slices/cases/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { forMany, type Held, heldConversation } from '#test/support/held-conversation.ts';
import { withHat } from '#test/support/with-hat.ts';
import { countOf } from '../held/count-store.ts';
import { counting } from '../held/keep-counting.ts';
import { sheetCode } from './paper.ts';

describe('paper after the last day, in a conversation that many are asked to', () => {
  let app: TestApp;
  let one: ACase;
  let amara: Visitor;
  let talk: Held;
  let paper: string;
  const code = (number: number) => sheetCode(talk.id, number);
  const counted = async () => {
    await counting.untilDone(talk.id);
    return (await app.look((tx) => countOf(tx, talk.id)))!.answer;
  };
  const pileBy = async (fields: Record<string, string>, expected = 200) =>
    one.dev.submit(
      await one.dev.get(paper),
      `${paper}/piles`,
      { way: 'paper', collectedBy: 'Mo', checking: 'two people', ...boxes('collectedOn', '2027-03-24'), ...fields },
      expected,
    );

  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-10T10:00:00Z'));
    one = await aCase(app);
    amara = await withHat(app, one, 'Amara Okafor', 'practitioner');
    talk = await heldConversation(app, one.dev, one.caseId, {
      title: 'What should help with meals look like?',
      statements: ['A hot meal every day', 'People should eat together', 'Volunteers should cook'],
      settings: forMany('2027-03-20'),
    });
    paper = `${talk.base}/paper`;
    await one.dev.submit(await one.dev.get(paper), `${paper}/sheets`, { returnTo: 'The box', copies: '20' });
  });
  after(async () => {
    await counting.untilDone(talk.id);
    await app.close();
  });

  it('is told of on the page of its case that everybody reads, while anybody is asked', async () => {
    await app.act(one.dev, async (act) => publishCase(act, (await casesById(act.tx, [one.caseId]))[0]!), one.caseId);
    const page = await app.guest().get(`/public/cases/${one.caseId}`);
    assert.match(page.text, /You can say what you think: What should help with meals look like\?/);
    assert.equal(page.link(talk.title), talk.publicPath);
  });

  it('is typed in for seven days after the last one, where it was filled in before; later sheets are kept out and stay in the totals', async () => {
    await app.setClock(new Date('2027-03-25T10:00:00Z'));
    const { url } = await pileBy({ place: 'Market hall' });
    const both = async (number: string, day: string) => {
      for (const [who, turn] of [
        [one.dev, 'first'],
        [amara, 'second'],
      ] as const) {
        const page = await who.get(`${url}/${turn}`);
        await who.submit(page, `${url}/${turn}`, { number, answer: ['1', '1', '1'], ...boxes('datedOn', day) });
      }
    };
    await both(code(10), '2027-03-20');
    await both(code(11), '2027-03-21');
    assert.equal((await counted()).participants, 1);
    const page = await one.dev.get(url);
    assert.match(page.text, /2 typed or set aside: 1 counted, .* 1 late/);
    assert.match(page.text, /Late\s*It is dated 21 March 2027, after the last day, 20 March 2027/);
    await app.setClock(new Date('2027-03-28T10:00:00Z'));
    const form = await one.dev.get(`${url}/first`);
    const over = await one.dev.submit(form, `${url}/first`, { number: code(12), answer: ['1', '1', '1'] }, 409);
    assert.match(over.text, /sheets could be typed in until 27 March 2027/);
    const moved = await one.dev.submit(await one.dev.get(paper), `${paper}/until`, boxes('until', '2027-04-05'));
    assert.match(moved.text, /They can be typed in until 5 April 2027/);
    const early = await one.dev.submit(moved, `${paper}/until`, boxes('until', '2027-03-19'), 422);
    assert.match(early.errors[0]!, /not before the last one, 20 March 2027/);
  });

  it('does not let a large conversation be typed by one person alone', async () => {
    const refused = await pileBy({ place: 'Fell', checking: 'one person', checkingNote: 'No time' }, 422);
    assert.match(refused.errors[0]!, /two people type each sheet/);
    const read = await pileBy({ place: 'Fell', checking: 'read back' }, 422);
    assert.match(read.errors[0]!, /Only what somebody says by phone is read back/);
  });
});
