import assert from 'node:assert/strict';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '#platform/export/json-value.ts';
import {
  checkRelease,
  extendSchema,
  packageOf,
  pathsOfRules,
  processFrom,
  publishedDate,
  recordFrom,
  recordPackageOf,
  rulesOfSchema,
  rulesOfUk,
  schemaChecker,
  ukDependencies,
} from '#standards/ocds/index.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { fillNotice, nothingKnown, notices, type ProcurementFacts, releaseFrom } from './index.ts';
import { madeUpFailure, madeUpHealth, twoLots } from './made-up-facts.ts';
import { instant } from './release/tidy.ts';

const read = (...name: string[]) => JSON.parse(readRealFile('ocds', ...name).toString()) as JsonObject;
const extended = () =>
  extendSchema(
    read('schema', 'release-schema.json'),
    ukDependencies,
    read('uk-extension', 'release-schema.json'),
  ) as JsonObject;

/** Refuses whatever neither OCDS, nor the UK extension, nor our own list of its dependencies has a field for. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const named =
    typeof schema.properties === 'object' &&
    schema.properties !== null &&
    !('type' in schema.properties && typeof schema.properties.type === 'string');
  return named ? { ...inner, additionalProperties: false } : inner;
}

const large = { netPence: 900_000_000, grossPence: 1_080_000_000 };
const direct = {
  ground: 'schedule-5',
  provision: 'Paragraph 6',
  because: 'One works',
  userChoice: false,
  urgent: false,
  offence: null,
  instrument: null,
  earlierOcid: null,
} as const;
const grounds: readonly ProcurementFacts['direct'][] = [
  direct,
  { ...direct, userChoice: true, provision: 'Paragraph 15' },
  { ...direct, ground: 'excluded-supplier', offence: 'Paragraph 2 of Schedule 6' },
  { ...direct, ground: 'protect-life', instrument: { title: 'Some Regulations', number: '2026/1' } },
  { ...direct, ground: 'switch', earlierOcid: 'ocds-h6vhtk-000001' },
];

/** Every mixture of what changes a notice's content. */
function* matrix(): Generator<[string, ProcurementFacts]> {
  const waysToBuy: [string, Partial<ProcurementFacts>][] = [
    ['open', { procedure: 'open' }],
    ['flexible', { procedure: 'competitive-flexible' }],
    [
      'flexible by requests',
      {
        procedure: 'competitive-flexible',
        tendersBy: null,
        requestsBy: '2027-01-15T12:00:00+00:00',
        reserved: 'mutual',
      },
    ],
    ['below', { procedure: 'below-threshold', belowThreshold: true, reserved: 'sme-vcse', reservedPlace: 'Cumbria' }],
    ['call-off', { procedure: 'call-off' }],
    [
      'framework',
      {
        framework: {
          period: { startOn: '2027-04-01', endOn: '2031-03-31' },
          users: 'Both councils',
          most: 6,
          selection: 'By the criteria',
          feePercent: '1',
          open: true,
          openEndsOn: '2035-03-31',
        },
      },
    ],
    ...grounds.map((ground): [string, Partial<ProcurementFacts>] => [
      `direct ${ground!.ground}`,
      { procedure: 'direct', direct: ground },
    ]),
  ];
  for (const [way, bought] of waysToBuy)
    for (const special of [null, 'light-touch', 'utilities'] as const)
      for (const value of [madeUpHealth.value!, large])
        for (const lots of [[], twoLots])
          for (const failure of [null, madeUpFailure])
            for (const noKpisBecause of [null, 'A loan of one painting']) {
              const contract = {
                ...madeUpHealth.contract!,
                value,
                noKpisBecause,
                kpis: noKpisBecause ? [] : madeUpHealth.contract!.kpis,
              };
              const award = { ...madeUpHealth.award!, value };
              yield [
                [
                  way,
                  special,
                  value === large ? 'large' : 'small',
                  lots.length,
                  failure ? 'failed' : 'kept',
                  noKpisBecause ? 'no KPIs' : 'KPIs',
                ].join(', '),
                { ...madeUpHealth, special, value, lots, failure, contract, award, ...bought },
              ];
            }
}

testOnRealData(
  'every notice of every mixture of facts is a release that holds to the schema with the UK extension, or says why not',
  'ocds/schema',
  () => {
    const strict = schemaChecker(closed(extended()));
    const seen = new Set<string>();
    let [made, refused] = [0, 0];
    for (const [told, facts] of matrix())
      for (const { code } of notices) {
        const answer = releaseFrom(code, facts);
        if (answer.release) {
          made += 1;
          const path = `${code}: ${told}`;
          const text = JSON.stringify(answer.release);
          if (seen.has(text)) continue;
          seen.add(text);
          assert.deepEqual(strict(answer.release, path), []);
          assert.deepEqual(checkRelease({ path, ocid: 'x', releaseId: 'x', date: null, release: answer.release }), []);
          assert.doesNotMatch(text, /null|undefined|NaN/);
        } else {
          refused += 1;
          assert.ok(
            answer.why.endsWith('.') &&
              (answer.missing.length > 0 || code === 'UK17' || fillNotice(code, facts).notNeeded),
            `${code}: ${told}`,
          );
        }
      }
    assert.ok(
      made > 8_000 && refused > 1_000 && seen.size > 300,
      `${made} made, ${seen.size} of their own, ${refused} refused`,
    );
    assert.notDeepEqual(
      strict({ ...releaseFrom('UK4', madeUpHealth).release!, odd: 1 }, ''),
      [],
      'the check sees what is not a field',
    );
  },
);

testOnRealData(
  'whatever single fact is taken away, a notice is still a sound release or lists what is missing',
  'ocds/schema',
  () => {
    const check = schemaChecker(extended());
    const facts: ProcurementFacts = {
      ...madeUpHealth,
      value: large,
      award: { ...madeUpHealth.award!, value: large },
      contract: { ...madeUpHealth.contract!, value: large },
      failure: null,
    };
    const cut = (value: unknown): unknown => (Array.isArray(value) ? [] : null);
    function* without(): Generator<[string, ProcurementFacts]> {
      for (const [key, value] of Object.entries(facts)) {
        if (value === null || typeof value === 'boolean') continue;
        yield [key, { ...facts, [key]: cut(value) }];
        if (typeof value === 'object' && !Array.isArray(value))
          for (const [inner, one] of Object.entries(value))
            if (inner !== 'id' && inner !== 'netPence' && one !== null && typeof one !== 'boolean')
              yield [`${key}.${inner}`, { ...facts, [key]: { ...value, [inner]: cut(one) } }];
      }
    }
    for (const [cutOut, left] of without())
      for (const { code } of notices) {
        const answer = releaseFrom(code, left);
        if (answer.release) assert.deepEqual(check(answer.release, `${code} without ${cutOut}`), []);
        else
          assert.ok(
            answer.missing.length > 0 || code === 'UK17' || fillNotice(code, left).notNeeded,
            `${code} without ${cutOut}: ${answer.why}`,
          );
      }
    for (const { code } of notices) assert.equal(releaseFrom(code, nothingKnown).release, null);
  },
);

testOnRealData(
  'one procurement’s releases make a record and packages that hold to their schemas, and are read back',
  'ocds/schema',
  () => {
    const codes = ['UK2', 'UK4', 'UK6', 'UK7', 'UK8', 'UK10', 'UK11'];
    const releases = codes.map((code, at) => {
      const { release } = releaseFrom(code, {
        ...madeUpHealth,
        noticeId: `00000${at}-2026`,
        publishedAt: `2026-12-0${at + 1}T09:00:00+00:00`,
      });
      assert.ok(release, code);
      return release;
    });
    const { record, problems } = recordFrom(releases.toReversed());
    assert.deepEqual(problems, []);
    assert.deepEqual(record.releases, releases);
    const about = {
      uri: 'https://example.org/ocds',
      publishedDate: '2026-12-09T09:00:00Z',
      publisher: { name: 'Thornmere Council' },
    };
    const Ajv = AjvDraft4.default ?? AjvDraft4;
    const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
    (addFormats.default ?? addFormats)(ajv);
    for (const name of ['release-schema', 'versioned-release-validation-schema'])
      ajv.addSchema(name === 'release-schema' ? { ...extended() } : read('schema', `${name}.json`));
    const holds = (name: string, value: JsonObject) => {
      const validate = ajv.compile(read('schema', `${name}.json`));
      assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
      assert.ok(!validate({ ...value, publisher: {} }), `${name} is checked`);
    };
    holds('release-package-schema', packageOf(releases, about));
    holds('record-package-schema', recordPackageOf([record], about));
    const compiled = record.compiledRelease as JsonObject;
    assert.deepEqual((compiled.contracts as JsonObject[]).length, 1);
    const contract = (compiled.contracts as JsonObject[])[0]!;
    assert.equal(contract.status, 'terminated');
    assert.deepEqual(contract.value, { amount: 900_000, amountGross: 1_080_000, currency: 'GBP' });
    assert.equal((compiled.tender as JsonObject).status, 'complete');
    const read1 = processFrom({ path: '', ocid: String(record.ocid), releaseId: null, date: null, release: compiled });
    assert.equal(JSON.stringify(read1).includes('Bay Care'), true);
    assert.throws(() => recordFrom([]), RangeError);
    assert.throws(() => recordFrom([releases[0]!, { ...releases[1]!, ocid: 'other' }]), RangeError);
  },
);

testOnRealData(
  'what is taken whole when releases are merged is what the schema with the UK extension says',
  'ocds/uk-extension',
  () => {
    assert.deepEqual(pathsOfRules(rulesOfUk), pathsOfRules(rulesOfSchema(extended())));
  },
);

testOnRealData('the codes that notices use are in the codelists', 'ocds/uk-extension', () => {
  const codesOf = (...name: string[]) =>
    new Set(
      readRealFile('ocds', ...name)
        .toString()
        .split('\n')
        .flatMap((line) => line.split(',').slice(0, 3)),
    );
  const lists = [
    codesOf('schema', 'codelists', 'documentType.csv'),
    codesOf('uk-extension', 'codelists', '+documentType.csv'),
  ];
  const tags = codesOf('schema', 'codelists', 'releaseTag.csv');
  for (const [, facts] of [...matrix()].filter((_, at) => at % 8 === 0))
    for (const { code } of notices) {
      const { release } = releaseFrom(code, facts);
      if (!release) continue;
      const again = releaseFrom(code, facts, [], true).release!;
      for (const tag of [release.tag, again.tag].flat() as string[]) assert.ok(tags.has(tag), tag);
      const types = [...JSON.stringify(release).matchAll(/"documentType":"(\w+)"/g)].map(([, type]) => type!);
      for (const type of types)
        assert.ok(
          lists.some((list) => list.has(type)),
          type,
        );
    }
});

testOnRealData('a day is the same day again, all year round', 'ocds/schema', () => {
  for (let at = 0; at < 730; at += 1) {
    const day = new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
    assert.equal(publishedDate(instant(day)!), day);
    assert.equal(publishedDate(instant(day, true)!), day);
    assert.ok(Date.parse(instant(day)!) < Date.parse(instant(day, true)!));
  }
});
