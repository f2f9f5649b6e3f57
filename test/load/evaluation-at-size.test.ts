import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { recordMoment } from '#src/slices/procurement/order/record-moment.ts';
import { type AJudging, aJudging, declare } from '#test/support/a-judging.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';

const bidders = Number(process.env.EVALUATION_TENDERS ?? 30);
const questions = Number(process.env.EVALUATION_QUESTIONS ?? 40);
const judges = Number(process.env.EVALUATION_JUDGES ?? 6);
const rounds = Number(process.env.EVALUATION_ROUNDS ?? 40);
const most = Number(process.env.EVALUATION_P95_MS ?? 300);

/** The figure that a page is held to: thirty tenders, forty questions, six who judge all of it. */
describe(`${bidders} tenders × ${questions} questions × ${judges} evaluators`, () => {
  let app: TestApp;
  let one: AJudging;
  let leaf: string;
  const named = Array.from({ length: bidders }, (_, at) => `Provider ${at + 1}`);
  before(async () => {
    app = await openTestApp();
    one = await aJudging(app, { bidders: named, anonymised: false });
    const panel: Visitor[] = [one.amara, one.pat];
    while (panel.length < judges) panel.push(await withHat(app, one, `Judge ${panel.length}`, 'partner'));
    for (const who of [...panel, one.rose]) await declare(app, who, one.caseId);
    const people = panel.map(({ personId }) => personId!);
    // Everything at once, as if all of it had been typed: the parts of one criterion, who judges, what they gave, what was settled.
    await app.act(one.dev, async ({ tx, now }) => {
      await sql`insert into criteria (id, procurement_id, parent_id, name, weight, type, place, added_at)
        select gen_random_uuid(), ${one.id}, ${one.criteria.faces}, 'Question ' || n, case when n <= 100 - ${questions - 2} * 2 then 2 else 3 end, 'quality', n, ${now}
        from generate_series(1, ${questions - 2}) n`.execute(tx);
      await sql`update criteria c set weight = w.weight from (select id, case when row_number() over (order by place) <= 100 % ${questions - 2}
        then 100 / ${questions - 2} + 1 else 100 / ${questions - 2} end as weight from criteria where parent_id = ${one.criteria.faces}) w where w.id = c.id`.execute(
        tx,
      );
      await sql`insert into evaluation_judges (id, procurement_id, person_id, added_by, added_at)
        select gen_random_uuid(), ${one.id}, p, ${one.dev.personId}, ${now} from unnest(${people}::uuid[]) p on conflict do nothing`.execute(
        tx,
      );
      await sql`delete from judge_criteria`.execute(tx);
      const leaves = sql`select id from criteria where procurement_id = ${one.id} and type = 'quality' and id <> ${one.criteria.faces}`;
      await sql`insert into judge_criteria (judge_id, criterion_id) select j.id, c.id from evaluation_judges j, (${leaves}) c
        where j.procurement_id = ${one.id} and j.person_id = any(${people}::uuid[])`.execute(tx);
      await sql`insert into evaluator_scores (procurement_id, person_id, tender_id, criterion_id, score, reason, saved_at)
        select ${one.id}, p, t, c.id, (abs(hashtext(t::text || c.id::text || p::text)) % 4) + 2, 'The rota names carers for each street, with sickness covered by two', ${now}
        from unnest(${people}::uuid[]) p, unnest(${[...one.tenders]}::uuid[]) t, (${leaves}) c`.execute(tx);
      await sql`insert into judge_locks (procurement_id, person_id, criterion_id, locked_at)
        select ${one.id}, p, c.id, ${now} from unnest(${people.slice(1)}::uuid[]) p, (${leaves}) c`.execute(tx);
      leaf = (await sql<{ id: string }>`${leaves} order by place limit 1`.execute(tx)).rows[0]!.id;
    });
    await app.act(one.dev, async ({ tx }) => void (await sql`analyze`.execute(tx)));
  });
  after(() => app.close());

  const timed = async (name: string, who: Visitor, paths: readonly string[]): Promise<number> => {
    // The first ones read templates and compile; nobody meets them twice.
    for (let warm = 0; warm < 3; warm += 1) await who.request('GET', one.path + paths[0]);
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      const answer = await who.request('GET', one.path + paths[round % paths.length]);
      times.push(performance.now() - begun);
      assert.equal(answer.status, 200, `${name}: ${answer.body.slice(0, 200)}`);
    }
    const { user, system } = process.cpuUsage(before);
    const sorted = times.sort((a, b) => a - b);
    const p95 = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)]!;
    console.log(
      `${name}: median ${sorted[sorted.length >> 1]!.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; ${((user + system) / 1000 / rounds).toFixed(0)} ms of processor a page`,
    );
    return p95;
  };

  it(`answers each page within ${most} ms, nineteen times in twenty`, async () => {
    const slow: string[] = [];
    const hold = async (name: string, who: Visitor, paths: readonly string[]) => {
      if ((await timed(name, who, paths)) > most) slow.push(name);
    };
    await hold(
      'the judge’s page of a tender',
      one.amara,
      one.tenders.slice(0, 5).map((id) => `/tenders/${id}`),
    );
    await hold('the judge’s page of a question', one.amara, [`/questions/${leaf}`]);
    await hold('the overview of a judge', one.amara, ['']);
    await app.act(one.dev, async ({ tx, now }) => {
      await sql`insert into judge_locks (procurement_id, person_id, criterion_id, locked_at)
        select ${one.id}, j.person_id, a.criterion_id, ${now} from evaluation_judges j join judge_criteria a on a.judge_id = j.id on conflict do nothing`.execute(
        tx,
      );
      await sql`insert into moderated_scores (procurement_id, tender_id, criterion_id, score, median, explanation, version, moderated_by, moderated_at)
        select distinct on (tender_id, criterion_id) ${one.id}::uuid, tender_id, criterion_id, score, 300, reason, 1, ${one.dev.personId}::uuid, ${now}::timestamptz
        from evaluator_scores`.execute(tx);
      await sql`insert into tender_passes (procurement_id, tender_id, criterion_id, passes, because, decided_by, decided_at)
        select ${one.id}, t, ${one.criteria.passed}, true, 'On the register', ${one.dev.personId}, ${now} from unnest(${[...one.tenders]}::uuid[]) t`.execute(
        tx,
      );
      await sql`insert into tender_prices (id, procurement_id, tender_id, pence, version, entered_by, entered_at, confirmed_by, confirmed_at)
        select gen_random_uuid(), ${one.id}, t, 9000000 + n * 10000, 1, ${one.dev.personId}, ${now}, ${one.amara.personId}, ${now}
        from unnest(${[...one.tenders]}::uuid[]) with ordinality as u(t, n)`.execute(tx);
    });
    await hold('the overview of the officer', one.dev, ['']);
    await hold('what the panel settles', one.dev, [`/settled/${leaf}`]);
    for (const moment of ['quality-locked', 'price-opened'] as const)
      await app.act(one.dev, (act) => recordMoment(act, { id: one.id }, { moment }), one.caseId);
    await hold('prices and places', one.dev, ['/prices']);
    await hold('checks', one.dev, ['/checks']);
    assert.deepEqual(slow, []);
  });
});
