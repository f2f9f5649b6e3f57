import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import mammoth from 'mammoth';
import { addOrganisation } from '#slices/people/index.ts';
import { pasteStakes } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { addParty } from '../add-party.ts';
import { agreementsOf } from '../agreement-store.ts';
import { signingsOf } from '../signoff/signing-store.ts';
import { draftFromLedger } from './draft-from-ledger.ts';

type Stake = Parameters<typeof draftFromLedger>[0][number];
const stake = (who: string, role: Stake['role'], more: Partial<Stake> = {}): Stake => ({
  ...{ id: `${who}${role}`, outcomeId: 'o', who, role, note: null, amountPence: null, form: null, basis: null },
  ...more,
});

describe('a memorandum drafted from the ledger', () => {
  const draft = (...stakes: Stake[]) => draftFromLedger(stakes, new Map([['o', 'Fewer of us fall']]));

  it('has each name once, and only what is aligned as its money', () => {
    const [homes, council, board] = draft(
      stake('Harbour Homes', 'funds', { amountPence: 100, form: 'aligned' }),
      stake('harbour homes', 'funds', { amountPence: 50, form: 'aligned' }),
      stake('Council', 'funds', { amountPence: 900, form: 'pooled' }),
      stake('Board', 'funds', { amountPence: 700 }),
      stake('Gone', 'owns', { outcomeId: 'retired' }),
    );
    assert.deepEqual([homes!.name, homes!.alignedPence, homes!.role], ['Harbour Homes', 150, 'funder']);
    assert.equal(council!.alignedPence, null);
    assert.match(council!.does[0]!, /in a pooled fund, under that fund’s own agreement and not this one/);
    assert.equal(board!.alignedPence, null);
    assert.match(board!.does[0]!, /in a form that nobody has said/);
  });
});

describe('a memorandum', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app, 'Fewer of us fall');
    await app.act(one.dev, (act) => addOrganisation(act, { name: 'Harbour Homes', type: 'housing-association' }));
  });
  after(() => app.close());

  const memorandum = async () => (await app.look((tx) => agreementsOf(tx, one.caseId))).at(-1)!;
  const here = async () => `${one.base}/agreements/${(await memorandum()).id}/memorandum`;

  const party = async (name: string) => (await memorandum()).parties.find((each) => each.name === name)!;

  it('needs two partners in the ledger', async () => {
    const list = await one.dev.get(`${one.base}/agreements`);
    const wrong = await one.dev.submit(list, `${one.base}/memoranda`, {}, 422);
    assert.deepEqual(wrong.errors, ['Name at least two partners in the ledger first']);
  });

  it('is made with one press, and says plainly that it does not bind and pools nothing', async () => {
    await app.act(
      one.dev,
      (act) =>
        pasteStakes(act, one.caseId, {
          lines:
            '1; Thornmere Council; requires\n1; Thornmere Council; funds; £180,000; pooled\n1; Harbour Homes; funds; £1.5m; aligned\n1; Fell Walkers; owns',
        }),
      one.caseId,
    );
    const page = await one.dev.submit(await one.dev.get(`${one.base}/stakes`), `${one.base}/memoranda`);
    assert.match(page.text, /This memorandum does not bind in law/);
    assert.match(page.text, /No money is pooled by it/);
    assert.match(page.text, /Harbour Homes: £1,500,000 a year/);
    assert.match(page.text, /Thornmere Council: says what is required for “Fewer of us fall”; has £180,000 a year/);
    assert.match(page.text, /It is looked at again on/);
    assert.match(page.text, /A partner leaves by telling the others in writing/);
    const { parties } = await memorandum();
    assert.deepEqual(parties.map(({ name, money, amountPence }) => [name, money, amountPence]).toSorted(), [
      ['Fell Walkers', null, null],
      ['Harbour Homes', 'aligned', 150_000_000],
      ['Thornmere Council', null, null],
    ]);
  });

  it('is edited, a partner at a time, and its money is aligned whatever is sent', async () => {
    const path = await here();
    const council = await party('Thornmere Council');
    const page = await one.dev.submit(await one.dev.get(path), `${path}/parts`, {
      party: council.id,
      does: 'keeps the streets lit\nasks before it moves a bench',
      aligned: '£20,000',
    });
    assert.match(page.text, /keeps the streets lit; asks before it moves a bench/);
    assert.match(page.text, /Thornmere Council: £20,000 a year/);
    assert.equal((await party('Thornmere Council')).money, 'aligned');
    const { id } = await memorandum();
    const pooled = await app.act(one.dev, (act) =>
      addParty(act, id, {
        name: 'Fell Bank',
        type: 'charity',
        role: 'funder',
        money: 'pooled',
        amount: 1,
      }).then(
        () => 'it was pooled',
        (fault) => JSON.stringify(fault.errors),
      ),
    );
    assert.match(pooled, /Only a pooled fund holds pooled money\. Choose aligned/);
    const stale = await one.dev.get(path);
    await one.dev.submit(await one.dev.get(path), path, { purpose: 'So that fewer of us fall', leaving: '' });
    await one.dev.submit(stale, path, { purpose: 'Something older' }, 409);
    const now = await one.dev.get(path);
    assert.match(now.text, /So that fewer of us fall/);
    assert.match(now.text, /How a partner leaves ?Nobody has said/);
  });

  it('is taken away as Word and PDF, with the same words', async () => {
    const path = await here();
    const docx = await one.dev.request('GET', `${path}/file?as=docx`);
    const { value } = await mammoth.extractRawText({ buffer: docx.bytes });
    assert.match(value, /does not bind in law/);
    assert.match(value, /Harbour Homes: £1,500,000 a year/);
    const pdf = await one.dev.request('GET', `${path}/file?as=pdf`);
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  });

  it('is put to its parties, who sign it as they sign the plan, and what changes since is signed by nobody', async () => {
    const path = await here();
    const put = await one.dev.submit(await one.dev.get(path), `${path}/signings`);
    assert.match(put.text, /0 of 3 partners have signed/);
    const signing = (await app.look((tx) => signingsOf(tx, one.caseId))).at(-1)!;
    const council = signing.partners.find(({ name }) => name === 'Thornmere Council')!;
    const at = `${one.base}/signings/${signing.id}`;
    await one.dev.submit(await one.dev.get(at), `${at}/answers`, { partner: council.id, answer: 'signed' });
    await one.dev.submit(await one.dev.get(path), path, { purpose: 'So that nobody falls' });
    const page = await one.dev.get(path);
    assert.match(page.text, /1 of 3 partners has signed/);
    assert.match(page.text, /Changed since version 1, and signed by nobody.*So that nobody falls/);
    // The plan has not been put: a signature of the memorandum is none of it.
    assert.match((await one.dev.get(`${one.base}/plan`)).text, /No partner has been asked to sign it yet/);
  });

  it('is put by those who commission or procure, and not by other partners; strangers see none of it', async () => {
    const path = await here();
    const ruth = await withHat(app, one, 'Ruth Levy', 'partner');
    assert.equal((await ruth.get(path)).hasForm(`${path}/signings`), false);
    await (await app.person('Nobody', 'Elsewhere')).get(path, 404);
    const pat = await withHat(app, one, 'Pat Lowe', 'provider');
    await pat.get(path, 404);
  });
});
