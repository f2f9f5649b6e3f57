import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import type { Page } from '#test/support/page.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';

describe('somebody’s own page of a conversation', () => {
  let app: TestApp;
  let held: Held;
  let path: string;
  before(async () => {
    app = await openTestApp();
    const dev = await app.person('Dev Patel', 'Thornmere Council');
    held = await heldConversation(app, dev, await caseBy(app, dev), {
      statements: ['Tea is free', 'Cake is free', 'Buses run late'],
    });
    path = (await held.join()).path;
  });
  after(async () => {
    await counting.untilDone(held.id);
    await app.close();
  });
  const votes = () => `${path}/votes`;
  const words = (page: Page) => page.document.querySelector('#statement')?.textContent;
  const statementOn = (page: Page) =>
    page.document.querySelector('[data-vote-now] input[name="statement"]')!.getAttribute('value')!;

  it('says right after a vote what it was, and takes it back where somebody asks', async () => {
    const guest = app.guest();
    const first = await guest.get(path);
    assert.doesNotMatch(first.text, /You agreed with/);
    const said = words(first);
    const statement = statementOn(first);
    const next = await guest.submit(first, votes(), { statement, vote: 'agree' });
    assert.ok(next.text.includes(`You agreed with “${said}”. Undo`), next.text);
    assert.ok(next.url.endsWith(`?voted=${statement}#next`), next.url);
    const undone = await guest.submit(next, votes(), { statement, vote: 'take back' });
    assert.match(undone.text, /Your vote is taken back/);
    assert.match(undone.text, /3 statements left/);
    assert.doesNotMatch(undone.text, /Undo/);
  });

  it('gives the heading of the next statement the focus, and says each once more only to whoever voted on it', async () => {
    const guest = app.guest();
    const page = await guest.get(path);
    const heading = page.document.querySelector('h1')!;
    assert.deepEqual([heading.getAttribute('id'), heading.getAttribute('tabindex')], ['next', '-1']);
    const other = (await held.join()).path;
    const [tea] = await held.statements();
    const spied = await guest.get(`${other}?voted=${tea!.id}`);
    assert.doesNotMatch(spied.text, /Undo/);
    assert.equal((await guest.request('GET', `${path}?voted=nothing`)).status, 200);
  });

  it('keeps what somebody passed on, with the reason, to come back to; open once there is nothing else', async () => {
    const guest = app.guest();
    let page = await guest.get(path);
    const [tea, cake] = await held.statements();
    page = await guest.submit(page, votes(), { statement: tea!.id, vote: 'unsure' });
    assert.match(page.text, /What you passed on \(1\)/);
    assert.equal(page.document.querySelector('#passed')!.hasAttribute('open'), false);
    page = await guest.submit(page, votes(), { statement: cake!.id, vote: 'does not apply' });
    page = await guest.submit(page, votes(), { statement: statementOn(page), vote: 'disagree' });
    assert.match(page.text, /You have voted on everything that is there/);
    assert.equal(page.document.querySelector('#passed')!.hasAttribute('open'), true);
    assert.match(page.text, /Tea is free You were not sure/);
    assert.match(page.text, /Cake is free You said that it does not apply to you/);
    page = await guest.submit(page, votes(), { statement: tea!.id, vote: 'agree' });
    assert.match(page.text, /What you passed on \(1\)/);
    assert.match(page.text, /You agreed with “Tea is free”\. Take this vote back/);
    page = await guest.submit(page, votes(), { statement: cake!.id, vote: 'take back' });
    assert.equal(page.document.querySelector('#passed'), null);
    assert.equal(words(page), 'Cake is free');
  });

  it('offers no undo and no vote once it is closed', async () => {
    await held.close();
    const [tea] = await held.statements();
    const page = await app.guest().get(`${path}?voted=${tea!.id}`);
    assert.doesNotMatch(page.text, /Undo|Take this vote back/);
    assert.equal(page.document.querySelectorAll('button[name="vote"]').length, 0);
  });
});
