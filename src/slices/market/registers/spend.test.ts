import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { spendLook } from './spend-look.ts';
import type { Spent } from './spend-store.ts';

const at = '/market/spend/import';

const october = `Thornmere Council,,,,,
Payments over £500: October 2026,,,,,
Beneficiary,Net amount,Payment date,Directorate,Transaction number,Company number
Bay Care Ltd,"6,000.00",01/10/2026,Adults,1,1234567
Bay Care Limited,2000,02/10/2026,Adults,2,1234567
Fell & Shore,1000,03/10/2026,Adults,3,
Fell & Shore,1000,03/10/2026,Roads,3,
Fell & Shore,(100.00),04/10/2026,Roads,4,
REDACTED PERSONAL DATA,900,05/10/2026,Children,5,
Gritters,lots,05/10/2026,Roads,6,
`;

const one = (given: Partial<Spent>): Spent => ({
  supplier: 'Bay',
  identifier: null,
  service: null,
  redacted: false,
  payments: 1,
  paidPence: 100,
  refunds: 0,
  refundPence: 0,
  ...given,
});

describe('what is worked out of payments', () => {
  it('knows names with one number as one, and by what people said of the others', () => {
    const rows = [
      one({ supplier: 'Bay Care Ltd', identifier: '01234567', payments: 3 }),
      one({ supplier: 'BAY CARE LTD', paidPence: 200 }),
      one({ supplier: 'Bay Group', identifier: '01234567' }),
      one({ supplier: 'Fell' }),
      one({ supplier: 'Fell Services' }),
    ];
    const shown = (ties: Parameters<typeof spendLook>[1]) =>
      spendLook(rows, ties).suppliers.map(({ name, paidPence }) => [name, paidPence]);
    const apart = [
      ['BAY CARE LTD', 400],
      ['Fell', 100],
      ['Fell Services', 100],
    ];
    assert.deepEqual(shown([]), apart);
    const at = new Date('2026-11-23T10:00:00Z');
    const same = { id: '1', one: 'Fell', other: 'Fell Services', since: null, because: null, by: '1', at };
    assert.deepEqual(shown([{ ...same, kind: 'different' }]), apart);
    assert.deepEqual(shown([{ ...same, kind: 'same' }]), [apart[0], ['Fell', 200]]);
  });

  it('takes no refund and no redacted payee into a share, and counts both', () => {
    const look = spendLook(
      [
        one({ service: 'Roads', paidPence: 0, payments: 0, refunds: 2, refundPence: 50 }),
        one({ supplier: null, redacted: true, paidPence: 900 }),
      ],
      [],
    );
    assert.deepEqual(look.refunds, { payments: 2, pence: 50 });
    assert.deepEqual(look.redacted, { payments: 1, pence: 900 });
    assert.deepEqual([look.whole, look.services, look.suppliers[0]!.share], [null, [], 0]);
    assert.equal(spendLook([], []).whole, null);
  });
});

describe('spend files', () => {
  let app: TestApp;
  let amara: Visitor;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T10:00:00Z'));
    amara = await app.person('Amara Okafor');
  });
  after(() => app.close());

  const send = async (content: string, who = amara): Promise<Page> =>
    who.upload(await who.get(at), at, {}, [{ field: 'file', name: 'spend.csv', content }]);
  const bring = async (content: string, fields = {}): Promise<Page> => {
    const mapping = await send(content);
    return amara.submit(mapping, mapping.url, fields);
  };

  it('are brought in by hand, column by column, and what could not be read is listed by line', async () => {
    const market = await amara.get('/market');
    const empty = await amara.get(market.link('What we spend'));
    assert.match(empty.text, /Nothing is known yet/);
    const mapping = await send(october);
    assert.match(mapping.text, /This is what the names of the columns suggest/);
    const slip = await amara.submit(mapping, mapping.url, { amount: '' }, 422);
    assert.deepEqual(slip.errors, ['Choose the column that holds the amount']);
    const read = await amara.submit(mapping, mapping.url);
    assert.match(read.text, /6 payments added, 0 changed, 0 as before, 1 line left out/);
    assert.match(read.text, /1 payment names nobody because the payee is redacted, and 1 is a refund/);
    assert.match(read.text, /Line 10, Net amount: “lots” is not an amount/);
  });

  it('show suppliers by amount, the largest share with what was left out, and how each service rests on few', async () => {
    const page = await amara.get('/market/spend');
    assert.match(
      page.text,
      /Bay Care Limited had 80% of what was paid to 2 suppliers from 1 October 2026 to 5 October 2026/,
    );
    assert.match(page.text, /£10,000 in 4 payments/);
    assert.match(page.text, /1 payment to redacted payees \(£900\), and 1 refund \(£100\)/);
    assert.match(page.text, /Bay Care Limited01234567£8,00080%2Adults/);
    assert.match(page.text, /Fell & Shore£2,00020%2£100Roads/);
    assert.match(page.text, /Adults£9,0002Bay Care Limited89%8,025/);
    assert.match(page.text, /Roads£1,0001Fell & Shore100%10,000/);
    assert.doesNotMatch(page.text, /PERSONAL DATA/);
  });

  it('change nothing when the same comes twice, and change a payment that says something else', async () => {
    const before = await app.fingerprint();
    const mapping = await send(october);
    assert.match(mapping.text, /This is how you read the same columns last time/);
    const again = await amara.submit(mapping, mapping.url);
    assert.match(again.text, /0 payments added, 0 changed, 6 as before/);
    assert.equal((await app.fingerprint()).spend_lines, before.spend_lines);
    const other = await bring(october.replace('"6,000.00"', '"6,500.00"'));
    assert.match(other.text, /0 payments added, 1 changed, 5 as before/);
  });

  it('keep nothing of a payee whose name is redacted later', async () => {
    await bring(october.replace('Bay Care Limited', 'REDACTED'));
    const { rows } = await app.look((tx) =>
      sql<{ supplier: string | null; identifier: string | null }>`select supplier, identifier from spend_lines
        where redacted order by pence`.execute(tx),
    );
    assert.deepEqual(rows, [
      { supplier: null, identifier: null },
      { supplier: null, identifier: null },
    ]);
  });

  it('are looked at over the twelve months up to the last payment, not the last twelve', async () => {
    await bring('Payee,Amount,Date\nOld Firm,50000,30/09/2020\nOlder Firm,9,05/10/2025\nNew Firm,1,06/10/2025');
    const page = await amara.get('/market/spend');
    assert.match(page.text, /from 6 October 2025 to 5 October 2026/);
    assert.match(page.text, /New Firm/);
    assert.doesNotMatch(page.text, /Old Firm|Older Firm/);
  });

  it('remember their columns apart from a register with the same ones', async () => {
    const page = await amara.get('/contracts/import');
    const mapping = await amara.upload(page, '/contracts/import', {}, [
      { field: 'file', name: 'register.csv', content: october },
    ]);
    assert.match(mapping.text, /This is what the names of the columns suggest/);
    await amara.get(mapping.url.replace('/contracts/import', at), 404);
  });

  it('are my organisation’s alone', async () => {
    const other = await app.person('Rhian Moss', 'Another Council');
    assert.match((await other.get('/market/spend')).text, /Nothing is known yet/);
    const mapping = await send(october);
    await other.get(mapping.url, 404);
    const nobody = await app.person('Kit Lane', null);
    assert.match((await nobody.get('/market/spend')).text, /you belong to none here/);
    await nobody.get(at, 403);
  });
});
