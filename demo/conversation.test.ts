import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { peopleBetween } from '#engines/disclosure/index.ts';
import { look } from '#platform/act/act.ts';
import { thresholds } from '#platform/thresholds.ts';
import { ballotsOf, outcomesById } from '#slices/outcomes/index.ts';
import type { Running } from '#src/start.ts';
import { Visitor } from '#test/support/client.ts';
import { begunDemonstration, worldOf } from '#test/support/demonstration.ts';
import { buildDemo, type World } from './build.ts';
import { namesSomebody } from './scenes/conversation-words.ts';

type Told = Readonly<{
  participants: number | null;
  statements: readonly Readonly<{
    number: number;
    agree: number | null;
    disagree: number | null;
    pass: number | null;
  }>[];
}>;
/** What a stranger reads at one moment: numbers in the order of what they stand beside, and everything as it came. */
type Reading = Readonly<{
  told: Told;
  ways: readonly number[];
  who: readonly (readonly number[])[];
  words: ReadonlyMap<string, readonly number[]>;
  text: string;
}>;

const numbers = (text: string): number[] =>
  [...text.matchAll(/\d[\d,]*/g)].map(([one]) => Number(one.replaceAll(',', '')));

describe('the conversation in Thornmere', () => {
  let demo: Running;
  let stranger: Visitor;
  let world: World;
  let publicPath: string;
  const readings: Reading[] = [];
  let close: (() => Promise<void>) | undefined;

  const conversations = () =>
    look(demo.services.act, (tx) =>
      sql<{ id: string; state: string }>`select id, state from conversations where source = 'here'`.execute(tx),
    );

  /** Reads what everybody can, whenever the story goes a scene on: pages, files, statements one by one, the report. */
  async function read(): Promise<void> {
    const [one] = (await conversations()).rows;
    if (!one || one.state === 'draft') return;
    publicPath = `/public/conversations/${one.id}`;
    const { body } = await stranger.request('GET', `${publicPath}/file?as=json`);
    const page = await stranger.get(publicPath);
    const report = await stranger.request('GET', `${publicPath}/report`);
    const tables = [...page.document.querySelectorAll('table')].filter((table) => /Took part/.test(table.textContent!));
    readings.push({
      told: JSON.parse(body) as Told,
      ways: numbers(/How people took part(.*?)Each counts/s.exec(page.text)?.[1] ?? ''),
      who: tables.map((table) =>
        [...table.querySelectorAll('tbody tr')].map((row) => Number(row.children[3]!.textContent!.trim()) || 0),
      ),
      words: new Map(
        [...page.text.matchAll(/Version (\d+)\. (\d+ people said[^.]*)\./g)].map(([, version, said]) => [
          version!,
          numbers(said!),
        ]),
      ),
      text: page.text + report.body,
    });
  }

  before(async () => {
    const begun = await begunDemonstration();
    demo = begun.running;
    close = begun.close;
    stranger = new Visitor(demo, null, {});
    let last = '';
    await buildDemo(demo, async () => {
      // A scene that touches nothing of it needs no reading.
      const { rows } = await look(demo.services.act, (tx) =>
        sql<{
          now: string;
        }>`select concat_ws(' ', (select max(told_at) from conversation_counts), (select count(*) from conversation_votes),
          (select count(*) from wording_replies), (select max(number) from wording_rounds),
          (select count(*) from conversation_reports), (select count(*) from ballots), (select max(state) from conversations where source = 'here')) as now`.execute(
          tx,
        ),
      );
      if (rows[0]!.now === last) return;
      last = rows[0]!.now;
      await read();
    });
    await read();
    world = await worldOf(demo);
  });
  after(() => close?.());

  it('counts sixty-two people, online, by a code and on paper, in two groups that differ, and says who is missing', () => {
    const { told, ways, who, text } = readings.at(-1)!;
    assert.equal(told.participants, 62);
    assert.deepEqual(ways, [42, 20]);
    assert.equal(who.length, 2);
    assert.match(text, /There are 2 clear groups, of 36 and 26 people/);
    assert.match(text, /It names somebody, or says something private/);
    assert.doesNotMatch(text, new RegExp(namesSomebody.words.slice(0, 20)));
  });

  it('becomes words that a community owns by a ballot on its roll, with its minority report, and a report is published', async () => {
    const [outcome] = await look(demo.services.act, (tx) => outcomesById(tx, [world['outcome.home']!]));
    assert.deepEqual(
      outcome!.parts.map(({ bodyId, state }) => [bodyId, state]),
      [[world.network, 'owned']],
    );
    const [ballot] = await look(demo.services.act, (tx) => ballotsOf(tx, outcome!.id));
    const { roll, tookPart, objections, carried } = ballot!.result!;
    assert.deepEqual([roll, tookPart, objections.length, carried], [9, 8, 1, true]);
    assert.match(readings.at(-1)!.text, /Version 2: 21 people said what they think of it/);
    assert.match(readings.at(-1)!.text, /Owned by Thornmere Disabled People’s Network/);
  });

  it('tells a stranger who reads all of it after every scene of no vote, reply or answer of fewer people than it promises', () => {
    const few = thresholds.differingTallies;
    const apart = (between: number, least: number, what: string) => assert.ok(between === 0 || between >= least, what);
    assert.ok(readings.length > 15, `only ${readings.length} readings`);
    assert.ok(readings.at(-1)!.words.size > 0, 'what was said of the words was never read');
    assert.ok(new Set(readings.map(({ told }) => JSON.stringify(told.statements))).size >= 3, 'nothing was told anew');
    for (const [at, later] of readings.entries())
      for (const earlier of readings.slice(0, at)) {
        apart((later.told.participants ?? 0) - (earlier.told.participants ?? 0), few, 'how many took part');
        const known = new Map(earlier.told.statements.map((one) => [one.number, one]));
        for (const one of later.told.statements) {
          const cells = (of?: typeof one) => [of?.agree ?? 0, of?.disagree ?? 0, of?.pass ?? 0];
          const [before, now] = [cells(known.get(one.number)), cells(one)];
          apart(peopleBetween(before, now), few, `statement ${one.number}: ${before} then ${now}`);
        }
        for (const [nth, way] of later.ways.entries())
          if (earlier.ways.length === later.ways.length)
            apart(
              Math.abs(way - earlier.ways[nth]!),
              thresholds.publishedCell,
              `ways ${earlier.ways} then ${later.ways}`,
            );
        for (const [table, cells] of later.who.entries())
          for (const [nth, cell] of cells.entries())
            apart(
              Math.abs(cell - (earlier.who[table]?.[nth] ?? 0)),
              thresholds.publishedCell,
              `who took part: ${earlier.who[table]} then ${cells}`,
            );
        for (const [version, [, ...said]] of later.words) {
          const [, ...before] = earlier.words.get(version) ?? [0, 0, 0, 0];
          apart(peopleBetween(before.slice(0, 3), said.slice(0, 3)), few, `version ${version}: ${before} then ${said}`);
        }
      }
  });

  it('tells on each statement’s own page, in each file and in the report the same as on its page', async () => {
    const { told } = readings.at(-1)!;
    const csv = (await stranger.request('GET', `${publicPath}/file?as=csv`)).body;
    const page = await stranger.get(`${publicPath}/statements`);
    const links = [...page.document.querySelectorAll('main li a')].map((a) => a.getAttribute('href')!);
    assert.equal(links.length, 15);
    const seen = told.statements.flatMap(({ agree, disagree, pass }) =>
      agree === null ? [] : [agree + disagree! + pass!],
    );
    const onPages: number[] = [];
    for (const link of links) {
      const { text } = await stranger.get(link);
      const count = /(\d+) people have voted on it/.exec(text)?.[1];
      if (count) onPages.push(Number(count));
      else assert.match(text, /Fewer than five people have voted on it/);
    }
    assert.deepEqual(onPages.toSorted(), seen.toSorted());
    for (const { agree, disagree, pass } of told.statements.filter((one) => one.agree !== null))
      assert.ok(csv.includes(`,${agree! + disagree! + pass!},${agree},${disagree},`), `${agree} and ${disagree}`);
  });

  it('names nobody who took part, typed a sheet, was on the roll or was refused, to anybody who is not asked in', async () => {
    const names = /Leon Whitlock|Ivy Sheldon|Callum Reeve|Hannah Price|Kofi Mensah|Shona Reid|Derek/;
    for (const { text } of readings) assert.doesNotMatch(text, names);
    const ids = world['conversation.people']!.split(',');
    const files = await stranger.get(`${publicPath}/files`);
    const links = [...files.document.querySelectorAll('main a')].map((a) => a.getAttribute('href')!);
    for (const link of [publicPath, `${publicPath}/report`, `/public/cases/${world.case}`, ...links]) {
      const { body } = await stranger.request('GET', link);
      assert.doesNotMatch(body, names, link);
      for (const id of ids) assert.ok(!body.includes(id), link);
    }
  });
});
