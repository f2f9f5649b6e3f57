import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { JsonObject } from '#platform/export/index.ts';
import { declareInterest } from '#slices/cases/index.ts';
import { extendSchema, schemaChecker, ukDependencies } from '#standards/ocds/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { drawLot, setCriteria } from '../draw-lot.ts';
import { momentsOf } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import type { Procurement, Regime, Route } from '../procurement.ts';
import { insertAward, lotsOf, procurementsById } from '../procurement-store.ts';
import { recordGate } from '../record-gate.ts';
import { keepTimetable } from '../timetable/keep-timetable.ts';
import { asked, nameOf } from './asked.ts';
import { handOver } from './hand-over.ts';
import { keepTyped } from './keep-typed.ts';
import { insertVersion, publishRelease, putRedaction, versionsOf } from './notice-store.ts';
import { recordPublication } from './record-publication.ts';
import { whatIsTyped } from './typed-for-tests.ts';

const schema = (...name: string[]) => JSON.parse(readRealFile('ocds', ...name).toString()) as JsonObject;
const canary = 'Zwilchenbart';

describe('open data of procurements', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    one = await aCase(app);
    await app.act(one.dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
  });
  after(() => app.close());

  async function plan(
    title: string,
    regime: Regime,
    route: Route,
    typed: Record<string, string | number>,
  ): Promise<Procurement> {
    return app.act(
      one.dev,
      async (act) => {
        const id = await planProcurement(act, {
          ...{ caseId: one.caseId, title, regime, route, because: 'It fits' },
          ...{ publishOn: '2027-01-05', awardOn: '2027-03-01', signOn: null, startOn: '2027-04-01' },
        });
        const procurement = (await procurementsById(act.tx, [id]))[0]!;
        const lot = { because: `A yard each`, zone: null, mostLots: null, leavesBehind: null, requirementIds: [] };
        await drawLot(act, procurement, { ...lot, title: 'North', value: 60_000_000 });
        await drawLot(act, procurement, { ...lot, title: 'South', value: 40_000_000 });
        await setCriteria(act, procurement, { criteria: 'Quality 60\nPrice 40' });
        await keepTyped(act, procurement, { ...typed, shown: asked.map(nameOf), typedVersion: 0 } as never);
        const dates = {
          tenderNoticeOn: '2027-01-05',
          tendersBy: '2027-02-05',
          awardNoticeOn: '2027-03-01',
          startOn: '2027-04-01',
        };
        const told = {
          documents: 'together',
          circumstances: [],
          tendersAt: '12:00',
          because: 'So',
          version: 0,
        } as const;
        await keepTimetable(act, procurement, { ...dates, ...told } as never);
        if (regime !== 'provider-selection') await recordMoment(act, procurement, { moment: 'conflicts-assessed' });
        for (const gate of ['ally', 'walk', 'who-is-left'])
          await recordGate(act, procurement, {
            gate,
            outcome: 'passed-over',
            words: 'Small',
            doneOn: null,
          } as never).catch(() => null);
        return procurement;
      },
      one.caseId,
    );
  }

  const typed = {
    ...whatIsTyped,
    vatPercent: 20,
    lotsAwardedHow: 'The best in each',
    shortPeriod: 'It is not',
  };
  const numbers = { platformOcid: null, advice: 'Counsel said so', appearedOn: '2027-01-04', appearedAt: '09:00' };
  const publish = async (procurement: Procurement, code: string, platformNumber: string) => {
    await app.act(
      one.dev,
      (act) => handOver(act, procurement, code, { incomplete: true, because: 'Anew' }),
      one.caseId,
    );
    return app.act(
      one.dev,
      (act) => recordPublication(act, procurement, code, { ...numbers, platformNumber }, 'ocds-000000'),
      one.caseId,
    );
  };
  const open = async (path: string) => {
    const answer = await app.guest().request('GET', path);
    assert.equal(answer.status, 200, `${path} answered ${answer.status}`);
    return JSON.parse(answer.body) as JsonObject & {
      releases: JsonObject[];
      records: JsonObject[];
      links: { next: string };
    };
  };

  /** The feed to its end, from a place, in pages of a size. */
  async function follow(from: string, limit: number): Promise<{ ids: string[]; next: string }> {
    const ids: string[] = [];
    let next = from;
    for (;;) {
      const page = await open(next || `/public/ocds/releases?limit=${limit}`);
      next = new URL(page.links.next).pathname + new URL(page.links.next).search;
      if (page.releases.length === 0) return { ids, next };
      ids.push(...page.releases.map(({ id }) => String(id)));
    }
  }

  testOnRealData(
    'of the three ways of buying holds to the official schemas with the UK extension',
    'ocds/schema',
    async () => {
      const extended = extendSchema(
        schema('schema', 'release-schema.json'),
        ukDependencies,
        schema('uk-extension', 'release-schema.json'),
      ) as JsonObject;
      const check = schemaChecker(extended);
      const ordinary = await plan('Minibuses', 'ordinary', 'open', { ...typed });
      const light = await plan('Home care', 'light-touch', 'open', { ...typed, category: 'services' });
      const health = await plan('Sexual health', 'provider-selection', 'most-suitable-provider', {
        ...typed,
        health_reference: 'TH-1',
        health_decisionMakers: 'The committee',
      });
      const made = [
        await publish(ordinary, 'UK4', '000001-2027'),
        await publish(light, 'UK4', '000002-2027'),
        await publish(health, 'PSR5', '000003-2027'),
      ];
      assert.deepEqual(
        made.map(({ noRelease }) => noRelease),
        [null, null, null],
      );
      for (const { id } of [ordinary, light, health]) {
        const pack = await open(`/public/procurements/${id}/ocds`);
        for (const release of pack.releases) assert.deepEqual(check(release, String(release.id)), []);
        const record = await open(`/public/ocds/records/ocds-000000-${id}`);
        assert.equal(record.records.length, 1);
        const { compiledRelease } = record.records[0] as { compiledRelease: JsonObject };
        assert.deepEqual(check(compiledRelease, 'compiled'), []);
        assert.equal(pack.version, '1.1');
      }
      assert.match(
        (await app.guest().get('/public/ocds')).text,
        /begins with ocds-000000\. That prefix is not registered/,
      );
    },
  );

  it('goes from the award to the end of the contract, one identifier for all, each notice its own event', async () => {
    const bay = 'Bay Buses; GB-COH-09870001; 2 Quay; Netherby; TH1 1AB; bay@example.org; yes; no; no; no; None; None';
    const procurement = await plan('Coaches', 'ordinary', 'direct-award', {
      ...typed,
      suppliers: bay,
      direct_provision: 'Paragraph 6',
      direct_because: 'Only one yard has a lift for them',
      award_signOn: '2027-01-04',
      contract_id: 'coaches-1',
      contract_signedOn: '2027-01-04',
      contract_value_netPence: 100_000_000,
      contract_value_grossPence: 120_000_000,
      ending_kind: 'expiry',
      ending_because: 'Four years are over',
      ending_on: '2027-01-04',
    });
    await app.act(
      one.dev,
      async (act) => {
        const award = {
          supplier: 'Bay Buses',
          because: 'It has the lift',
          power: 'Delegation 4',
          decidedOn: '2027-01-03',
        };
        for (const lot of await lotsOf(act.tx, one.caseId))
          if (lot.procurementId === procurement.id)
            await insertAward(act.tx, lot, act.newId(), award, one.dev.personId!, act.now);
      },
      one.caseId,
    );
    const codes = ['UK5', 'UK6', 'UK7', 'UK11'];
    for (const [at, code] of codes.entries()) {
      const { noRelease, version } = await publish(procurement, code, `00005${at}-2027`);
      assert.equal(noRelease, null, `${code}: ${version.filled.missing.map(({ says }) => says).join(' ')}`);
      if (code === 'UK6')
        await app.act(
          one.dev,
          (act) => recordMoment(act, procurement, { moment: 'signed', advice: 'Counsel' }),
          one.caseId,
        );
    }
    const { releases } = await open(`/public/procurements/${procurement.id}/ocds`);
    assert.deepEqual(
      releases.map(({ tag }) => tag),
      [['award'], ['award'], ['award', 'contract'], ['contractTermination']],
    );
    assert.equal(new Set(releases.map(({ ocid }) => ocid)).size, 1);
    assert.deepEqual((await app.look((tx) => momentsOf(tx, procurement.id))).map(({ moment }) => moment).toSorted(), [
      'award-notice',
      'conflicts-assessed',
      'details-notice',
      'ended',
      'signed',
      'transparency-notice',
    ]);
    // An award notice after signing is too late, whatever is said of it.
    const late = await plan('Vans', 'ordinary', 'direct-award', { ...typed, suppliers: bay });
    await app.act(one.dev, (act) => recordMoment(act, late, { moment: 'signed', advice: 'Counsel' }), one.caseId);
    await assert.rejects(publish(late, 'UK6', '000099-2027'), { code: 'out-of-order' });
  });

  it('never holds what is withheld, and nothing before the platform has shown it', async () => {
    const procurement = await plan('Beds', 'ordinary', 'open', {
      ...typed,
      value_netPence: 12_345_600,
      value_grossPence: 14_814_700,
    });
    await app.act(
      one.dev,
      (act) =>
        putRedaction(act.tx, {
          ...{
            id: act.newId(),
            procurementId: procurement.id,
            code: 'UK4',
            field: 'value',
            limb: 'sensitive-commercial',
          },
          ...{ reason: 'It would tell the last price', by: one.dev.personId!, at: act.now },
        }),
      one.caseId,
    );
    await app.act(
      one.dev,
      (act) =>
        keepTyped(act, procurement, {
          risks: `The ${canary} works may close`,
          shown: ['risks'],
          typedVersion: 1,
        } as never),
      one.caseId,
    );
    const everywhere = async () => {
      const paths = [
        ...[
          '/public/ocds/releases',
          `/public/procurements/${procurement.id}/ocds`,
          `/public/procurements/${procurement.id}/notices`,
        ],
        ...[`/public/procurements/${procurement.id}/notices/uk4`, `/public/ocds/records/ocds-000000-${procurement.id}`],
      ];
      return (await Promise.all(paths.map(async (path) => (await app.guest().request('GET', path)).body))).join('\n');
    };
    await app.act(one.dev, (act) => handOver(act, procurement, 'UK4', { incomplete: true, because: null }), one.caseId);
    assert.doesNotMatch(await everywhere(), new RegExp(canary));
    const { noRelease } = await app.act(
      one.dev,
      (act) => recordPublication(act, procurement, 'UK4', { ...numbers, platformNumber: '000009-2027' }, 'ocds-000000'),
      one.caseId,
    );
    assert.equal(noRelease, null);
    const all = await everywhere();
    assert.match(all, new RegExp(canary));
    assert.doesNotMatch(all, /123,?456|148,?147/);
    assert.match(all, /withheld: sensitive commercial information/);
  });

  it('is followed without missing or repeating anything while fifty more are published at once', async () => {
    const procurement = await plan('Many', 'ordinary', 'open', {});
    const [first] = await app.look((tx) => versionsOf(tx, [procurement.id]));
    assert.equal(first, undefined);
    const before = await follow('', 7);
    const add = (number: number) =>
      app.act(
        one.dev,
        async (act) => {
          const id = act.newId();
          await insertVersion(act.tx, {
            ...{
              id,
              caseId: one.caseId,
              procurementId: procurement.id,
              code: 'UK8',
              number,
              redactions: [],
              because: null,
            },
            ...{ facts: {} as never, filled: {} as never, hash: 'x', by: one.dev.personId!, at: act.now },
          });
          await publishRelease(act.tx, {
            ...{ id: act.newId(), versionId: id, procurementId: procurement.id, ocid: 'ocds-000000-many', at: act.now },
            release: {
              ocid: 'ocds-000000-many',
              id: `many-${number}`,
              date: '2027-01-04T09:00:00Z',
              tag: ['implementation'],
            },
          });
        },
        one.caseId,
      );
    const adding = Promise.all(Array.from({ length: 50 }, (_, at) => add(at + 1)));
    const seen: string[] = [];
    let next = before.next;
    let done = false;
    void adding.finally(() => {
      done = true;
    });
    for (let last = false; !last; ) {
      last = done;
      const more = await follow(next, 7);
      seen.push(...more.ids);
      next = more.next;
    }
    await adding;
    seen.push(...(await follow(next, 7)).ids);
    assert.equal(seen.length, 50);
    assert.equal(new Set(seen).size, 50);
    const whole = await follow('', 3);
    assert.equal(new Set(whole.ids).size, whole.ids.length);
    assert.deepEqual(whole.ids, [...before.ids, ...seen]);
  });

  it('answers a place that it never gave, and what is not there, with a clear page', async () => {
    for (const path of ['/public/ocds/releases?after=yesterday', '/public/ocds/records/nothing'])
      await app.guest().get(path, 404);
  });
});
