import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';

describe('what people say beneath a statement', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let held: Held;
  let path: string;
  let statementId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    held = await heldConversation(app, dev, caseId, {
      statements: ['Buses should run later', 'The park needs benches'],
      settings: { moderated: 'before' },
      choices: { discussion: true },
    });
    path = (await held.join()).path;
    statementId = (await held.statements())[0]!.id;
  });
  after(async () => {
    await counting.untilDone(held.id);
    await app.close();
  });
  const own = (of = path) => `${of}/statements/${statementId}`;
  const open = () => `${held.publicPath}/statements/${statementId}`;
  const say = async (words: string, of = path, side = 'for', expected = 200) => {
    const guest = app.guest();
    return guest.submit(await guest.get(own(of)), `${own(of)}/remarks`, { side, words, as: 'neighbour' }, expected);
  };
  const queue = () => dev.get(`${held.base}/remarks`);
  const ticks = async (from: string) =>
    [
      ...(await queue()).document.querySelectorAll(
        `form:has(input[name="from"][value="${from}"]) input[name="remarks"]`,
      ),
    ].map((one) => one.getAttribute('value')!);
  const decide = async (from: string, remarks: string[], decision: string, reason?: string) =>
    dev.submit(await queue(), `${held.base}/remarks`, { from, remarks, decision, ...(reason ? { reason } : {}) });

  it('waits for a moderator where statements do, and its author reads what became of it', async () => {
    const said = await say('The last one leaves at six.');
    assert.match(said.text, /It is received\. A moderator looks at it/);
    assert.match((await app.guest().get(open())).text, /Nobody has said anything about it yet/);
    assert.match(
      (await app.guest().get(path)).text,
      /What became of your remarks “The last one leaves at six\.”\s*Received/,
    );
    assert.match((await dev.get(`${held.base}/moderation`)).text, /1 remark waits to be looked at/);
    await decide('waiting', await ticks('waiting'), 'accept');
    const page = await app.guest().get(open());
    assert.match(page.text, /For The last one leaves at six\.\s*Somebody who lives here/);
    assert.match((await app.guest().get(held.publicPath)).text, /Accepted\s*Remark under statement 1/);
    assert.match((await app.guest().get(`${held.publicPath}/statements`)).text, /Buses should run later.*1 remark/);
  });

  it('is refused only for a published reason, which its author and the log say', async () => {
    await say('Mrs Jones drinks.', path, 'against');
    const none = await dev.submit(
      await queue(),
      `${held.base}/remarks`,
      { from: 'waiting', remarks: await ticks('waiting'), decision: 'refuse', reason: '' },
      422,
    );
    assert.match(none.text, /Choose a reason from the published list/);
    await decide('waiting', await ticks('waiting'), 'refuse', 'It names somebody');
    assert.match((await app.guest().get(path)).text, /“Mrs Jones drinks\.”\s*Refused: It names somebody/);
    assert.doesNotMatch((await app.guest().get(open())).text, /Mrs Jones/);
    assert.match(
      (await app.guest().get(held.publicPath)).text,
      /Refused\s*Remark under statement 1\s*It names somebody/,
    );
  });

  it('shows markup as text and makes links of web addresses alone, marked as other people’s', async () => {
    const words = [
      '<script>alert(1)</script><img src=x onerror=alert(2)> [click](javascript:alert(3))',
      'See https://www.gоv.uk/a and https://gov.uk@evil.example and data:text/html,x',
      '<a href="https://example.org/\u202egnp.exe" onclick="x()">',
    ].join('\n');
    await say(words, path, 'question');
    await decide('waiting', await ticks('waiting'), 'accept');
    const page = await app.guest().get(open());
    const main = page.document.querySelector('main')!;
    assert.equal(main.querySelectorAll('script, img, [onclick], [onerror]').length, 0);
    assert.match(page.text, /<script>alert\(1\)<\/script><img src=x onerror=alert\(2\)>/);
    const links = [...main.querySelectorAll('a[rel]')];
    assert.deepEqual(
      links.map((one) => one.getAttribute('href')),
      ['https://www.xn--gv-fmc.uk/a', 'https://example.org/gnp.exe'],
    );
    for (const one of links) {
      assert.equal(one.getAttribute('rel'), 'nofollow ugc noopener noreferrer');
      assert.ok(one.textContent!.includes(new URL(one.getAttribute('href')!).host));
    }
    assert.ok(!page.answer.body.includes('\u202e'));
    for (const one of main.querySelectorAll('a')) assert.match(one.getAttribute('href')!, /^(https?:\/|\/)/);
  });

  it('never says a person’s number, nor their page’s address', async () => {
    const page = await app.guest().get(open());
    assert.doesNotMatch(page.text, /number \d/i);
    assert.doesNotMatch(page.answer.body, /taking-part/);
    assert.equal(page.answer.headers['referrer-policy'], 'same-origin');
  });

  it('is looked at again where a reader asks, so often and no more', async () => {
    const guest = app.guest();
    const page = await guest.get(open());
    const remark = page.document.querySelector('form[action$="/reports"] input[name="remark"]')!.getAttribute('value')!;
    const asked = await guest.submit(page, `${open()}/reports`, { remark });
    assert.match(asked.text, /A moderator will look at it/);
    assert.match(asked.text, /The last one leaves at six/);
    assert.match((await queue()).text, /1 remark waits.*Readers asked once for a look/);
    await decide('waiting', [remark], 'accept');
    assert.match((await queue()).text, /Nothing waits/);
    for (let times = 1; times < 20; times += 1)
      await guest.submit(await guest.get(open()), `${open()}/reports`, { remark });
    const over = await guest.submit(await guest.get(open()), `${open()}/reports`, { remark }, 429);
    assert.match(over.text, /too many attempts/);
    await decide('waiting', [remark], 'refuse', 'It is about something else');
    assert.doesNotMatch((await app.guest().get(open())).text, /leaves at six/);
  });

  it('has limits: a thousand characters, five under a statement, and the same only once', async () => {
    const other = (await held.join()).path;
    const long = await say('x'.repeat(1_001), other, 'for', 422);
    assert.match(long.text, /Use 1,000 characters or fewer/);
    assert.match(long.document.querySelector('textarea')!.textContent!, /x{1001}/);
    await say('One thing', other);
    assert.match((await say('One thing', other, 'for', 422)).text, /You have said this already/);
    for (const nth of [2, 3, 4, 5]) await say(`Thing ${nth}`, other);
    assert.match((await say('One more', other, 'for', 422)).text, /Everybody can say 5 things beneath one statement/);
  });

  it('is not there where it was settled otherwise, on other conversations’ statements, or for strangers', async () => {
    const quiet = await heldConversation(app, dev, caseId, { statements: ['Something else'] });
    const page = await app.guest().get((await quiet.join()).path);
    assert.ok(!page.hasLink('What people say about this statement'));
    const [elsewhere] = await quiet.statements();
    await app.guest().get(`${held.publicPath}/statements/${elsewhere!.id}`, 404);
    await app.guest().get(`${path}/statements/${elsewhere!.id}`, 404);
    const quietPath = (await quiet.join()).path;
    const guest = app.guest();
    const form = (await guest.get(own())).form(`${own()}/remarks`, { side: 'for', words: 'Hello', as: 'neighbour' });
    const answer = await guest.request('POST', `${quietPath}/statements/${elsewhere!.id}/remarks`, {
      payload: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 409);
    await (await app.person('Sal Stranger', 'Elsewhere Council')).get(`${held.base}/remarks`, 404);
  });

  it('ends when the conversation closes, and stays to be read', async () => {
    const before = await app.guest().get(own());
    await held.close();
    assert.match((await app.guest().get(own())).text, /Nothing more can be said about it/);
    await app.guest().submit(before, `${own()}/remarks`, { side: 'for', words: 'Late', as: 'neighbour' }, 403);
    assert.match((await app.guest().get(open())).text, /<script>alert/);
  });
});
