import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { counting } from '#slices/voice/index.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';

const conversation = 'voice/scoop-hivemind.biodiversity';
const files = ['comments.csv.gz', 'votes.csv.gz', 'participants-votes.csv.gz', 'summary.csv.gz'];

let app: TestApp;
before(async () => {
  app = await openTestApp();
});
after(() => app.close());

/** The value of the first choice in a list whose words hold a text. */
function choiceOf(page: Page, name: string, text: string): string {
  const option = [...page.document.querySelectorAll(`select[name=${name}] option`)].find((one) =>
    one.textContent?.includes(text),
  );
  assert.ok(option, `no choice of ${name} holds "${text}"`);
  return option.getAttribute('value')!;
}

testOnRealData(
  'one real statement is carried to a lesson, and each bead is quoted and linked',
  conversation,
  async () => {
    const dev = await app.person('Dev Patel');
    const home = await dev.get('/');
    const opened = await dev.submit(home, '/cases', { about: 'Our contract for looking after parks ends.' });
    const base = opened.url.replace(/[?#].*/, '');

    const uploads = files.map((name) => ({ field: 'files', name, content: readRealFile(conversation, name) }));
    const imported = await dev.upload(await dev.get(`${base}/conversations`), `${base}/conversations`, {}, uploads);
    assert.match(imported.text, /316 statements/);
    await counting.untilDone(imported.link('conversation').split('/').at(-1)!);
    const before = await app.fingerprint();
    await dev.upload(await dev.get(`${base}/conversations`), `${base}/conversations`, {}, uploads);
    assert.deepEqual(await app.fingerprint(), before, 'the same files twice change nothing');

    const listed = await dev.get(imported.link('conversation'));
    const link = [...listed.document.querySelectorAll('tbody th a')][0]!;
    const words = link.textContent!.trim();
    const statementPage = await dev.get(link.getAttribute('href')!);
    assert.ok(statementPage.text.includes(words.slice(0, 60)));
    const kept = await dev.submit(statementPage, link.getAttribute('href')!);
    assert.ok(kept.text.includes(words.slice(0, 60)));
    const words1 = await dev.get(`${base}/words`);
    const quotationId = /words\/([0-9a-f-]{36})/.exec(words1.answer.body)![1]!;
    const quotation = words;

    const outcomes = await dev.get(`${base}/outcomes`);
    const outcomeForm = outcomes.hasForm(`${base}/outcomes`) ? outcomes : await dev.get(base);
    const statement = 'Native plants and animals thrive where people live';
    await dev.submit(outcomeForm, `${base}/outcomes`, { statement, quotationIds: quotationId });

    const mechanisms = await dev.get(`${base}/mechanisms`);
    await dev.submit(mechanisms, `${base}/mechanisms`, {
      outcomeId: choiceOf(mechanisms, 'outcomeId', 'Native'),
      type: 'contract',
      title: 'Looking after parks',
      contribution: 'weak',
    });
    const requirements = await dev.get(`${base}/requirements`);
    await dev.submit(requirements, `${base}/requirements`, {
      title: 'No cutting before July',
      type: 'process',
      words: 'Meadows are not cut before 15 July',
      outcomeId: choiceOf(requirements, 'outcomeId', 'Native'),
      mechanismId: choiceOf(requirements, 'mechanismId', 'parks'),
    });
    const agreements = await dev.get(`${base}/agreements`);
    const agreement = await dev.submit(agreements, `${base}/agreements`, {
      title: 'Parks, five years',
      type: 'contract',
      from: choiceOf(agreements, 'from', 'Looking after parks'),
    });
    const agreementPath = agreement.url.replace(/[?#].*/, '');
    const withParty = await dev.submit(agreement, `${agreementPath}/parties`, {
      name: 'Green Hands',
      role: 'provider',
      type: 'provider',
    });
    await dev.submit(withParty, `${agreementPath}/obligations`, {
      words: 'Meadows stand until mid-July',
      owedBy: choiceOf(withParty, 'owedBy', 'Green Hands'),
      owedTo: 'residents',
      howOften: choiceOf(withParty, 'howOften', 'year'),
      requirementIds: withParty.document.querySelector('input[name=requirementIds]')!.getAttribute('value')!,
    });

    const measures = await dev.get(`${base}/measures`);
    const measure = await dev.submit(measures, `${base}/measures`, {
      name: 'Meadow species counted',
      outcomeId: choiceOf(measures, 'outcomeId', 'Native'),
      kind: 'measure',
      improvement: 'up',
    });
    const measurePath = measure.url.replace(/[?#].*/, '');
    await dev.submit(measure, `${measurePath}/imports`, {
      text: '21, 22, 20, 23, 21, 22, 20, 21, 23, 22, 21, 22, 30',
      startMonth: 'Jan 2025',
    });
    await app.running.dispatcher.idle();

    const assumptions = await dev.get(`${base}/assumptions`);
    await dev.submit(assumptions, `${base}/assumptions`, {
      statement: 'Cutting less saves nothing',
      confidence: 'low',
      from: choiceOf(assumptions, 'from', 'No cutting'),
    });
    const reviews = await dev.get(`${base}/reviews`);
    const review = await dev.get(reviews.link('Meadow species'));
    const reviewPath = review.url;
    await dev.submit(review, `${reviewPath}/take`, { does: 'open' });
    const lesson = await dev.get(`${reviewPath}/lessons/new`);
    await dev.submit(lesson, `${reviewPath}/lessons/new`, {
      words: 'Cutting less paid for the survey',
      effect: 'changes',
      about: choiceOf(lesson, 'about', 'Cutting less'),
      newReading: 'Cutting less pays for the survey',
    });

    const whole = await dev.get(`${base}/thread?from=quotation:${quotationId}`);
    for (const bead of [
      quotation.slice(0, 30),
      statement,
      'Looking after parks',
      'No cutting before July',
      'Meadows stand until mid-July',
      'Meadow species counted',
    ])
      assert.ok(whole.text.includes(bead), `the thread has no “${bead}”: ${whole.text.slice(0, 1_500)}`);
    assert.match((await dev.get(`${base}/thread`)).text, /Cutting less paid for the survey/);
    assert.match((await dev.get(`${base}/to-look-at-again`)).text, /No cutting before July/);
  },
);

testOnRealData(
  'real releases are read into the register, and the same file twice changes nothing',
  'ocds/contracts-finder-2025.jsonl.gz',
  async () => {
    const dev = await app.person('Amara Okafor');
    const file = {
      field: 'file',
      name: 'contracts-finder-2025.jsonl.gz',
      content: readRealFile('ocds', 'contracts-finder-2025.jsonl.gz'),
    };
    const first = await dev.upload(await dev.get('/contracts/import'), '/contracts/import', {}, [file]);
    assert.match(first.text, /201 releases: 190 new, 0 changed, 11 as before, 0 left out\. .*Everything could be read/);
    const again = await dev.upload(await dev.get('/contracts/import'), '/contracts/import', {}, [file]);
    assert.match(again.text, /This file was read before\. Nothing has changed/);
    assert.match((await dev.get('/market')).text, /suppliers hold/);
  },
);
