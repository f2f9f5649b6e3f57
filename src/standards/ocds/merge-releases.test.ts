import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '#platform/export/json-value.ts';
import { readRealFile, realPath, testOnRealData } from '#test/support/real-data.ts';
import { compileReleases, type Dated, versionReleases } from './merge-releases.ts';
import {
  addRule,
  type MergeRules,
  pathsOfRules,
  rulesFrom,
  rulesOf10,
  rulesOf11,
  rulesOfSchema,
} from './merge-rules.ts';
import { readReleases } from './read-releases.ts';

const dated = (releases: readonly JsonObject[]): Dated[] =>
  releases.map((release, index) => ({ release, path: `releases/${index}` }));
const compile = (releases: readonly JsonObject[], rules?: MergeRules) =>
  compileReleases(dated(releases), rules).release;

const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-ocds-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const readJson = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

const cases = 'ocds/merge-cases.tar.gz';
testOnRealData('every published case compiles, and is versioned, to what the reference makes of it', cases, () => {
  execFileSync('tar', ['-xzf', realPath(cases), '-C', folder]);
  const ofSchema = rulesOfSchema(readJson('schema.json'));
  let compared = 0;
  for (const [part, rules] of [
    ['1.0', rulesOf10],
    ['1.1', rulesOf11],
    ['schema', ofSchema],
  ] as const)
    for (const name of readdirSync(path.join(folder, part)).filter(
      (one) => !/-(compiled|versioned|append|by-position)\.json$/.test(one),
    )) {
      const releases = dated(readJson(`${part}/${name}`));
      const file = (kind: string) => `${part}/${name.replace('.json', `-${kind}.json`)}`;
      for (const [kind, merged] of [
        ['compiled', compileReleases],
        ['versioned', versionReleases],
      ] as const)
        if (existsSync(path.join(folder, file(kind)))) {
          assert.deepEqual(merged(releases, rules).release, readJson(file(kind)), file(kind));
          compared += 1;
        }
    }
  for (const [name, rule] of [
    ['identifier-merge-duplicate-id-append', 'append'],
    ['identifier-merge-no-id-append', 'append'],
    ['identifier-merge-duplicate-id-by-position', 'position'],
    ['identifier-merge-no-id-by-position', 'position'],
  ] as const) {
    if (!existsSync(path.join(folder, 'schema', `${name}.json`))) continue;
    const input = readJson(`schema/${name.replace(/-(append|by-position)$/, '')}.json`);
    const rules = addRule(rulesFrom(pathsOfRules(ofSchema)), 'nested/array', rule);
    assert.deepEqual(compile([...input, ...input], rules), readJson(`schema/${name}.json`), name);
    compared += 1;
  }
  assert.ok(compared >= 50, `${compared} compared`);
});

testOnRealData('our table of rules is what the official schemas say', cases, () => {
  const schema = (bytes: Buffer) => pathsOfRules(rulesOfSchema(JSON.parse(bytes.toString('utf8'))));
  assert.deepEqual(pathsOfRules(rulesOf11), schema(readRealFile('ocds', 'schema', 'release-schema.json')));
});

testOnRealData(
  'real releases compile without a fault, one for each process, whatever their order',
  'ocds/international-2018.jsonl.gz',
  () => {
    const { releases } = readReleases(readRealFile('ocds', 'international-2018.jsonl.gz'));
    const byOcid = Map.groupBy(releases, (one) => one.ocid);
    let repeated = 0;
    for (const [ocid, group] of byOcid) {
      const { release } = compileReleases(group);
      assert.equal(release?.ocid, ocid);
      if (group.length > 1) repeated += 1;
      if (new Set(group.map((one) => one.date)).size === group.length)
        assert.deepEqual(compileReleases(group.toReversed()).release, release);
    }
    assert.ok(repeated > 50, `${repeated} have more than one release`);
  },
);

const base = { ocid: 'a', tag: ['tender'] };
const on = (day: number, rest: JsonObject): JsonObject => ({
  ...base,
  id: `${day}`,
  date: `2026-01-0${day}T00:00:00Z`,
  ...rest,
});

test('a later release changes what it says, takes away what it says is null, and leaves the rest', () => {
  const first = on(1, {
    tender: {
      id: 't',
      title: 'Care',
      value: { amount: 1, currency: 'GBP' },
      items: [{ id: 1, quantity: 1 }, { description: 'no id' }],
    },
  });
  const second = on(2, {
    tender: { title: null, value: { amount: 2 }, items: [{ id: '1', quantity: 5 }, { description: 'no id' }] },
  });
  assert.deepEqual(compile([second, first]), {
    ocid: 'a',
    id: 'a-2026-01-02T00:00:00Z',
    date: '2026-01-02T00:00:00Z',
    tag: ['compiled'],
    tender: {
      id: 't',
      value: { amount: 2, currency: 'GBP' },
      items: [{ id: '1', quantity: 5 }, { description: 'no id' }, { description: 'no id' }],
    },
  });
});

test('says by path what could not be merged as it stands, and keeps the later words', () => {
  const said = compileReleases(
    dated([
      on(1, { tender: { title: 'Care', value: 7 }, planning: { budget: 'much' } }),
      on(2, {
        tender: 'gone',
        planning: { budget: { amount: 1 } },
        awards: [
          { id: 1, a: 1 },
          { id: 1, b: 2 },
        ],
      }),
      { ...base, tender: { title: 'never' } },
    ]),
  );
  assert.deepEqual(said.problems.map((one) => one.path).sort(), [
    'releases/1/awards/1',
    'releases/1/planning/budget',
    'releases/1/tender',
    'releases/2',
  ]);
  assert.equal(said.release?.tender, 'gone');
  assert.deepEqual(said.release?.planning, { budget: { amount: 1 } });
  assert.deepEqual(said.release?.awards, [{ id: 1, a: 1, b: 2 }]);
  const clock = compileReleases(
    dated([on(1, { date: '2026-01-01T12:00:00+06:00' }), on(1, { date: '2026-01-01T11:00:00Z' })]),
  );
  assert.match(clock.problems[0]!.why, /by the clock it is earlier/);
  assert.deepEqual(compileReleases([]), { release: null, problems: [] });
});

test('names that a program may trip over, and nesting without end, harm nothing', () => {
  const hostile = JSON.parse(
    `{"ocid":"a","date":"2026-01-01","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x"}`,
  );
  const { release, problems } = compileReleases(dated([hostile, hostile]));
  assert.equal(({} as { polluted?: number }).polluted, undefined);
  assert.deepEqual([release?.toString, problems[0]?.path], ['x', 'releases/0/__proto__']);
  const deep = JSON.parse(`{"ocid":"a","date":"2026-01-01","a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`);
  assert.match(compileReleases(dated([deep])).problems[0]!.why, /too deep/);
});

/** The slow way round: every path with the value that it had last, then put together again. */
const words = fc.constantFrom('title', 'x', 'items', 'value');
const { tree } = fc.letrec<{ tree: JsonObject }>((tie) => ({
  tree: fc.dictionary(
    words,
    fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 3 }), fc.constant(null), tie('tree')),
    { maxKeys: 3, noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>,
}));
const leaves = (value: JsonObject, at: string[] = []): [string, unknown][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null
      ? leaves(inner as JsonObject, [...at, key])
      : [[[...at, key].join('/'), inner] as [string, unknown]],
  );

test('where no field changes its kind, merging is the last value of every path', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (trees) => {
      const releases = trees.map((one, index) => on(index + 1, one));
      const { release, problems } = compileReleases(dated(releases));
      fc.pre(problems.length === 0);
      const last = new Map(trees.flatMap((one) => leaves(one)));
      // A null says nothing about something built of parts.
      const parts = (path: string) => [...last.keys()].some((other) => other.startsWith(`${path}/`));
      const expected = [...last].filter(([path, value]) => value !== null && !parts(path));
      const { ocid: _, id: __, date: ___, tag: ____, ...rest } = release!;
      assert.deepEqual(new Map(leaves(rest)), new Map(expected));
    }),
  );
});

test('merging an ocid’s releases twice changes nothing but lists without ids', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
      const releases = trees.map((one, index) => on(index + 1, one));
      assert.deepEqual(compile([...releases, releases.at(-1)!]), compile(releases));
    }),
  );
});
