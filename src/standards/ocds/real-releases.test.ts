import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { contractsFrom, latestReleases, readReleases } from './index.ts';

const readFile = (name: string) => {
  const packed = readRealFile('ocds', name);
  const read = readReleases(packed, name);
  const found = latestReleases(read.releases).map(contractsFrom);
  return {
    packed,
    read,
    contracts: found.flatMap((one) => one.contracts),
    problems: found.flatMap((one) => one.problems),
  };
};

testOnRealData('reads every Contracts Finder release whole', 'ocds/contracts-finder-2025.jsonl.gz', () => {
  const { packed, read, contracts, problems } = readFile('contracts-finder-2025.jsonl.gz');
  assert.equal(read.releases.length, 201);
  assert.equal(latestReleases(read.releases).length, 190);
  assert.deepEqual([...read.problems, ...problems], []);
  const lines = gunzipSync(packed).toString().trim().split('\n');
  assert.deepEqual(
    read.releases.map((one) => one.release),
    lines.map((line) => JSON.parse(line)),
  );
  const withAwards = latestReleases(read.releases).filter((one) => Array.isArray(one.release.awards));
  assert.equal(contracts.length, withAwards.length);
  for (const contract of contracts) {
    assert.ok(contract.title && contract.buyer && contract.suppliers.length > 0 && contract.procedure);
    assert.ok(contract.startOn && contract.endOn && contract.currency === 'GBP' && contract.valuePence !== null);
  }
});

testOnRealData(
  'reads what sixteen publishers write, and lists what is misshapen',
  'ocds/international-2018.jsonl.gz',
  () => {
    const { read, contracts, problems } = readFile('international-2018.jsonl.gz');
    assert.equal(read.releases.length, 811);
    assert.deepEqual(read.problems, []);
    assert.equal(latestReleases(read.releases).length, 693);
    assert.ok(contracts.length > 500);
    const kinds = new Map<string, number>();
    for (const { path, why } of problems) {
      const kind = `${path.replace(/^.*?line \d+\//, '').replaceAll(/\d+/g, 'N')}: ${why}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    console.log('international-2018, misshapen:', Object.fromEntries(kinds));
    assert.deepEqual([...kinds.keys()].map((kind) => kind.split(':')[0]).sort(), [
      'awards',
      'awards/N/relatedLots/N',
      'contracts/N/suppliers',
    ]);
  },
);
