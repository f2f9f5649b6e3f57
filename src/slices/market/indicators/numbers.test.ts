import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { uploadReleases } from '../releases/upload-releases.ts';

/** A process that was awarded on a day to one supplier, for pounds, with so many tenderers. */
const release = (
  at: number,
  on: string,
  supplier: string,
  more: { tenderers?: number; pounds?: number; sme?: boolean } = {},
) => ({
  ocid: `ocds-test-${at}`,
  id: `${at}`,
  date: `${on}T12:00:00Z`,
  tag: ['award'],
  tender: {
    id: `${at}`,
    title: `Work ${at}`,
    classification: { scheme: 'CPV', id: '85000000' },
    ...(more.tenderers === undefined ? {} : { numberOfTenderers: more.tenderers }),
  },
  parties: [
    {
      id: supplier,
      name: supplier,
      roles: ['supplier'],
      details: more.sme === undefined ? {} : { scale: more.sme ? 'sme' : 'large' },
    },
  ],
  awards: [
    {
      id: '1',
      status: 'active',
      date: `${on}T00:00:00Z`,
      value: { amount: more.pounds ?? 100, currency: 'GBP' },
      suppliers: [{ id: supplier, name: supplier }],
    },
  ],
});

describe('our market in numbers, from releases', () => {
  let app: TestApp;
  let dev: Visitor;
  const bring = (releases: readonly object[]) =>
    app.act(dev, (act) =>
      uploadReleases(act, {
        organisationId: act.who.organisations[0]!.id,
        name: 'releases.jsonl',
        bytes: Buffer.from(releases.map((one) => JSON.stringify(one)).join('\n')),
      }),
    );
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    await app.setClock(new Date('2026-06-30T12:00:00Z'));
  });
  after(() => app.close());

  it('says that nothing was awarded, and then each number with its records and what was left out', async () => {
    assert.match(
      (await dev.get('/market/numbers')).text,
      /Nothing that was brought in was awarded in the last twelve months/,
    );
    await bring([
      release(1, '2024-01-10', 'Harbour'),
      release(2, '2026-01-10', 'Harbour', { tenderers: 1, pounds: 300, sme: true }),
      release(3, '2026-02-10', 'Tern', { tenderers: 3, pounds: 100, sme: false }),
      release(4, '2026-03-10', 'Fellside', { tenderers: 2, sme: true }),
      release(5, '2026-04-10', 'Harbour', { tenderers: 0, pounds: 500 }),
      release(6, '2026-05-10', 'Harbour'),
    ]);
    const { text } = await dev.get('/market/numbers');
    assert.match(text, /5 contracting processes awarded since 30 June 2025/);
    assert.match(text, /Single bids33% \(6% to 79%\)32/);
    assert.match(text, /Nobody bid25% \(\d+% to \d+%\)41/);
    assert.match(text, /Bidders a lot1\.50 \(0\.\d\d to 2\.\d\d\)41/);
    assert.match(text, /New suppliers67% \(\d+% to \d+%\)30/);
    assert.match(text, /Awards to small and medium firms67% \(\d+% to \d+%\)32/);
    assert.match(text, /Awards to voluntary and community organisationscannot be told05/);
    assert.match(text, /How far we depend on our largest supplier: Harbour82%50/);
    assert.match(text, /Concentration: division 85 of the procurement vocabulary \(CPV\)6,8\d\d30/);
  });

  it('belongs to the organisation', async () => {
    const stranger = await app.person('Stranger', 'Elsewhere Council');
    assert.match((await stranger.get('/market/numbers')).text, /Nothing that was brought in/);
  });

  testOnRealData(
    'a year of real releases is told with what they do not say',
    'ocds/contracts-finder-2025.jsonl.gz',
    async () => {
      const real = await app.person('Real', 'Somewhere Council');
      await app.act(real, (act) =>
        uploadReleases(act, {
          organisationId: act.who.organisations[0]!.id,
          name: 'contracts-finder-2025.jsonl.gz',
          bytes: readRealFile('ocds', 'contracts-finder-2025.jsonl.gz'),
        }),
      );
      await app.setClock(new Date('2025-12-31T12:00:00Z'));
      const { text } = await real.get('/market/numbers');
      assert.match(text, /\d+ contracting processes awarded since/);
      assert.match(text, /Single bidscannot be told|Single bids\d+%/);
    },
  );
});
