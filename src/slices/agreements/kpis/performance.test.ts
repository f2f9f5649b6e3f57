import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { addMeasure, addPoints } from '#slices/measures/index.ts';
import { type Contracting, cells, contracting, sends } from '#test/support/an-agreement.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

describe('how agreements perform and change', () => {
  let app: TestApp;
  let all: Contracting;
  before(async () => {
    app = await openTestApp();
    all = await contracting(app);
  });
  after(() => app.close());

  it('rates an indicator in somebody’s name and words, and publishes it after the supplier was heard', async () => {
    const { dev, pat, wearing, caseId, outcomeId, as, contract } = all;
    const { id, path } = await contract('Above five million', { valuePence: 600_000_000 });
    const base = `${path}/performance`;
    const page = await dev.get(base);
    assert.match(page.text, /asks for at least three performance indicators/);
    const lived = await as(dev, (act) =>
      addMeasure(act, { caseId, name: 'Falls in Fell', kind: 'measure', improvement: 'down', outcomeId }),
    );
    const onTime = await as(dev, (act) =>
      addMeasure(act, { caseId, name: 'Visits on time', kind: 'measure', improvement: 'up', target: 90 }),
    );
    for (const measureId of [lived, onTime])
      await as(dev, (act) => addPoints(act, { measureId, points: [{ on: '2026-10-01', value: 99 }] }));
    assert.equal(page.document.querySelector(`main [value="${lived}"]`), null);
    const set = { name: 'On time', target: '90%', material: 'yes' };
    const mixed = await dev.submit(await dev.get(base), `${base}/indicators`, { ...set, measureId: lived }, 422);
    assert.deepEqual(mixed.errors, ['It shows what people live, and not what this supplier does. Choose another']);
    let shown = await dev.submit(mixed, `${base}/indicators`, { ...set, measureId: onTime });
    for (const name of ['Same carer', 'Told in time'])
      shown = await dev.submit(shown, `${base}/indicators`, { name, target: '90%', material: 'yes', measureId: '' });
    assert.doesNotMatch(shown.text, /Missing/);
    assert.match(cells(shown), /On time \| 90% \| Visits on time: 99 \| .* \| 1 January 2027/);
    const { rows } = await app.look((tx) =>
      sql<{ id: string; count: number }>`select i.id, (select count(*)::int from indicator_ratings) as count
        from agreement_indicators i where i.agreement_id = ${id} and i.name = 'On time'`.execute(tx),
    );
    assert.equal(rows[0]!.count, 0, 'a figure above its target is no rating');
    const rate = { indicatorId: rows[0]!.id, ...boxes('fromOn', '2026-01-01'), ...boxes('toOn', '2026-10-31') };
    const to = `${base}/ratings`;
    const untold = await dev.submit(shown, to, { ...rate, because: 'Most visits were in time' }, 422);
    assert.deepEqual(untold.errors, ['Choose the rating']);
    const sum = await dev.submit(shown, to, { ...rate, rating: 'good', because: '99 > 90' }, 422);
    assert.deepEqual(sum.errors, ['Say in words why. A figure alone is no reason for a rating']);
    const hasty = {
      ...rate,
      rating: 'improve',
      because: 'Late on weekends, all year',
      ...boxes('replyByOn', '2026-11-24'),
    };
    assert.deepEqual((await dev.submit(shown, to, hasty, 422)).errors, ['Give the supplier 10 days or more to answer']);
    const rated = await dev.submit(shown, to, { ...hasty, ...boxes('replyByOn', '2026-12-07') });
    assert.match(rated.text, /On time: Requires improvement Not published.*Dev Patel said “Requires improvement”/);
    const again = await dev.submit(rated, to, { ...hasty, ...boxes('replyByOn', '2026-12-07') }, 422);
    assert.deepEqual(again.errors, ['This indicator has a rating to that day already']);
    const ann = await wearing('Ann Reed', 'Fell Residents', 'community');
    assert.doesNotMatch((await ann.get(base)).text, /Requires improvement Not published/, 'before it is published');
    const ratingId = (
      await app.look((tx) =>
        sql<{ id: string }>`select id from indicator_ratings where agreement_id = ${id}`.execute(tx),
      )
    ).rows[0]!.id;
    const [reply, published] = [`${to}/${ratingId}/reply`, `${to}/${ratingId}/published`];
    assert.equal(rated.hasForm(published), false);

    const seen = await pat.get(base);
    assert.ok(seen.hasForm(reply) && !seen.hasForm(to) && !seen.hasForm(published));
    for (const attack of [to, published, `${base}/failures`, `${base}/indicators`])
      assert.equal(await sends(pat, seen, reply, attack, { rating: 'good' }), 403, attack);
    const pia = await wearing('Pia Green', 'Fell Care', 'partner');
    for (const attack of [to, published, `${base}/indicators`, `${path}/register`, `${path}/changes/advice`])
      assert.equal(
        await sends(pia, await pia.get(base), reply, attack, { rating: 'good' }),
        403,
        'a partner’s hat makes no judge of itself',
      );
    const answered = await pat.submit(seen, reply, { agrees: 'no', reply: 'You sent the rotas late' });
    assert.match(answered.text, /The supplier does not agree: You sent the rotas late/);
    await dev.submit(await dev.get(base), reply, { agrees: 'yes', reply: 'They agree after all' }, 409);
    const notice = { because: 'We heard about the rotas', ...boxes('on', '2026-11-23'), reference: '2026/0001' };
    const done = await dev.submit(await dev.get(base), published, { ...notice, rating: 'approaching' });
    assert.match(done.text, /On time: Approaching target Published.*Published on 23 November 2026 by Dev Patel/);
    assert.match(cells(done), /On time \| 90% \| Visits on time: 99 \| .* \| 31 October 2027/);
    assert.equal((await pat.get(base)).hasForm(reply), false, 'what is published stays');
    assert.equal(await sends(pat, seen, reply, reply, { agrees: 'no', reply: 'More' }), 409);
    assert.match(done.text, /What people live.*It rates no supplier.*Falls in Fell\s*99/);
    assert.match((await ann.get(base)).text, /Approaching target Published/);
    const above = done.text.slice(0, done.text.indexOf('What people live'));
    assert.doesNotMatch(above, /Falls in Fell/, 'I11: what people live stands apart');
  });

  it('keeps a failure step by step, and publishes none before the chance to improve and the supplier’s say', async () => {
    const { dev, pat, contract } = all;
    const { id, path } = await contract('Failing');
    const base = `${path}/performance`;
    const what = {
      kind: 'not-performing',
      what: 'Visits missed',
      impact: 'People wait',
      ...boxes('beganOn', '2026-10-01'),
    };
    const page = await dev.submit(await dev.get(base), `${base}/failures`, what);
    assert.match(page.text, /Visits missed Open/);
    const failureId = (
      await app.look((tx) =>
        sql<{ id: string }>`select id from performance_failures where agreement_id = ${id}`.execute(tx),
      )
    ).rows[0]!.id;
    const to = `${base}/failures/${failureId}/steps`;
    const step = async (who: Visitor, name: string, on: string, more = {}, expected = 200) =>
      who.submit(
        await who.get(base),
        to,
        { step: name, words: `It was ${name}`, ...boxes('on', on), ...more },
        expected,
      );
    const early = { reference: '2026/0002' };
    assert.deepEqual((await step(dev, 'published', '2026-11-20', early, 422)).errors, [
      'First it has had its opportunity, and has not improved',
    ]);
    assert.deepEqual((await step(dev, 'failed', '2026-11-20', {}, 422)).errors, [
      'Give it a proper opportunity to improve first',
    ]);
    await step(dev, 'warning', '2026-10-10');
    assert.deepEqual((await step(dev, 'chance', '2026-10-12', {}, 422)).errors, ['Enter until when it can improve']);
    await step(dev, 'chance', '2026-10-12', boxes('untilOn', '2026-11-10'));
    assert.deepEqual((await step(dev, 'failed', '2026-11-10', {}, 422)).errors, [
      'The opportunity to improve is not over on that day',
    ]);
    await step(pat, 'improvement', '2026-11-01');
    await step(pat, 'put-right', '2026-11-01', {}, 403);
    const failed = await step(dev, 'failed', '2026-11-12');
    assert.match(failed.text, /The notice is due by 11 December 2026/);
    assert.deepEqual((await step(dev, 'published', '2026-11-20', early, 422)).errors, [
      'Hear the supplier first, or record that it said nothing when asked',
    ]);
    await step(pat, 'heard', '2026-11-15');
    const done = await step(dev, 'published', '2026-11-20', early);
    assert.match(done.text, /Visits missed Over.*Pat Green, for the supplier.*notice 2026\/0002/);
    assert.equal(done.hasForm(to), false);

    const soft = await contract('Light', { regime: 'light-touch' });
    const light = `${soft.path}/performance`;
    await dev.submit(await dev.get(light), `${light}/failures`, { ...what, kind: 'ended' });
    const form = (await dev.get(light)).document.querySelector('form[action$="/steps"]')!.getAttribute('action')!;
    const asked = await dev.submit(
      await dev.get(light),
      form,
      { step: 'published', words: 'x', reference: 'y', ...boxes('on', '2026-11-20') },
      422,
    );
    assert.deepEqual(asked.errors, ['The law asks for no such notice of this agreement']);
  });

  it('adds up every change, so that ten small ones are one large, and keeps a standstill that was offered', async () => {
    const { dev, one, contract } = all;
    const { id, path } = await contract('Split', { valuePence: 1_000_000_00 });
    const base = `${path}/changes`;
    const change = async (pounds: string, expected = 200, ground = 'below-threshold') =>
      dev.submit(await dev.get(path), path, { value: pounds, why: 'more people', ground }, expected);
    assert.doesNotMatch((await change('1,050,000')).text, /Look at this/);
    assert.doesNotMatch((await change('1,100,000')).text, /Look at this/);
    assert.match((await change('1,150,000')).text, /All changes together move its value by 15%/);
    assert.match((await dev.get(base)).text, /All changes move its value by\s*15%, or £150,000.*Check this/);
    const check = {
      rule: 'small',
      found: 'right',
      by: 'Priya Shah',
      ...boxes('on', '2026-11-20'),
      textRead: 'Section 74',
    };
    const checked = await dev.submit(await dev.get(base), `${base}/checks`, check);
    assert.match(checked.text, /Checked by Priya Shah, 20 November 2026/);
    const refused = await change('1,200,000', 422);
    assert.match(refused.errors.join(), /move its value by 20%.*Priya Shah checked that/);
    assert.equal((await one(id)).valuePence, 1_150_000_00);
    const advice = {
      rule: 'small',
      adviser: 'Counsel',
      ...boxes('advisedOn', '2026-11-21'),
      power: 'Delegation 12',
      words: 'It may',
    };
    await dev.submit(await dev.get(base), `${base}/advice`, advice);
    assert.match((await change('1,200,000')).text, /Legal advice of Counsel covers it/);

    const plan = { what: 'A year more', why: 'agreed', ground: 'provided-for', value: '1,500,000' };
    const nothing = await dev.submit(await dev.get(base), base, { ...plan, value: '' }, 422);
    assert.deepEqual(nothing.errors, ['Enter another value, or another end, or both']);
    const planned = await dev.submit(await dev.get(base), base, plan);
    assert.match(planned.text, /A year more Planned.*A contract change notice is published before/);
    assert.equal((await one(id)).valuePence, 1_200_000_00, 'planned is not made');
    const [notice, end] = ['notice', 'end'].map(
      (last) => planned.document.querySelector(`form[action$="/${last}"]`)!.getAttribute('action')!,
    ) as [string, string];
    const notified = await dev.submit(planned, notice, {
      ...boxes('on', '2026-11-23'),
      reference: '2026/0003',
      standstill: 'yes',
    });
    // Eight working days from Monday 23 November, of which St Andrew’s day (30 November) is none: until 3 December.
    assert.match(notified.text, /may be made from 4 December 2026/);
    assert.match((await dev.submit(notified, end, { does: 'made' }, 409)).text, /4 December 2026/);
    await app.setClock(new Date('2026-12-04T12:00:00Z'));
    const made = await dev.submit(await dev.get(base), end, { does: 'made' });
    assert.match(made.text, /A year more Made/);
    assert.equal((await one(id)).valuePence, 1_500_000_00);
    await dev.submit(notified, end, { does: 'made' }, 409);
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    const foreign = await contract('Other');
    const across = end.replace(id, foreign.id);
    assert.equal(await sends(dev, notified, null, across, { does: 'made' }), 404, 'a plan of another agreement');
  });
});
