import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { faultsAgainst, type Schema } from '#test/support/json-schema.ts';
import { realPath, testOnRealData } from '#test/support/real-data.ts';
import { readDirectory, type ServiceToPublish, writeServices } from './index.ts';

const club = { id: 'club', name: 'Lunch club', status: 'active', last_modified: '2026-05-01T10:00:00.000Z' };

describe('a directory in Open Referral UK', () => {
  it('is read from a page, a list, one service, an organisation, lines; packed or not', () => {
    const organisation = { id: 'vale', name: 'Vale Neighbours', description: 'Neighbours', services: [club] };
    for (const [form, from] of [
      [{ total_items: 1, contents: [club] }, null],
      [[club], null],
      [club, null],
      [organisation, 'Vale Neighbours'],
      [[organisation], 'Vale Neighbours'],
      [{ contents: [{ id: 'at', service: club, location: { id: 'hall' } }] }, null],
    ] as const) {
      const { services, problems } = readDirectory(JSON.stringify(form));
      assert.deepEqual(problems, [], JSON.stringify(form));
      assert.deepEqual([services.length, services[0]?.name, services[0]?.organisation], [1, 'Lunch club', from]);
    }
    assert.equal(
      readDirectory(`${JSON.stringify(club)}\n{"id":"b","name":"B","status":"active"}\n`).services.length,
      2,
    );
  });

  it('says by path what could not be read, and reads the rest', () => {
    const { services, problems } = readDirectory(
      JSON.stringify({
        contents: [
          club,
          { id: 'nameless', status: 'active' },
          {
            ...club,
            id: 'odd',
            status: 'open',
            url: 'javascript:alert(1)',
            assured_date: '2026-02-30',
            minimum_age: 'ten',
          },
          7,
          { id: 'x', name: 'An organisation', description: 'Without services' },
        ],
      }),
    );
    assert.deepEqual(
      services.map(({ id, url, status }) => [id, url, status]),
      [
        ['club', null, 'active'],
        ['odd', null, 'active'],
      ],
    );
    assert.deepEqual(
      problems.map(({ path }) => path),
      [
        'contents/1/name',
        'contents/2/status',
        'contents/2/url',
        'contents/2/minimum_age',
        'contents/2/assured_date',
        'contents/3',
        'contents/4',
      ],
    );
  });

  it('keeps the newest of one id, and no person’s name', () => {
    const { services, problems } = readDirectory(
      JSON.stringify([
        { ...club, name: 'Older', last_modified: '2025-01-01T00:00:00Z', contacts: [{ id: 'a', name: 'Ann Persona' }] },
        club,
        { ...club, name: 'Oldest', last_modified: '2024-01-01T00:00:00Z' },
      ]),
    );
    assert.deepEqual(
      services.map(({ name }) => name),
      ['Lunch club'],
    );
    assert.equal(problems.length, 2);
    assert.doesNotMatch(JSON.stringify(services), /Persona/);
  });

  it('takes nothing from a hostile file but words', () => {
    const { services } = readDirectory(
      `[{"id":"a","name":"Tea\\u0000\\u202E\\ud800 <script>","status":"active","__proto__":{"polluted":1},"constructor":{"x":1}}]`,
    );
    assert.equal(services[0]?.name, 'Tea\ufffd <script>');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    for (const broken of ['', '{', 'null', '[[[[', '"words"', '\ufeff', '[]', '{"contents":{}}', '[{"service":[]}]'])
      assert.ok(readDirectory(broken).problems.length > 0, broken);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.equal(readDirectory(deep).services.length, 0);
    const long = readDirectory(JSON.stringify([{ ...club, description: 'x'.repeat(100_000) }]));
    assert.equal(long.services[0]?.description?.length, 4_000);
    assert.match(long.problems[0]!.why, /longer than 4,000/);
  });
});

const published: ServiceToPublish = {
  id: '0f0e7a52-5a4c-4f1e-9a3f-6b1f0f6f2c11',
  name: 'The hall on Quay Brow',
  description: 'Soup, a piano, tools to borrow',
  organisation: {
    id: '1c6f2b1e-3f0e-4a39-8a41-0d3c0b9a7711',
    name: 'Quay Brow Hall',
    description: 'people of Quay Brow',
  },
  url: null,
  area: 'Thornmere',
  cost: 'Free',
  assuredOn: '2026-05-01',
  modifiedAt: new Date('2026-05-02T10:00:00Z'),
};

describe('a directory that is written', () => {
  it('is read again as it was, and is the same each time', () => {
    const page = writeServices([published]);
    assert.deepEqual(page, writeServices([published]));
    const { services, problems } = readDirectory(JSON.stringify(page));
    assert.deepEqual(problems, []);
    const { name, organisation, where, cost, assuredOn } = services[0]!;
    assert.deepEqual(
      { name, organisation, where, cost, assuredOn },
      {
        name: published.name,
        organisation: 'Quay Brow Hall',
        where: 'Thornmere',
        cost: 'Free',
        assuredOn: '2026-05-01',
      },
    );
  });
});

const archive = ['directories', 'open-referral-uk-3.0', 'uk-profile-examples-and-schema.tar.gz'] as const;
const inArchive = (name: string): Buffer => execFileSync('tar', ['xzOf', realPath(...archive), name]);

testOnRealData('the profile’s own examples are read, and what we write holds to its schema', archive.join('/'), () => {
  for (const name of ['service_list', 'organization_full', 'service_at_location_full', 'service_at_location_list']) {
    const { services, problems } = readDirectory(inArchive(`examples/${name}.json`));
    assert.deepEqual(
      [services.length, services[0]?.name],
      [1, 'Community Counselling'],
      `${name} ${JSON.stringify(problems)}`,
    );
    assert.equal(services[0]?.organisation, 'Example Organization Inc.');
    assert.equal(services[0]?.assuredOn, '2005-01-01');
  }
  const schema = JSON.parse(inArchive('schema/compiled/service.json').toString()) as Schema;
  const [service] = writeServices([published]).contents;
  assert.deepEqual(faultsAgainst(schema, service), []);
  assert.notDeepEqual(faultsAgainst(schema, { ...service, status: 'open' }), [], 'the schema check sees nothing');
});
