import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { runTimed } from '#platform/workers/timed.ts';
import { timed } from '#src/app.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, takesPart, votesOnAll, watchedConversation } from '#test/support/held-conversation.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { withHat } from '#test/support/with-hat.ts';
import { conversationsById } from '../conversation-store.ts';
import { sayPrinted, takeLetters } from '../letters/take-letters.ts';

describe('hearing what became of what one said', () => {
  let app: TestApp;
  let mail: MailServer;
  let dev: Visitor;
  let one: Held;
  let joan: { visitor: Visitor; path: string };
  let sam: { visitor: Visitor; path: string };
  const deliver = async () => {
    mail.mails.length = 0;
    await app.running.services.messages.deliver();
    return mail.mails;
  };
  const linkIn = (text: string) => /\/public\/tell-me\/[\w-]+/.exec(text)![0];
  const say = (who: typeof joan, words: string) =>
    who.visitor
      .get(who.path)
      .then((page) => who.visitor.submit(page, `${who.path}/statements`, { words, as: 'neighbour' }));
  const waiting = async () =>
    (
      await app.look((tx) =>
        sql<{ id: string; words: string }>`select id, words from statements where conversation_id = ${one.id}
          and state = 'unmoderated' order by number`.execute(tx),
      )
    ).rows;
  const decide = async (ids: string[], decision: 'accept' | 'refuse') =>
    dev.submit(await dev.get(`${one.base}/moderation`), `${one.base}/moderation`, {
      from: 'waiting',
      statements: ids,
      decision,
      reason: decision === 'refuse' ? 'It names somebody' : '',
    });
  const taken = async (by: Visitor) => {
    const before = await by.get(`${one.base}/letters`);
    return { before, letters: await by.submit(before, `${one.base}/letters/taking`, {}) };
  };
  const due = () => runTimed(app.running.services, timed, (error) => assert.fail(String(error)));

  before(async () => {
    mail = await startMailServer();
    app = await openTestApp({ env: { SMTP_URL: mail.url } });
    dev = await app.person('Dev Patel');
    one = await watchedConversation(app, dev, await caseBy(app, dev));
    joan = await takesPart(app, one);
    sam = await takesPart(app, one);
  });
  after(async () => {
    await one.counted();
    await app.close();
    await mail.stop();
  });

  it('is asked for on one’s own page; what is missing or wrong is said', async () => {
    const page = await joan.visitor.get(`${joan.path}/mine`);
    const leave = (fields: Record<string, string>, expected: number) =>
      joan.visitor.submit(page, `${joan.path}/contact`, fields, expected);
    assert.match((await leave({ channel: 'email', email: 'joan' }, 422)).text, /Enter an e-mail address/);
    assert.match((await leave({ channel: 'letter', name: 'Joan' }, 422)).text, /Enter the address/);
    const kept = await leave({ channel: 'email', email: 'joan@canary.example' }, 200);
    assert.match(kept.text, /A message went to joan@canary.example/);
  });

  it('sends nothing but the question until the address is confirmed', async () => {
    await say(joan, 'Meals should come warm');
    await decide(
      (await waiting()).map(({ id }) => id),
      'accept',
    );
    const sent = await deliver();
    assert.equal(sent.length, 1);
    assert.equal(sent[0]!.to, 'joan@canary.example');
    assert.match(sent[0]!.text, /Is this address right/);
    assert.doesNotMatch(sent[0]!.text, /warm/);
    assert.doesNotMatch(sent[0]!.text, /taking-part/);
    const link = linkIn(sent[0]!.text);
    const reader = app.guest();
    const asked = await reader.get(link);
    assert.match(asked.text, /Is it you/);
    const done = await reader.submit(asked, link, { decision: 'confirm' });
    assert.ok(done.url.includes(one.publicPath));
    assert.match((await joan.visitor.get(`${joan.path}/mine`)).text, /You hear by e-mail at joan@canary.example/);
  });

  it('one message tells of all that was decided in one act, with the words and the reason, and only of one’s own', async () => {
    await say(joan, 'The driver Bob is rude');
    await say(joan, 'Bob’s van is dirty');
    await say(sam, 'Sam says this');
    const all = await waiting();
    await decide(
      all.map(({ id }) => id),
      'refuse',
    );
    const sent = await deliver();
    assert.equal(sent.length, 1);
    assert.match(sent[0]!.text, /The driver Bob is rude/);
    assert.match(sent[0]!.text, /van is dirty/);
    assert.match(sent[0]!.text, /refused: It names somebody/);
    assert.doesNotMatch(sent[0]!.text, /Sam says this/);
    await decide([all[0]!.id], 'accept');
    const again = await deliver();
    assert.equal(again.length, 1);
    assert.match(again[0]!.text, /rude[\s\S]*shown to everybody/);
  });

  it('by letter, with the words in it, which one person takes to print; nothing of the address is in what the application can read', async () => {
    const page = await sam.visitor.get(`${sam.path}/mine`);
    await sam.visitor.submit(page, `${sam.path}/contact`, {
      channel: 'letter',
      name: 'Sam Reed',
      address: '4 Mill Lane\nThornmere',
    });
    await say(sam, 'Lunch at one, not at eleven');
    await decide(
      (await waiting()).map(({ id }) => id),
      'accept',
    );
    assert.equal((await deliver()).length, 0);
    const { rows } = await app.look((tx) => sql<{ row: string }>`select m::text as row from messages m`.execute(tx));
    for (const { row } of rows) assert.doesNotMatch(row, /canary\.example|Sam Reed|Mill Lane/);
    const { letters } = await taken(dev);
    assert.match(letters.text, /Sam Reed\s*4 Mill Lane/);
    assert.match(letters.text, /Lunch at one, not at eleven/);
    assert.doesNotMatch(letters.text, /Meals should come warm/);
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    await stranger.get(`${one.base}/letters`, 404);
    const reading = await app.look((tx) =>
      sql`select 1 from audit_entries where action = 'conversation.lettersRead'`.execute(tx),
    );
    assert.ok(reading.rows.length > 0);
    await dev.submit(letters, `${one.base}/letters`, {});
    assert.match((await dev.get(`${one.base}/letters`)).text, /No letter waits/);
  });

  it('names beside sentences are read by whoever took the letters to print, and by nobody else who holds it', async () => {
    const caseId = one.base.split('/')[2]!;
    const ruth = await withHat(app, { dev, caseId }, 'Ruth Levy', 'partner');
    const mo = await withHat(app, { dev, caseId }, 'Mo Farrant', 'community');
    await say(sam, 'Somebody should ring before they come');
    await decide(
      (await waiting()).map(({ id }) => id),
      'accept',
    );
    for (const reader of [dev, ruth, mo])
      for (const path of ['/letters', '/ways', '/paper'])
        assert.doesNotMatch((await reader.get(one.base + path)).text, /Sam Reed|Mill Lane/);
    const { before, letters } = await taken(ruth);
    assert.match(letters.text, /Sam Reed[\s\S]*Somebody should ring/);
    for (const reader of [dev, mo]) {
      const page = await reader.get(`${one.base}/letters`);
      assert.match(page.text, /Ruth Levy has 1 letter to print/);
      assert.doesNotMatch(page.text, /Sam Reed|Mill Lane|Somebody should ring/);
    }
    const id = letters.document.querySelector('input[name="letters"]')!.getAttribute('value')!;
    await app.act(
      mo,
      async (act) => {
        const [conversation] = await conversationsById(act.tx, [one.id]);
        await assert.rejects(takeLetters(act, conversation!), /stale/);
        await assert.rejects(sayPrinted(act, conversation!, { letters: [id as never] }), /stale/);
      },
      caseId,
    );
    await ruth.submit(before, `${one.base}/letters/taking`, {});
    const { rows } = await app.look((tx) =>
      sql<{ by: string }>`select actor_id as by from audit_entries where action = 'conversation.lettersTaken'`.execute(
        tx,
      ),
    );
    assert.deepEqual(
      rows.map(({ by }) => by),
      [dev.personId, ruth.personId],
    );
    await app.setClock(new Date(Date.now() + 3 * 86_400_000));
    assert.match((await taken(mo)).letters.text, /Sam Reed/);
    assert.doesNotMatch((await ruth.get(`${one.base}/letters`)).text, /Sam Reed/);
    await app.setClock(null);
  });

  it('when it closes and is counted, everybody who asked hears once how many saw what they said', async () => {
    for (let at = 0; at < 5; at += 1) {
      const { visitor, path } = await takesPart(app, one);
      await votesOnAll(visitor, path, at < 4 ? 'agree' : 'disagree');
    }
    await one.counted();
    await due();
    assert.equal((await deliver()).length, 0, 'it is open');
    await dev.submit(await dev.get(one.base), `${one.base}/close`, {});
    await one.counted();
    await due();
    await due();
    const sent = await deliver();
    assert.equal(sent.length, 1);
    assert.match(sent[0]!.text, /is closed/);
    assert.match(sent[0]!.text, /Meals should come warm”\s+5 people saw it and voted: 4 agreed, 1\s+disagreed/);
    assert.match(sent[0]!.text, /promised by 1 May 2099/);
    assert.match((await taken(dev)).letters.text, /Lunch at one[\s\S]*4 agreed/);
  });

  it('those who hold it report back, and each hears it with what they said', async () => {
    const page = await dev.get(`${one.base}/ways`);
    const done = await dev.submit(page, `${one.base}/report-back`, {
      report: 'Warm meals begin in May. Vans stay, because they are new.',
    });
    assert.match(done.document.body!.textContent!, /2 people are told/);
    const sent = await deliver();
    assert.match(sent[0]!.text, /Warm meals begin in May/);
    assert.match(sent[0]!.text, /You said: “Meals should come warm/);
  });

  it('stops by the link in any message: the address and all messages to it are gone, and the page stays', async () => {
    const { rows } = await app.look((tx) =>
      sql<{ body: string }>`select body from messages where channel = 'email' order by created_at desc`.execute(tx),
    );
    const link = linkIn(rows[0]!.body);
    const reader = app.guest();
    await reader.submit(await reader.get(link), link, { decision: 'stop' });
    await reader.get(link, 410);
    const left = await app.look((tx) => sql<{ channel: string }>`select distinct channel from messages`.execute(tx));
    assert.deepEqual(left.rows, [{ channel: 'letter' }]);
    const { rows: kept } = await app.lookAsOwner((tx) =>
      sql<{ address: string }>`select address from sealed_addresses`.execute(tx),
    );
    assert.deepEqual(
      kept.map(({ address }) => address),
      ['4 Mill Lane\nThornmere'],
    );
    assert.match((await joan.visitor.get(`${joan.path}/mine`)).text, /How do you want to hear/);
  });
});

describe('a site that sends no e-mail', () => {
  it('offers letters alone', async () => {
    const app = await openTestApp();
    try {
      const dev = await app.person('Dev Patel');
      const one = await watchedConversation(app, dev, await caseBy(app, dev));
      const { visitor, path } = await takesPart(app, one);
      const page = await visitor.get(`${path}/mine`);
      assert.doesNotMatch(page.text, /By e-mail/);
      const refused = await visitor.submit(page, `${path}/contact`, { channel: 'email' }, 422);
      assert.match(refused.text, /sends no e-mail yet/);
      await one.counted();
    } finally {
      await app.close();
    }
  });
});
