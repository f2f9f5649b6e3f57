import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setCredentials } from '#platform/accounts/accounts.ts';
import { runTimed } from '#platform/workers/timed.ts';
import { casesById, takeOffHat } from '#slices/cases/index.ts';
import { timed } from '#src/app.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, takesPart, watchedConversation } from '#test/support/held-conversation.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { withHat } from '#test/support/with-hat.ts';

describe('reminding those who look at statements', () => {
  let app: TestApp;
  let mail: MailServer;
  let dev: Visitor;
  let amara: Visitor;
  let caseId: string;
  let one: Held;
  let other: Held;
  /** What is sent when the servers look, several times and at once, at an instant. */
  const sentAt = async (instant: string) => {
    await app.setClock(new Date(instant));
    mail.mails.length = 0;
    const fails = (error: unknown) => assert.fail(String(error));
    await Promise.all([runTimed(app.running.services, timed, fails), runTimed(app.running.services, timed, fails)]);
    await app.running.services.messages.deliver();
    return mail.mails;
  };
  const say = async (about: Held, words: string) => {
    const { visitor, path } = await takesPart(app, about);
    await visitor.submit(await visitor.get(path), `${path}/statements`, { words, as: 'neighbour' });
  };
  const remind = async (about: Held, person: Visitor, days: string[], expected = 200) =>
    dev.submit(
      await dev.get(`${about.base}/ways`),
      `${about.base}/reminders`,
      { person: person.personId!, days },
      expected,
    );

  before(async () => {
    mail = await startMailServer();
    app = await openTestApp({ env: { SMTP_URL: mail.url } });
    await app.setClock(new Date('2027-03-01T06:00:00Z'));
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    const theCase = { dev, caseId, outcomeId: '', base: `/cases/${caseId}` };
    amara = await withHat(app, theCase, 'Amara Okafor', 'partner');
    await app.act(amara, (act) => setCredentials(act, amara.personId!, 'amara@example.org', 'none'));
    one = await watchedConversation(app, dev, caseId);
    other = await watchedConversation(app, dev, caseId);
  });
  after(async () => {
    await one.counted();
    await other.counted();
    await app.close();
    await mail.stop();
  });

  it('names people who wear a hat on the case, with their days, and nobody else', async () => {
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    const refused = await remind(one, stranger, ['1'], 422);
    assert.match(refused.text, /Choose somebody who wears a hat on this case/);
    const kept = await remind(one, amara, ['1', '3']);
    assert.match(kept.text, /Amara Okafor: Monday, Wednesday/);
    await remind(other, amara, ['1']);
  });

  it('says nothing while nothing waits', async () => {
    assert.equal((await sentAt('2027-03-01T09:00:00Z')).length, 0);
  });

  it('once a day from eight in the morning, on their day, in one message for all conversations, however many servers look', async () => {
    await say(one, 'Soup on Sundays');
    await say(other, 'Bread too');
    assert.equal((await sentAt('2027-03-08T07:59:00Z')).length, 0, 'before eight');
    const [sent, ...more] = await sentAt('2027-03-08T08:00:00Z');
    assert.equal(more.length, 0);
    assert.equal(sent!.to, 'amara@example.org');
    assert.equal(sent!.text.match(/1 statement waits/g)!.length, 2);
    assert.ok(sent!.text.replaceAll('\n', '').includes(`${one.base}/moderation`));
    assert.doesNotMatch(sent!.text, /Soup|Bread/);
    assert.equal((await sentAt('2027-03-08T16:00:00Z')).length, 0, 'once a day');
    assert.equal((await sentAt('2027-03-09T09:00:00Z')).length, 0, 'not their day');
    assert.equal((await sentAt('2027-03-10T09:00:00Z')).length, 1);
  });

  it('whoever looks at statements sees on the home page what waits, and others do not', async () => {
    assert.match((await dev.get('/')).text, /1 statement waits to be looked at/);
    const auditor = await withHat(app, { dev, caseId, outcomeId: '', base: '' }, 'Lou Audit', 'auditor');
    assert.doesNotMatch((await auditor.get('/')).text, /statement waits/);
  });

  it('stops when nothing waits any more, when the days are taken away, and when the hat is', async () => {
    const queue = await dev.get(`${other.base}/moderation`);
    const statements = [queue.document.querySelector('input[name=statements]')!.getAttribute('value')!];
    await dev.submit(queue, `${other.base}/moderation`, { from: 'waiting', statements, decision: 'accept' });
    const [sent] = await sentAt('2027-03-15T09:00:00Z');
    assert.equal(sent!.text.match(/1 statement waits/g)!.length, 1);
    const [theCase] = await app.look((tx) => casesById(tx, [caseId]));
    await app.act(
      dev,
      (act) => takeOffHat(act, theCase!, { personId: amara.personId!, hat: 'partner', stillWorking: 1 }),
      caseId,
    );
    assert.equal((await sentAt('2027-03-22T09:00:00Z')).length, 0);
    await remind(one, amara, []);
    assert.doesNotMatch((await dev.get(`${one.base}/ways`)).text, /Monday, Wednesday/);
  });
});
