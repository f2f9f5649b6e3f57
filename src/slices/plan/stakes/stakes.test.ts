import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { answerMismatch } from './name-stake.ts';
import { readStakes } from './read-stakes.ts';
import { mismatchesOf, payersOf, type Stake, type StakeRole } from './stake.ts';

const stake = (who: string, role: StakeRole, more: Partial<Stake> = {}): Stake => ({
  id: `${who}${role}`,
  outcomeId: 'o',
  who,
  role,
  note: null,
  amountPence: null,
  form: null,
  basis: null,
  ...more,
});
const keys = (...stakes: Stake[]) => mismatchesOf(stakes).map((one) => one.key);

describe('who requires, funds and owns an outcome', () => {
  it('match where everybody who pays has a say and somebody owns it', () => {
    assert.deepEqual(
      keys(
        stake('Council', 'requires'),
        stake('Council', 'funds'),
        stake('ICB', 'requires'),
        stake('ICB', 'funds'),
        stake('Elders', 'owns'),
      ),
      [],
    );
  });

  it('are said where they do not, each for its own reason', () => {
    assert.deepEqual(keys(), ['nobody']);
    assert.deepEqual(keys(stake('Council', 'requires')), ['unfunded']);
    assert.deepEqual(keys(stake('Homes', 'funds')), ['unrequired', 'unowned', 'voiceless:homes']);
    assert.deepEqual(keys(stake('Elders', 'owns')), ['penniless:elders']);
    assert.deepEqual(keys(stake('Council', 'requires'), stake('council', 'funds'), stake('COUNCIL', 'owns')), [
      'alone',
    ]);
    assert.deepEqual(
      keys(stake('Council', 'requires'), stake('Council', 'funds'), stake('Homes', 'funds'), stake('Elders', 'owns')),
      ['voiceless:homes'],
    );
  });

  it('are summed by who pays and in what form, never pooled with aligned', () => {
    assert.deepEqual(
      payersOf([
        stake('Council', 'funds', { amountPence: 100, form: 'pooled' }),
        stake('council', 'funds', { amountPence: 50, form: 'pooled', id: 'x' }),
        stake('Council', 'funds', { amountPence: 7, form: 'aligned', id: 'y' }),
        stake('ICB', 'funds', { id: 'z' }),
      ]),
      [
        { who: 'Council', form: 'pooled', pence: 150 },
        { who: 'Council', form: 'aligned', pence: 7 },
      ],
    );
  });

  it('are read from lines, or the line is named', () => {
    const outcomes = [
      { id: 'a', statement: 'No one goes a week alone' },
      { id: 'b', statement: 'Fewer of us fall' },
    ];
    assert.deepEqual(
      readStakes('1; Council; funds; £0.33m; pooled; section 75\nfewer of; ICB; require', outcomes).read,
      [
        { outcomeId: 'a', who: 'Council', role: 'funds', amountPence: 33_000_000, form: 'pooled', basis: 'section 75' },
        { outcomeId: 'b', who: 'ICB', role: 'requires', amountPence: null, form: null, basis: null },
      ],
    );
    assert.deepEqual(
      readStakes(
        '3; X; funds\n1; ; funds\n1; X; likes\n1; X; funds; lots\n1; X; funds; 1; stolen\n1; X; owns; £5',
        outcomes,
      ).problems,
      [
        'Line 1: say which outcome, by its number or how it begins.',
        'Line 2: say who, in 200 characters or fewer.',
        'Line 3: say requires, funds or owns.',
        'Line 4: the amount could not be read.',
        'Line 5: the form is pooled, aligned, transferred or in kind.',
        'Line 6: only who funds it puts in money.',
      ],
    );
  });
});

describe('the ledger on its page', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/stakes`;
  });
  after(() => app.close());

  it('is pasted in lines, twice without doubling, and shows what does not match until somebody answers', async () => {
    const lines =
      '1; Thornmere Council; funds; £330,000; pooled\n1; Harbour Homes; funds; £20,000; aligned\n1; Thornmere Council; requires';
    await one.dev.submit(await one.dev.get(path), `${path}/lines`, { lines });
    const page = await one.dev.submit(await one.dev.get(path), `${path}/lines`, { lines });
    assert.equal(page.text.match(/£330,000 a year/g)?.length, 1);
    assert.match(page.text, /2 mismatches that nobody has answered/);
    assert.match(page.text, /Harbour Homes funds it and has no say/);
    assert.match(page.text, /Harbour Homes ?aligned, and its own ?£20,000/);
    const answered = await one.dev.submit(page, `${path}/answers`, {
      mismatch: 'voiceless:harbour homes',
      because: 'It joins the group that owns it in March',
    });
    assert.match(answered.text, /1 mismatch that nobody has answered/);
    assert.match(answered.text, /It joins the group that owns it in March \(Dev Patel/);
    const elsewhere = {
      outcomeId: '00000000-0000-4000-8000-000000000000',
      mismatch: 'nobody',
      because: 'Of no outcome of this case',
    };
    await assert.rejects(
      app.act(one.dev, (act) => answerMismatch(act, one.caseId, elsewhere), one.caseId),
      { code: 'not-found' },
    );
  });

  it('gives a wrong line back to its own form and keeps none of the others', async () => {
    const wrong = await one.dev.submit(
      await one.dev.get(path),
      `${path}/lines`,
      { lines: '1; The board; requires\n9; Nobody; owns' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Line 2: say which outcome, by its number or how it begins.']);
    assert.doesNotMatch((await one.dev.get(path)).text, /The board/);
  });

  it('lets one be taken out, and refuses money from who does not fund it', async () => {
    const added = await one.dev.submit(await one.dev.get(path), path, {
      outcomeId: one.outcomeId,
      who: 'Elders’ Assembly',
      role: 'owns',
    });
    assert.match(added.text, /Elders’ Assembly/);
    const wrong = await one.dev.submit(
      added,
      path,
      { outcomeId: one.outcomeId, who: 'Friends', role: 'owns', amount: '5' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Only who funds it puts in money']);
    const form = [...added.document.querySelectorAll(`form[action="${path}/ended"]`)].find((each) =>
      each.textContent?.includes('Elders’ Assembly, who owns it'),
    )!;
    const id = form.querySelector('input[name=stake]')!.getAttribute('value')!;
    const gone = await one.dev.submit(added, `${path}/ended`, { stake: id });
    assert.doesNotMatch(gone.text, /Elders’ Assembly/);
  });

  it('is not for those who may bid', async () => {
    await (await app.person('Nobody', 'Elsewhere')).get(path, 404);
  });
});
