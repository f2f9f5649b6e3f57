import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { contractsFrom, latestReleases, publishedDate, readReleases } from './index.ts';

const release = {
  ocid: 'ocds-x-1',
  id: 'r1',
  date: '2026-03-01T10:00:00Z',
  tag: ['award'],
  buyer: { id: 'b', name: 'Thornmere Council' },
  parties: [{ id: 'b', name: 'Thornmere Council', roles: ['buyer'] }],
  tender: {
    title: 'Home care',
    procurementMethod: 'open',
    procurementMethodDetails: 'Open procedure',
    lots: [{ id: 'L1', title: 'Fell & Shore' }],
  },
  awards: [
    {
      id: 'A1',
      title: 'Home care, Fell & Shore',
      status: 'active',
      value: { amount: 1000.5, currency: 'GBP' },
      suppliers: [{ id: 's', name: 'Bay Care' }],
      contractPeriod: { startDate: '2026-04-01T00:00:00+01:00', endDate: '2027-03-31T23:59:59+01:00' },
      relatedLots: ['L1'],
    },
    { id: 'A2', status: 'cancelled', suppliers: [{ name: 'Nobody' }] },
  ],
  contracts: [
    {
      id: 'C1',
      awardID: 'A1',
      status: 'active',
      value: { amount: 900, currency: 'gbp' },
      period: { startDate: '2026-04-02', endDate: '2027-03-31' },
    },
  ],
};
const text = JSON.stringify(release);
const contractsOf = (value: unknown) => {
  const read = readReleases(JSON.stringify(value));
  const from = read.releases.map(contractsFrom);
  return {
    contracts: from.flatMap((one) => one.contracts),
    problems: [...read.problems, ...from.flatMap((one) => one.problems)],
  };
};

test('reads every wrapping of the same release, plain and gzip', () => {
  const wrappings = [
    text,
    `[${text}]`,
    `{"version":"1.1","releases":[${text}]}`,
    `{"records":[{"ocid":"ocds-x-1","releases":[${text}]}]}`,
    `{"records":[{"ocid":"ocds-x-1","releases":[{"url":"https://x.test/1"}],"compiledRelease":${text}}]}`,
    `\ufeff${text}\n`,
    `${text}\n\n`,
    `{"releases":[${text}]}\n{"releases":[]}\n`,
    JSON.stringify(release, null, 2),
  ];
  for (const wrapping of wrappings) {
    for (const input of [wrapping, Buffer.from(wrapping), gzipSync(wrapping)]) {
      const read = readReleases(input);
      assert.deepEqual(read.problems, []);
      assert.deepEqual(
        read.releases.map((one) => one.release),
        [release],
      );
    }
  }
});

test('says where in the file each release stood and what was left out', () => {
  const read = readReleases(`${text}\n{"ocid":\n${text.replace('ocds-x-1', ' ')}\n7\n`, 'a.jsonl');
  assert.deepEqual(
    read.releases.map((one) => one.path),
    ['a.jsonl: line 1'],
  );
  assert.deepEqual(
    read.problems.map((problem) => problem.path),
    ['a.jsonl: line 2', 'a.jsonl: line 3/ocid', 'a.jsonl: line 4'],
  );
  const said = (value: string) =>
    readReleases(value)
      .problems.map((problem) => `${problem.path} ${problem.why}`)
      .join();
  assert.match(said('{"records":[{"ocid":"a","releases":[{"url":"u"}]},7]}'), /^records\/0 .*links.*,records\/1 /);
  assert.match(said('{"releases":7}'), /^releases /);
  assert.match(said('[]'), /no release/);
  assert.match(said('"words"'), /neither a release nor/);
  assert.match(said(''), /empty/);
  assert.match(said('{"ocid":"a","date":"soon","id":1}'), /^date .*no date/);
});

test('reads contracts with their award, and awards on their own', () => {
  const { contracts, problems } = contractsOf(release);
  assert.deepEqual(problems, []);
  const contract = {
    ocid: 'ocds-x-1',
    path: 'contracts/0',
    awardId: 'A1',
    contractId: 'C1',
    title: 'Home care, Fell & Shore',
    buyer: 'Thornmere Council',
    suppliers: ['Bay Care'],
    procedure: 'Open procedure',
    startOn: '2026-04-02',
    endOn: '2027-03-31',
    valuePence: 90_000,
    currency: 'GBP',
    lots: [{ id: 'L1', title: 'Fell & Shore' }],
  };
  assert.deepEqual(contracts, [contract]);
  const { contracts: _, ...awardOnly } = release;
  assert.deepEqual(contractsOf(awardOnly).contracts, [
    { ...contract, path: 'awards/0', contractId: null, startOn: '2026-04-01', valuePence: 100_050 },
  ]);
});

test('keeps the latest release of each process by date', () => {
  const dated = (ocid: string, date: string | null, id: string) => ({
    path: id,
    ocid,
    releaseId: id,
    date,
    release: {},
  });
  const latest = latestReleases([
    dated('a', '2026-03-01T10:00:00+02:00', '1'),
    dated('b', null, '2'),
    dated('a', '2026-03-01T09:00:00Z', '3'),
    dated('a', '2026-03-01T08:30:00Z', '4'),
    dated('b', null, '5'),
  ]);
  assert.deepEqual(
    latest.map((one) => one.releaseId),
    ['3', '5'],
  );
});

test('takes the day a publisher meant', () => {
  const dates: [string, string | null][] = [
    ['2026-06-30', '2026-06-30'],
    ['2026-06-30T23:59:59Z', '2026-06-30'],
    ['2026-06-30T23:00:00Z', '2026-07-01'],
    ['2026-12-30T23:00:00Z', '2026-12-30'],
    ['2026-06-30T00:00:00+04:00', '2026-06-30'],
    ['2026-06-31T00:00:00Z', null],
    ['soon', null],
  ];
  for (const [written, on] of dates) assert.equal(publishedDate(written), on, written);
});

/** Every path of a JSON value, and the value with that path replaced. */
function* replaced(value: unknown, by: unknown, path: string[] = []): Generator<[string, unknown]> {
  if (path.length > 0) yield [path.join('/'), by];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const [at, changed] of replaced(inner, by, [...path, key])) {
      yield [at, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }];
    }
  }
}

const unread = /^(tag|buyer\/id|parties\/0\/(id|name)|awards\/\d\/suppliers\/0\/id)(\/|$)/;

test('a wrong shape anywhere is listed by its path, and the rest is read', () => {
  for (const wrong of [{ odd: true }, true, [[]], 'words']) {
    for (const [path, changed] of replaced(release, wrong)) {
      const { problems } = contractsOf(changed);
      if (unread.test(path) || belongs(wrong, path)) continue;
      assert.ok(
        problems.some((problem) => problem.path.startsWith(path)),
        `${path} as ${JSON.stringify(wrong)}: ${JSON.stringify(problems)}`,
      );
    }
  }
});

/** Words where words stood, an object where one stood: nothing to complain of. */
function belongs(wrong: unknown, path: string): boolean {
  const stood = path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], release);
  if (typeof wrong === 'string') return typeof stood === 'string' && !/date$/i.test(path);
  return !Array.isArray(wrong) && typeof wrong === 'object' && typeof stood === 'object' && !Array.isArray(stood);
}

test('null anywhere is nothing, never a fault of the reader; without an ocid there is no release', () => {
  for (const [path, changed] of replaced(release, null)) {
    const { contracts, problems } = contractsOf(changed);
    if (path === 'ocid') assert.equal(contracts.length, 0);
    if (/^(ocid|date|id)$/.test(path)) assert.equal(problems[0]!.path, path);
    else assert.ok(contracts.length > 0 || /^contracts/.test(path), path);
  }
});

test('cut at any byte, plain or gzip, it says so and throws nothing', () => {
  const two = Buffer.from(`${text}\n${text}\n`);
  for (let at = 0; at < two.length - 1; at += 1) {
    const { releases, problems } = readReleases(two.subarray(0, at));
    const whole = (at >= text.length ? 1 : 0) + (at >= 2 * text.length + 1 ? 1 : 0);
    assert.equal(releases.length, whole, `cut at ${at}`);
    if (at !== text.length && at !== text.length + 1 && at < two.length - 1)
      assert.ok(problems.length > 0, `cut at ${at}`);
  }
  const packed = gzipSync(two);
  for (let at = 0; at < packed.length; at += 1) assert.ok(readReleases(packed.subarray(0, at)).problems.length > 0);
});

test('never throws, whatever the bytes or the JSON', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.string(), fc.json()), (input) => {
      const read = readReleases(input);
      assert.ok(read.problems.length > 0 || read.releases.length > 0);
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(release), '__proto__'), fc.jsonValue()), (value) => {
      contractsOf({ ...value, ocid: 'a' });
      contractsOf({ ...release, ...value });
    }),
  );
  assert.ok(readReleases('['.repeat(1_000_000)).problems.length > 0);
});
