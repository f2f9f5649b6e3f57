import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { type Piece, processFrom, readPieces, readReleases } from './index.ts';

const processOf = (value: unknown) => processFrom(readReleases(JSON.stringify(value)).releases[0]!);

const release = {
  ocid: 'ocds-x-1',
  id: '1',
  date: '2026-01-05T00:00:00Z',
  buyer: { id: 'GB-PPON-1', name: 'Thornmere  Council' },
  parties: [
    {
      id: 's1',
      name: 'Bay Care',
      identifier: { scheme: 'GB-PPON', id: 'PABC-1234' },
      additionalIdentifiers: [{ scheme: 'GB-COH', id: '01234567' }, { id: 'nothing' }],
      details: { scale: 'SME', vcse: true },
    },
  ],
  tender: {
    id: 't',
    title: 'Home care',
    procurementMethod: 'open',
    mainProcurementCategory: 'services',
    classification: { scheme: 'CPV', id: '85312000' },
    items: [
      {
        additionalClassifications: [
          { scheme: 'CPV', id: '85320000' },
          { scheme: 'NUTS', id: 'UKD' },
        ],
      },
    ],
    contractPeriod: { startDate: '2025-01-01' },
  },
  awards: [
    {
      id: 'a',
      status: 'active',
      date: '2026-01-04T00:00:00Z',
      value: { amount: 100, currency: 'GBP' },
      suppliers: [{ id: 's1', name: 'Bay Care' }],
      contractPeriod: { startDate: '2026-02-01', endDate: '2028-01-31' },
    },
    { id: 'b', date: '2026-01-02', value: { amountGross: 20.5, currency: 'GBP' }, suppliers: [{ name: 'Tern  CIC' }] },
    { id: 'c', status: 'cancelled', value: { amount: 9_000, currency: 'GBP' }, suppliers: [{ name: 'Nobody' }] },
  ],
};

test('reads what indicators need: who bought what, how, when, for how much, from whom', () => {
  const { process, problems } = processOf(release);
  assert.deepEqual(problems, []);
  assert.deepEqual(process, {
    ocid: 'ocds-x-1',
    tenderId: 't',
    title: 'Home care',
    status: null,
    buyer: 'Thornmere  Council',
    buyerId: 'GB-PPON-1',
    category: 'services',
    cpv: ['85312000', '85320000'],
    method: 'open',
    methodDetails: null,
    tenderers: null,
    tenderersFrom: null,
    awardedOn: '2026-01-02',
    awardedPence: 12_050,
    currency: 'GBP',
    startOn: '2026-02-01',
    endOn: '2028-01-31',
    suppliers: [
      {
        key: 'GB-COH-01234567',
        name: 'Bay Care',
        identifiers: ['GB-COH-01234567', 'GB-PPON-PABC-1234'],
        scale: 'sme',
        sme: true,
        vcse: true,
      },
      { key: 'tern cic', name: 'Tern  CIC', identifiers: [], scale: null, sme: null, vcse: null },
    ],
  });
});

test('says how many tendered and where that was said', () => {
  const told = (more: object) => {
    const { process } = processOf({ ...release, ...more });
    return [process.tenderers, process.tenderersFrom];
  };
  const statistics = [
    { measure: 'bids', value: 9 },
    { measure: 'finalStageBids', value: 2, relatedLots: ['1'] },
    { measure: 'finalStageBids', value: 3, relatedLots: ['2'] },
  ];
  assert.deepEqual(told({ tender: { numberOfTenderers: 4 }, bids: { statistics } }), [4, 'numberOfTenderers']);
  assert.deepEqual(told({ bids: { statistics } }), [9, 'bidStatistics']);
  assert.deepEqual(told({ bids: { statistics: statistics.slice(1) } }), [3, 'bidStatistics']);
  assert.deepEqual(told({ tender: { tenderers: [{ id: 'a' }, { id: 'a' }, { id: 'b' }] } }), [2, 'tenderers']);
  const odd = processOf({ ...release, tender: { numberOfTenderers: -1 } });
  assert.equal(odd.process.tenderers, null);
  assert.deepEqual(
    odd.problems.map((one) => one.path),
    ['tender/numberOfTenderers'],
  );
});

test('adds no money up across currencies, and calls nothing small that was not said to be', () => {
  const euros = structuredClone(release);
  euros.awards[1]!.value = { amountGross: 20.5, currency: 'EUR' };
  assert.equal(processOf(euros).process.awardedPence, null);
  const large = structuredClone(release);
  large.parties[0]!.details = { scale: 'large', vcse: false };
  assert.deepEqual(
    [processOf(large).process.suppliers[0]!.sme, processOf(large).process.suppliers[0]!.vcse],
    [false, false],
  );
});

test('never throws, whatever is written anywhere', () => {
  const keys = [...Object.keys(release), 'bids', '__proto__'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (value) => {
      processOf({ ...value, ocid: 'a' });
      processOf({ ...release, ...value, ocid: 'a' });
      processOf({ ...release, awards: [{ ...value, ...release.awards[0], suppliers: value.parties }] });
    }),
  );
});

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

async function piecesOf(bytes: Uint8Array | string, name: string, after = 0): Promise<Piece[]> {
  const found: Piece[] = [];
  for await (const piece of readPieces(bytesOf(Buffer.from(bytes)), name, { after })) found.push(piece);
  return found;
}

test('reads lines and documents piece by piece, and goes on after any of them as if it had not stopped', async () => {
  const text = [...Array(5).keys()].map((at) => JSON.stringify(madeUpRelease(at))).join('\n');
  const lines = `${text.replace('"ocds-made-up-3"', '7')}\nnot JSON\n\n{"releases":[${text.split('\n')[0]}]}\n`;
  const list = `[${text.split('\n').join(',')}]`;
  for (const [bytes, name] of [
    [Buffer.from(lines), 'a.jsonl'],
    [gzipSync(lines), 'a.jsonl.gz'],
    [gzipSync(list), 'a.json.gz'],
  ] as const) {
    const whole = await piecesOf(bytes, name);
    for (let after = 0; after <= whole.length; after += 1)
      assert.deepEqual(await piecesOf(bytes, name, after), whole.slice(after), `${name} after ${after}`);
  }
  const pieces = await piecesOf(lines, 'a.jsonl');
  assert.deepEqual(
    pieces.flatMap((one) => one.problems.map((problem) => problem.path)),
    ['a.jsonl: line 4/ocid', 'a.jsonl: line 6'],
  );
  assert.deepEqual(
    pieces.map((one) => [one.at, one.releases.length, one.leftOut]),
    [
      [1, 1, 0],
      [2, 1, 0],
      [3, 1, 0],
      [4, 0, 1],
      [5, 1, 0],
      [6, 0, 1],
      [7, 0, 0],
      [8, 1, 0],
    ],
  );
});

test('what holds no release, or breaks off, is the last piece and nothing of it is done', async () => {
  for (const [bytes, name, why] of [
    ['', 'a.json', /empty/],
    ['{"releases": [{"ocid"', 'a.json', /not whole JSON/],
    [gzipSync(JSON.stringify(madeUpRelease(1))).subarray(0, 50), 'a.json.gz', /cut short/],
    [gzipSync(JSON.stringify(madeUpRelease(1))).subarray(0, 50), 'a.jsonl.gz', /cut short/],
  ] as const) {
    const [only, more] = await piecesOf(bytes, name);
    assert.deepEqual([only!.at, only!.last, only!.releases.length, more], [0, true, 0, undefined], name);
    assert.match(only!.problems[0]!.why, why);
  }
  assert.deepEqual(await piecesOf('', 'a.jsonl'), []);
});

testOnRealData(
  'reads the process of every Contracts Finder release',
  'ocds/contracts-finder-2025.jsonl.gz',
  async () => {
    const pieces = await piecesOf(readRealFile('ocds', 'contracts-finder-2025.jsonl.gz'), 'cf.jsonl.gz');
    const found = pieces.flatMap((one) => one.releases).map(processFrom);
    assert.equal(found.length, 201);
    assert.deepEqual(
      found.flatMap((one) => one.problems),
      [],
    );
    const suppliers = found.flatMap((one) => one.process.suppliers);
    assert.ok(found.every(({ process }) => process.buyer && process.title && process.cpv.length > 0));
    assert.ok(suppliers.filter((one) => one.key.startsWith('GB-COH-')).length > 50);
    assert.ok(suppliers.filter((one) => one.sme).length > 50 && suppliers.some((one) => one.vcse));
  },
);
