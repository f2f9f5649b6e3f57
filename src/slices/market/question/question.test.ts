import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runDraws, summarise } from '#engines/retender/index.ts';
import { readScenario } from '#standards/retender-scenario/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { pasteRoster } from '../paste-roster.ts';
import { resume } from '../resume.ts';
import { askQuestion } from './ask-question.ts';
import { plays } from './play-question.ts';
import {
  headlines,
  nobodyHolds,
  notSeparated,
  roomFor,
  sayAnswer,
  sayCell,
  sayDifference,
  sayRoom,
  tooLarge,
} from './question.ts';
import { questionsOf } from './question-store.ts';
import { scenarioFrom } from './scenario-from.ts';
import { wayNames } from './ways.ts';

const entry = (provider: string, zone: string | null, hours: number | null, more: object = {}) => ({
  id: provider,
  provider,
  zone,
  hours,
  spareHours: null,
  bidLastTime: null,
  ...more,
});

describe('a scenario from who provides', () => {
  const asked = { feePence: 2_340, years: 8, ways: wayNames };
  const roster = {
    entries: [
      entry('Moorside', 'Vale', 100, { spareHours: 50, bidLastTime: true }),
      entry('moorside', 'Fell', 20),
      entry('Harbour', 'Vale', 80, { wouldBid: 'no' as const, bidLastTime: true }),
      entry('Unknown', 'Fell', null),
      entry('Everywhere', null, 10),
    ],
    growthPercent: 10,
    growthBecause: null,
  };

  it('has zones as lots of their hours a year, and providers with what they hold, could add and have said', () => {
    const { scenario, zones, leftOut } = scenarioFrom(roster, asked, 1)!;
    assert.deepEqual(
      zones.map(({ name, units, providers }) => [name, units, providers]),
      [
        ['Vale', 180 * 52, 2],
        ['Fell', 20 * 52, 1],
        ['everywhere', 10 * 52, 1],
      ],
    );
    assert.deepEqual(leftOut, ['Unknown']);
    const [moorside, harbour] = scenario.providers;
    assert.deepEqual(
      [moorside!.capacity, moorside!.areas, moorside!.bids],
      [(120 + 52) * 52, ['Vale', 'Fell'], { made: 1, of: 1 }],
    );
    assert.deepEqual(harbour!.bids, { made: 1, of: 3 });
    assert.equal(scenarioFrom({ ...roster, entries: [entry('A', null, null)] }, asked, 1), null);
  });

  it('is one that the command line reads, with every way of buying, and every way can be played', () => {
    const { scenario } = scenarioFrom(roster, asked, 1)!;
    const read = readScenario(JSON.stringify({ ...scenario, draws: 3, paths: 4 }));
    assert.deepEqual(read.problems, []);
    const answer = summarise(read.scenario!, runDraws(read.scenario!, 0, 3));
    assert.equal(answer.strategies.length, wayNames.length);
    for (const { measures } of answer.strategies) assert.ok(Number.isFinite(measures.there!.median));
  });

  it('is answered in directions, and says where there is none', () => {
    const words = { more: 'more', less: 'fewer' };
    const found = (verdict: 'higher' | 'lower' | 'the same' | typeof notSeparated) => ({ verdict }) as never;
    assert.deepEqual(
      [found('higher'), found('lower'), found('the same'), found(notSeparated), undefined].map((one) =>
        sayDifference(one, words),
      ),
      ['more', 'fewer', 'the same', notSeparated, 'cannot be told'],
    );
    const { scenario } = scenarioFrom(roster, { ...asked, ways: ['shared', 'prime'] }, 1)!;
    const answer = summarise({ ...scenario, paths: 20 }, runDraws({ ...scenario, paths: 20 }, 0, 40));
    const [prime] = sayAnswer(answer, scenario);
    assert.match(
      prime!,
      /^One prime contract for everything, against “A lot for each zone, shared by several”: credible bidders next time, fewer/,
    );
  });
});

describe('who has room for a way of buying', () => {
  const { scenario } = scenarioFrom(
    {
      entries: [entry('A', 'Vale', 100), entry('B', 'Vale', 90), entry('C', 'Fell', 20)],
      growthPercent: 10,
      growthBecause: null,
    },
    { feePence: 2_340, years: 8, ways: ['single', 'prime', 'dynamic'] },
    1,
  )!;

  it('is counted before anything is played: nobody for one prime contract, and it is said', () => {
    assert.deepEqual(
      scenario.strategies.map((way) => roomFor(scenario, way)),
      [[0, 1], [0], [2, 1]],
    );
    assert.deepEqual([...tooLarge(scenario)], ['prime']);
    assert.deepEqual(sayRoom(scenario), [
      'A lot for each zone, one winner: of those there, so many have room for an award: Vale nobody, Fell one.',
      'One prime contract for everything: none of the 3 has room for a part of it alone.',
      'A dynamic market, open to join at any time: of those there, so many have room for an award: Fell one.',
    ]);
  });

  it('so that nothing is told of how it rests on few, where nobody holds it', () => {
    const answer = summarise({ ...scenario, paths: 5 }, runDraws({ ...scenario, paths: 5 }, 0, 10));
    const prime = answer.strategies[1]!;
    const said = Object.fromEntries(headlines.map((one) => [one.name, sayCell(prime, one, tooLarge(scenario))]));
    assert.equal(said.concentration, nobodyHolds);
    assert.notEqual(said.noneSomewhere, nobodyHolds);
  });
});

describe('a question to the market', () => {
  let app: TestApp;
  let one: ACase;
  let list: string;
  const now = async () => (await app.look((tx) => questionsOf(tx, one.caseId))).at(-1)!;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    list = `${one.base}/left/questions`;
  });
  after(() => app.close());

  it('asks first who provides, then for a fee and at least two ways, and keeps what was typed', async () => {
    assert.match((await one.dev.get(list)).text, /First say who provides today/);
    const zone = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${name} ${at}, ${name}, ${100 + at}`);
    await app.act(
      one.dev,
      (act) =>
        pasteRoster(act, {
          caseId: one.caseId,
          text: ['provider, zone, hours', ...zone('Harbour', 6), ...zone('Fell', 2)].join('\n'),
        }),
      one.caseId,
    );
    const page = await one.dev.submit(
      await one.dev.get(list),
      list,
      { title: 'Before we cut lots', ways: ['shared'] },
      422,
    );
    assert.deepEqual(page.errors, ['Enter the fee for an hour, for example 23.40']);
    const few = await one.dev.submit(page, list, { fee: '23.40', ways: ['shared'] }, 422);
    assert.deepEqual(few.errors, ['Choose from two to five ways to compare']);
    assert.deepEqual(await app.look((tx) => questionsOf(tx, one.caseId)), []);
  });

  it('is worked out while nobody waits, says how far it is, and is answered in directions without a figure or a name', async () => {
    const asked = await one.dev.submit(await one.dev.get(list), list, {
      title: 'Before we cut lots',
      fee: '23.40',
      years: '6',
      ways: ['shared', 'prime'],
    });
    assert.match(asked.text, /Playing: \d+% done|against “A lot for each zone/);
    await plays.untilDone((await now()).id);
    const { id, answer, scenario } = await now();
    assert.ok(answer);
    const page = await one.dev.get(`${list}/${id}`);
    assert.match(page.text, /Sector prior, not your market: read which way, and not how much/);
    assert.match(page.text, /One prime contract for everything, against/);
    assert.match(page.text, /What it rests on/);
    for (const { id: name } of scenario.providers) assert.ok(!page.text.includes(name), name);
    const file = await one.dev.request('GET', `${list}/${id}/scenario`);
    const read = readScenario(file.body);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(
      summarise(read.scenario!, runDraws(read.scenario!, 0, 300)),
      answer,
      'what was kept gives the same digits',
    );
  });

  it('is stopped, and asked again from what was kept', async () => {
    const page = await one.dev.submit(await one.dev.get(list), list, {
      title: 'Again',
      fee: '23.40',
      years: '12',
      ways: ['shared', 'small', 'dynamic', 'alliance', 'indexed'],
    });
    const at = page.url;
    const stopped = await one.dev.submit(page, `${at}/stopped`, {});
    assert.match(stopped.text, /It was stopped before it was answered/);
    await plays.untilDone((await now()).id);
    const before = await now();
    assert.equal(before.answer, null);
    await one.dev.submit(stopped, `${at}/again`, {});
    const after_ = await now();
    assert.deepEqual(after_.scenario, before.scenario);
    const playing = await one.dev.get(at);
    if (playing.hasForm(`${at}/stopped`)) await one.dev.submit(playing, `${at}/stopped`, {});
    await plays.untilDone(after_.id);
  });

  it('is gone on with by the next server where one ended in the middle, to the same answer', async () => {
    const asked = {
      title: 'Left undone',
      fee: 2_340,
      years: 3,
      basis: null,
      ways: ['shared' as const, 'single' as const],
    };
    const left = await app.act(one.dev, (act) => askQuestion(act, { caseId: one.caseId, ...asked }), one.caseId);
    assert.match((await one.dev.get(`${list}/${left.id}`)).text, /It ended with the server that it ran on/);
    await resume(app.running.services);
    const after_ = await now();
    assert.deepEqual([after_.id, after_.state], [left.id, 'answered']);
  });

  it('is not for those who may bid, nor for strangers; those who check it ask nothing', async () => {
    const { id } = await now();
    for (const hat of ['provider', 'community', 'practitioner'] as const) {
      const who = await withHat(app, one, `A ${hat}`, hat);
      await who.get(list, 403);
      await who.get(`${list}/${id}`, 404);
      await who.get(`${list}/${id}/scenario`, 404);
    }
    await (await app.person('Nobody', 'Elsewhere')).get(`${list}/${id}`, 404);
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    assert.equal((await auditor.get(list)).hasForm(list), false);
  });
});
