import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsAgainst, type Schema } from '#test/support/json-schema.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { type GrantToPublish, readGrants, writeGrants } from './index.ts';

const grant = {
  id: '360G-vale-1',
  title: 'A kitchen',
  description: 'For the hall',
  currency: 'GBP',
  amountAwarded: 3_239.34,
  awardDate: '2026-06-01T00:00:00+00:00',
  recipientOrganization: [{ id: 'GB-CHC-1', name: 'Quay Brow Hall', addressLocality: 'Thornmere' }],
  fundingOrganization: [{ id: 'GB-CHC-2', name: 'Thornmere Trust' }],
};

describe('grants in 360Giving', () => {
  it('are read from a package, a list, one grant, lines', () => {
    for (const form of [{ grants: [grant] }, [grant], grant]) {
      const { grants, problems } = readGrants(JSON.stringify(form));
      assert.deepEqual(problems, []);
      const { title, amountPence, awardedOn, recipient, funder, where } = grants[0]!;
      assert.deepEqual(
        { title, amountPence, awardedOn, recipient, funder, where },
        {
          title: 'A kitchen',
          amountPence: 323_934,
          awardedOn: '2026-06-01',
          recipient: 'Quay Brow Hall',
          funder: 'Thornmere Trust',
          where: 'Thornmere',
        },
      );
    }
  });

  it('say by path what could not be read, and nothing of a person', () => {
    const { grants, problems } = readGrants(
      JSON.stringify({
        grants: [
          { ...grant, recipientOrganization: undefined, recipientIndividual: { id: 'a', name: 'Ann Persona' } },
          { ...grant, id: undefined },
          { ...grant, id: 'b', amountAwarded: 'a lot', awardDate: 'June', url: 'data:text/html,x' },
          { ...grant, id: 'c', amountAwarded: -5 },
          'x',
        ],
      }),
    );
    assert.deepEqual(
      grants.map(({ id, recipient }) => [id, recipient]),
      [
        ['360G-vale-1', 'A person'],
        ['b', 'Quay Brow Hall'],
        ['c', 'Quay Brow Hall'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(grants), /Persona/);
    assert.deepEqual(
      problems.map(({ path }) => path),
      [
        'grants/1/id',
        'grants/2/amountAwarded',
        'grants/2/awardDate',
        'grants/2/url',
        'grants/3/amountAwarded',
        'grants/4',
      ],
    );
    for (const broken of ['', '{', 'null', '{"grants":7}', '[]', '{"grants":[]}'])
      assert.ok(readGrants(broken).problems.length > 0, broken);
    assert.equal(readGrants(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).grants.length, 0);
  });
});

const toPublish: GrantToPublish = {
  id: 'agreement-1',
  title: 'Seven years for the networks',
  description: 'Neighbours do what neighbours do',
  amountPence: 4_500_050,
  awardedOn: '2026-06-01',
  startOn: '2026-07-01',
  endOn: null,
  recipient: { id: null, name: 'Vale Neighbours & Friends' },
  funder: { id: 'GB-LAE-THO', name: 'Thornmere Council' },
};
const publication = {
  prefix: '360G-thornmere',
  publisher: 'Thornmere Council',
  title: 'Grants',
  issuedOn: '2026-08-01',
  licence: null,
};

describe('grants that are written', () => {
  it('are read again as they were; none gives no file', () => {
    const written = writeGrants([toPublish], publication);
    const { grants, problems } = readGrants(JSON.stringify(written));
    assert.deepEqual(problems, []);
    assert.equal(grants[0]?.amountPence, 4_500_050);
    assert.equal(grants[0]?.recipientId, '360G-thornmere-org-vale-neighbours-friends');
    assert.equal(writeGrants([], publication), null);
  });
});

testOnRealData('870 real grants are read whole, and what we write holds to the schema', 'grants', () => {
  const { grants, problems } = readGrants(readRealFile('grants', 'power-to-change-2015-2019.json.gz'));
  assert.equal(grants.length, 870);
  assert.ok(
    grants.every(
      ({ amountPence, awardedOn, funder, currency }) =>
        amountPence !== null && awardedOn && funder && currency === 'GBP',
    ),
  );
  assert.ok(
    problems.every(({ path }) => /^grants\/\d+\//.test(path)),
    JSON.stringify(problems.slice(0, 3)),
  );
  const schema = JSON.parse(readRealFile('grants', '360-giving-schema.json').toString()) as Schema;
  const whole = JSON.parse(readRealFile('grants', '360-giving-package-schema.json').toString()) as Schema;
  const written = writeGrants([toPublish, { ...toPublish, id: '2' }], {
    ...publication,
    licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  });
  const known = new Map([
    [String(schema.$id), schema],
    ['https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json', schema],
  ]);
  assert.deepEqual(faultsAgainst(whole, written, known), []);
  const without = { ...written, grants: [{ ...written!.grants[0], fundingOrganization: [] }] };
  assert.notDeepEqual(faultsAgainst(whole, without, known), [], 'the schema check sees nothing');
});
