import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { declareInterest } from '#slices/cases/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type AProcurement, aProcurement, publish } from '#test/support/a-procurement.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { clarificationsOf } from './clarification-store.ts';

describe('questions about a procurement', () => {
  let app: TestApp;
  let one: ACase;
  let bought: AProcurement;
  let questions: string;
  let open: string;
  let anybody: Visitor;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-05-04T09:00:00Z'));
    one = await aCase(app);
    bought = await aProcurement(app, one, { regime: 'light-touch', route: 'open' });
    anybody = app.guest();
    questions = `${bought.base}/questions`;
    open = `/public/procurements/${bought.id}`;
  });
  after(() => app.close());

  const settle = async (words: string, fields: Record<string, string | string[]>, status = 200) => {
    const found = (await app.look((tx) => clarificationsOf(tx, bought.id))).find((row) => row.words === words)!;
    return one.dev.submit(
      await one.dev.get(questions),
      `${questions}/answers`,
      { question: found.id, version: String(found.version), ...fields },
      status,
    );
  };

  it('are on no page before the tender notice is recorded', async () => {
    const kept = await one.dev.submit(await one.dev.get(questions), `${questions}/summary`, {
      words: 'People get help at home from a team that they know.',
      ...boxes('askBy', '2027-05-18'),
      ...boxes('answerBy', '2027-05-20'),
    });
    assert.match(kept.text, /Last day to ask: 18 May 2027/);
    for (const path of [open, `${open}/pack`]) await anybody.get(path, 404);
    const nothing = await one.dev.submit(await one.dev.get(questions), questions, { question: 'When does it start?' });
    assert.match(nothing.text, /without a name/);
    const early = await settle('When does it start?', { decision: 'answer', answer: 'In April' }, 403);
    assert.match(early.text, /You have not declared your interests/);
    await app.act(one.dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    assert.match(
      (await settle('When does it start?', { decision: 'answer', answer: 'In April' }, 409)).text,
      /not published yet/,
    );
  });

  it('are open to anybody after it, on a page that says in plain words what is bought', async () => {
    await publish(app, one, bought.id);
    const page = await anybody.get(open);
    assert.match(page.text, /from a team that they know.*What is bought.*How bids are judged.*Ask a question/);
    const answered = await settle('When does it start?', { decision: 'answer', answer: 'In April 2028' });
    assert.match(answered.text, /answered, to everybody at once/);
    assert.match((await anybody.get(open)).text, /When does it start\?\s*In April 2028/);
  });

  it('are asked without a name: whoever is signed in leaves no trace in the rows, the audit or the pages', async () => {
    const asker = await withHat(app, one, 'Moorside Care', 'provider');
    const page = await asker.get(open);
    const thanks = await asker.submit(page, `${open}/questions`, { question: 'May two of us bid together?' });
    assert.equal(thanks.h1, 'Your question is kept');
    const mine = /\/public\/questions\/\S+/.exec(thanks.text)![0];
    const seen = await anybody.get(mine);
    assert.match(seen.text, /May two of us bid together\?\s*It is not answered yet/);
    await anybody.submit(seen, mine, { question: 'And three of us?' });
    assert.match((await anybody.get(mine)).text, /two of us.*three of us/);
    const { rows } = await app.look((tx) =>
      sql<{
        name: string;
      }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
        tx,
      ),
    );
    const holds = [];
    for (const { name } of rows) {
      const found = await app.look((tx) =>
        sql<{
          all: string;
        }>`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.table(name)} t where t::text like ${`%${asker.personId}%`}`.execute(
          tx,
        ),
      );
      if (found.rows[0]!.all !== '') holds.push(name);
    }
    // Their account, their hat and their session; the number of a form that was sent, which leads to no question.
    assert.deepEqual(
      holds.filter(
        (name) =>
          ![
            'persons',
            'accounts',
            'memberships',
            'case_hats',
            'sessions',
            'submissions',
            'audit_entries',
            'bead_versions',
            'outbox',
            'person_identities',
          ].includes(name),
      ),
      [],
    );
    const deeds = await app.look((tx) =>
      sql<{
        actor: string | null;
        hash: string | null;
      }>`select actor_id as actor, content_hash as hash from audit_entries where action = 'clarification.asked'`.execute(
        tx,
      ),
    );
    assert.equal(deeds.rows.length, 2);
    assert.ok(deeds.rows.every(({ actor, hash }) => actor === null && hash === null));
    const inside = await one.dev.get(questions);
    assert.match(inside.text, /May two of us bid together\?/);
    const [kept] = (await app.look((tx) => clarificationsOf(tx, bought.id))).filter(
      ({ channel }) => channel === 'page',
    );
    assert.ok(kept!.asker && !inside.answer.body.includes(kept!.asker) && !inside.text.includes('Moorside'));
  });

  it('put in confidence are told in other words or refused with a reason, and never as they were asked', async () => {
    const secret = 'Our patented bed sensor: may it be part of a bid?';
    const thanks = await anybody.submit(await anybody.get(open), `${open}/questions`, {
      question: secret,
      confidential: 'yes',
    });
    const mine = /\/public\/questions\/\S+/.exec(thanks.text)![0];
    const bare = await settle(secret, { decision: 'answer', answer: 'Yes' }, 422);
    assert.match(bare.errors.join(), /asked in confidence/);
    const same = await settle(
      secret,
      { decision: 'answer', told: 'our patented bed sensor, may it be part of a bid', answer: 'Yes' },
      422,
    );
    assert.match(same.errors.join(), /asker’s own words/);
    await settle(secret, { decision: 'answer', told: 'May technology be part of a bid?', answer: 'Yes' });
    const everybody = [
      await anybody.get(open),
      await anybody.get(`${open}/pack`),
      await one.dev.get(`${bought.base}/pack`),
      await one.dev.get(`${bought.base}/fairness`),
    ];
    for (const page of everybody) assert.ok(!page.answer.body.includes('bed sensor'), page.url);
    assert.match(everybody[0]!.text, /May technology be part of a bid\?\s*Yes/);
    const other = 'What will our rival’s staff cost us?';
    await anybody.submit(await anybody.get(mine), mine, { question: other, confidential: 'yes' });
    assert.match((await settle(other, { decision: 'refuse' }, 422)).errors.join(), /Say why it is not answered/);
    await settle(other, { decision: 'refuse', because: 'It is another bidder’s' });
    assert.match((await anybody.get(mine)).text, /not answered, because: It is another bidder’s/);
    assert.doesNotMatch((await anybody.get(open)).text, /rival/);
  });

  it('are answered to all or to nobody: the same words on the page, in the pack and in the record', async () => {
    await settle('May two of us bid together?', { decision: 'answer', answer: 'Yes, as one bidder' });
    for (const page of [
      await anybody.get(open),
      await anybody.get(`${open}/pack`),
      await one.dev.get(`${bought.base}/pack`),
      await one.dev.get(`${bought.base}/fairness`),
    ])
      assert.match(page.text, /Yes, as one bidder/, page.url);
    const stale = await settle('May two of us bid together?', { decision: 'answer', answer: 'No' }, 200).then(
      () => null,
      (error: Error) => error.message,
    );
    assert.match(stale ?? '', /409|no form/i, 'what is out does not change');
  });

  it('whose answer changes the documents make an amendment: what is given out again, and whether there is more time', async () => {
    const base = { decision: 'answer', answer: 'Visits of 15 minutes are taken out', changesDocuments: 'yes' };
    assert.match((await settle('And three of us?', base, 422)).errors.join(), /what changes in the documents/);
    assert.match(
      (await settle('And three of us?', { ...base, changed: 'Clause 4 goes.' }, 422)).errors.join(),
      /say why it changes/,
    );
    const undecided = {
      ...base,
      changed: 'Clause 4 goes.',
      changeBecause: 'It asked for what nobody wanted',
      republish: ['tender-notice', 'specification'],
    };
    assert.match((await settle('And three of us?', undecided, 422)).errors.join(), /more time/);
    await settle('And three of us?', {
      ...undecided,
      extended: 'yes',
      extensionBecause: 'Prices have to be worked out again',
      ...boxes('tendersBy', '2027-06-30'),
    });
    const page = await anybody.get(open);
    assert.match(
      page.text,
      /What has changed.*Clause 4 goes\. Because: It asked for what nobody wanted\. Given out again: the tender notice.*; the specification\. The deadline moves to 30 June 2027/,
    );
    assert.match((await one.dev.get(`${bought.base}/pack`)).text, /Clause 4 goes/);
  });

  it('come from the portal without who asked, once each, and late ones are marked', async () => {
    const table =
      'Question asked by,Question,Asked on\nMoorside Care Ltd,Is there parking?,12/05/2027\nBay Care,Is TUPE likely?,19/05/2027\nBay Care,,\n';
    const first = await one.dev.submit(await one.dev.get(questions), `${questions}/brought-in`, { table });
    assert.match(first.text, /2 questions brought in, without names.*line 4: it holds no question/);
    assert.match(first.text, /Is TUPE likely\?.*after the last day/);
    assert.doesNotMatch(first.text, /Moorside Care Ltd|Bay Care/);
    const again = await one.dev.submit(await one.dev.get(questions), `${questions}/brought-in`, { table });
    assert.match(again.text, /0 questions brought in.*2 were here already/);
    const wrong = await one.dev.submit(
      await one.dev.get(questions),
      `${questions}/brought-in`,
      { table: 'Supplier,Day\nA,1/1/2027' },
      422,
    );
    assert.match(wrong.errors.join(), /heading “Question”/);
  });

  it('are not taken after the last day, which comes no earlier once it is published', async () => {
    const page = await anybody.get(open);
    const earlier = await one.dev.submit(
      await one.dev.get(questions),
      `${questions}/summary`,
      { ...boxes('askBy', '2027-05-17') },
      422,
    );
    assert.deepEqual(earlier.errors, ['It is published: the last day for questions comes no earlier']);
    await app.setClock(new Date('2027-05-18T22:59:00Z'));
    assert.ok((await anybody.get(open)).hasForm(`${open}/questions`), 'a minute before midnight in London');
    await app.setClock(new Date('2027-05-18T23:01:00Z'));
    assert.ok(!(await anybody.get(open)).hasForm(`${open}/questions`));
    const late = await anybody.submit(page, `${open}/questions`, { question: 'Too late?' }, 409);
    assert.match(late.text, /not taken any more/);
    await app.setClock(new Date('2027-05-21T09:00:00Z'));
    assert.match(
      (await one.dev.get(questions)).text,
      /2 questions are not answered, and the last day for answers has gone/,
    );
  });

  it('and what is behind them are read by nobody who may bid, nor by another case', async () => {
    const provider = await withHat(app, one, 'Bay Care', 'provider');
    for (const path of [
      questions,
      `${bought.base}/fairness`,
      `${bought.base}/conflicts`,
      `${bought.base}/procedure`,
      `${bought.base}/division`,
    ])
      await provider.get(path, 404);
    await provider.get(`${one.base}/supplier-talks`, 403);
    const other = await aCase(app, 'Another');
    await one.dev.get(`${other.base}/procurements/${bought.id}/questions`, 404);
  });
});
