import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { callCommand } from '#test/support/command-line.ts';
import { readQuestions } from './read-questions.ts';

const root = path.join(import.meta.dirname, '../..');
const run = (...args: string[]) => callCommand(['timetable', ...args]);

const answers = {
  nation: 'england',
  deal: 'buy',
  buyer: 'council',
  health: 'no',
  exempt: 'none',
  kind: 'goods-services',
  concession: 'no',
  value: 6_000_000,
  vat: 'including',
  way: 'open',
  reserved: 'no',
  on: '2026-12-01',
};
const dates = {
  tenderNoticeOn: '2026-12-01',
  tendersBy: '2027-01-05',
  awardNoticeOn: '2027-03-15',
  signOn: '2027-03-26',
};

describe('npx commonweal timetable', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-timetable-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (content: object | string) => {
    const file = path.join(folder, 'questions.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const json = async (content: object) => {
    const done = await run(write(content), '--json');
    return { ...done, data: JSON.parse(done.out || done.err) };
  };

  it('prints the law with its sections and every date with its reference', async () => {
    const { code, out, err } = await run(write({ answers, dates, tendersAt: '12:00' }));
    assert.equal(code, 0, err);
    assert.match(out, /Procurement Act 2023\. Open procedure\./);
    assert.match(out, /Standstill: not before Friday 26 March 2027\n {4}Yours: Friday 26 March 2027\. Keeps to it\./);
    assert.match(out, /Contract details notice: not after Saturday 24 April 2027/);
    assert.match(out, /Procurement Act 2023, section 53\(1\)\. Check this: nobody has\./);
  });

  it('gives the same to programs, in the documented shape', async () => {
    const { code, data } = await json({ answers, dates });
    assert.equal(code, 0);
    assert.deepEqual(
      [data.regime.outcome, data.regime.threshold.row, data.engine],
      ['ordinary', '2026-27', 'calendar 1'],
    );
    const standstill = data.steps.find(({ rule }: { rule: string }) => rule === 'standstill');
    assert.deepEqual(
      [standstill.notBefore, standstill.yours, standstill.stands],
      ['2027-03-26', '2027-03-26', 'keeps'],
    );
    assert.deepEqual([data.refused, data.warned], [[], []]);
  });

  it('ends with 4 where a date breaks a rule: warned of, refused once checked, and covered by advice', async () => {
    const early = { answers, dates: { ...dates, signOn: '2027-03-25' } };
    const warned = await json(early);
    assert.deepEqual([warned.code, warned.data.warned, warned.data.refused], [4, ['standstill'], []]);
    const checks = [{ rule: 'standstill', found: 'right', by: 'Legal', on: '2026-11-27' }];
    const refused = await json({ ...early, checks });
    assert.deepEqual([refused.code, refused.data.refused], [4, ['standstill']]);
    const advice = [{ rule: 'standstill', adviser: 'Counsel', advisedOn: '2026-11-28', power: '4.2', words: 'It may' }];
    assert.equal((await json({ ...early, checks, advice })).code, 0);
    const different = await json({ ...early, checks: [...checks, { ...checks[0], found: 'different' }] });
    assert.deepEqual(different.data.warned, ['standstill']);
  });

  it('asks for the answer that is missing, with what it could be, and says where it does not know the law', async () => {
    const { nation, ...rest } = answers;
    const asked = await json({ answers: { ...rest } });
    assert.deepEqual([asked.code, asked.data.asks.question, nation], [1, 'nation', 'england']);
    assert.match(
      (await run(write({ answers: { ...rest } }))).out,
      /Not answered yet: nation\. Where does .*\n {2}england: England/,
    );
    const scotland = await json({ answers: { nation: 'scotland', on: '2026-12-01' } });
    assert.deepEqual([scotland.code, scotland.data.refused.name], [1, 'scotland']);
  });

  it('refuses a file with a fault whole, each by its path', async () => {
    const faulty = await run(
      write({ answers: { ...answers, nation: 'atlantis', sort: 1 }, dates: { signOn: '2027-02-30' } }),
    );
    assert.equal(faulty.code, 1);
    assert.match(faulty.out, /answers\.nation: /);
    assert.match(faulty.out, /sort/);
    assert.match(faulty.out, /dates\.signOn: Write a day from 2024 to 2060/);
    const late = { answers, dates: { tenderNoticeOn: '2026-12-01', tendersBy: '2026-11-30' }, tendersAt: '12:00' };
    assert.match((await run(write(late))).out, /dates\.tendersBy: .* cannot come before/);
    const twice = { answers, dates: { tenderNoticeOn: '2026-09-01', tendersBy: '2026-10-25' }, tendersAt: '01:30' };
    assert.match((await run(write(twice))).out, /tendersAt: The clocks go back that night/);
    for (const bad of ['', '{', '[]', 'null', '{}\n{}', '{"answers":null}', '{"answers":{},"days":{}}']) {
      const { questions, problems } = readQuestions(Buffer.from(bad));
      assert.ok(questions === null && problems.length > 0, bad);
    }
  });

  it('says how it is called', async () => {
    assert.equal((await run()).code, 2);
    assert.equal((await run('--days', '3')).code, 2);
    assert.equal((await run(path.join(folder, 'none.json'))).code, 1);
    assert.match((await run('--help')).out, /npx commonweal timetable <questions\.json>/);
  });

  it('takes the example of its page, and gives what the page says', async () => {
    const page = readFileSync(path.join(root, 'docs/timetable.md'), 'utf8');
    const example = /```json\n([\s\S]+?)```/.exec(page)![1]!;
    const { code, data } = await json(JSON.parse(example));
    assert.equal(code, 0);
    for (const [, rule, on] of page.matchAll(/^\| `([a-z-]+)` \| (\d{4}-\d\d-\d\d) \|/gm)) {
      const step = data.steps.find((one: { rule: string }) => one.rule === rule);
      assert.equal(step.notBefore ?? step.notAfter, on, rule);
    }
  });
});
