import assert from 'node:assert/strict';
import { it } from 'node:test';
import { enterPrices } from '#src/slices/procurement/evaluation/enter-prices.ts';
import { evaluationsById } from '#src/slices/procurement/evaluation/evaluation-store.ts';
import { finishScoring } from '#src/slices/procurement/evaluation/finish-scoring.ts';
import { evaluationRecord, judgedTenders, resultOf } from '#src/slices/procurement/evaluation/index.ts';
import { type AJudging, evaluationNow } from './a-judging.ts';
import type { TestApp } from './client.ts';

/** From opened prices to final scores: the end of the story that `evaluation.test.ts` begins. */
export function judgedToItsEnd(at: () => Readonly<{ app: TestApp; one: AJudging }>): void {
  const evaluationNowOf = async ({ tx }: { tx: Parameters<typeof evaluationsById>[0] }) =>
    (await evaluationsById(tx, [at().one.id]))[0]!;

  it('at prices that one person types and another confirms', async () => {
    const { one } = at();
    const path = `${one.path}/prices`;
    const [a, b] = one.tenders as [string, string];
    const odd = await one.dev.submit(await one.dev.get(path), path, { [`price-${a}`]: 'cheap' }, 422);
    assert.match(odd.errors.join(), /Enter the price of Moorside Care in pounds/);
    const typed = await one.dev.submit(await one.dev.get(path), path, {
      [`price-${a}`]: '£120,000',
      [`price-${b}`]: '60,000',
    });
    assert.match(typed.text, /Moorside Care: £120,000 typed by Dev Patel, to be confirmed by somebody else/);
    assert.equal(typed.hasForm(`${path}/confirmed`), false);
    const seen = await one.amara.get(path);
    const boxes = [...seen.document.querySelectorAll('input[name=seen]')].map((box) => box.getAttribute('value')!);
    assert.equal(boxes.length, 2);
    await one.dev.submit(await one.dev.get(path), path, { [`price-${b}`]: '70,000' });
    const changed = await one.amara.submit(seen, `${path}/confirmed`, { seen: boxes }, 409);
    assert.match(changed.text, /Somebody changed this/);
    const again = await one.amara.get(path);
    const now = [...again.document.querySelectorAll('input[name=seen]')].map((box) => box.getAttribute('value')!);
    const page = await one.amara.submit(again, `${path}/confirmed`, { seen: now });
    assert.match(page.text, /Fell Help.*£70,000/);
  });

  it('asks about a price that looks too low, and puts nobody out unheard', async () => {
    const { one } = at();
    const [, b] = one.tenders as [string, string];
    const prices = await one.amara.get(`${one.path}/prices`);
    assert.match(prices.text, /Fell Help: £70,000 is below 80% of our estimate of £100,000\. Ask how it is made up/);
    assert.match(prices.text, /Ask Fell Help about its low price, and decide/);
    assert.equal(prices.hasForm(`${one.path}/final`), false);
    const path = `${one.path}/checks`;
    await one.dev.submit(await one.dev.get(path), path, {
      tender: b,
      type: 'low-price',
      about: '£70,000 for the year',
      found: 'yes',
    });
    const step = async (fields: Record<string, string>, status?: number) =>
      one.dev.submit(await one.dev.get(path), `${path}/steps`, fields, status);
    const unheard = await step({ step: 'decide', words: 'Too low', decision: 'out' }, 422);
    assert.match(unheard.errors.join(), /Nobody is put out unheard/);
    await step({ step: 'ask', words: 'How is the price made up?' });
    await step({ step: 'answer', words: 'Volunteers drive' });
    const decided = await step({ step: 'decide', words: 'It carries the work', decision: 'stays' });
    assert.match(decided.text, /Answered .*: Volunteers drive ?It stays in\. It carries the work/);
  });

  it('with everybody looked up on the debarment list, by day and source', async () => {
    const { one } = at();
    const path = `${one.path}/checks`;
    const bad = await one.dev.submit(
      await one.dev.get(path),
      path,
      { tender: one.tenders[0]!, type: 'debarment', about: 'Moorside Care', found: 'no' },
      422,
    );
    assert.deepEqual(bad.errors, ['Say which list, and where it was looked at']);
    for (const tender of one.tenders)
      for (const [type, about] of [
        ['debarment', 'The bidder'],
        ['sub-contractor', 'None named'],
      ] as const)
        await one.dev.submit(await one.dev.get(path), path, {
          tender,
          type,
          about,
          found: 'no',
          source: 'The list as published',
        });
    assert.match((await one.dev.get(`${one.path}/prices`)).text, /Fell Help2£70,000/);
  });

  it('and made final once, with everything as it was, for the award', async () => {
    const { app, one } = at();
    assert.deepEqual(await app.look((tx) => judgedTenders(tx, one.id)), []);
    await one.dev.get(`${one.path}/hangs`, 403);
    const fifty = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        app.act(one.amara, async (act) => finishScoring(act, await evaluationNowOf(act)), one.caseId),
      ),
    );
    assert.equal(
      fifty.filter(({ status }) => status === 'fulfilled').length,
      1,
      String((fifty[0] as PromiseRejectedResult).reason),
    );
    const judged = await app.look((tx) => judgedTenders(tx, one.id));
    const [a, b] = one.tenders as [string, string];
    const of = (id: string) => judged.find(({ tenderId }) => tenderId === id)!;
    // 40 × 4/5 + 20 × 4/5 + 10 × 5/5 + 30 × 70,000/120,000; and 40 × 3/5 + 20 × 3/5 + 10 × 2/5 + 30.
    assert.deepEqual([of(a).points, of(a).rank, of(b).points, of(b).rank], [7_550, 1, 7_000, 2]);
    assert.deepEqual(
      of(a).criteria.map(({ name, weight, score, most, points }) => [name, weight, score, most, points]),
      [
        ['Same faces at the door', 40, 4, 5, 3_200],
        ['Rounds on foot', 20, 4, 5, 1_600],
        ['As residents see it', 10, 5, 5, 1_000],
        ['Price', 30, null, 30, 1_750],
      ],
    );
    const [result] = await app.look((tx) => resultOf(tx, one.id));
    assert.deepEqual([result!.lotId, result!.winnerTenderId], [null, a]);
    assert.match((await one.dev.get(`${one.path}/hangs`)).text, /Moorside Care comes first\..*means/);
    assert.doesNotMatch((await one.dev.get(`${one.path}/hangs`)).text, /Amara|Quinn|Levy/);
    const record = (await app.look((tx) => evaluationRecord(tx, one.id)))!;
    assert.deepEqual([record.individual.length, record.corrections.length, record.prices.length], [10, 1, 2]);
    const prices = await one.dev.get(`${one.path}/prices`);
    assert.equal(prices.hasForm(`${one.path}/prices`), false);
    await assert.rejects(
      app.act(
        one.dev,
        async (act) => enterPrices(act, await evaluationNowOf(act), { [`price-${a}`]: '1' }),
        one.caseId,
      ),
      { code: 'scores-locked' },
    );
  });

  it('without a word of it in another case, or to a stranger', async () => {
    const { app, one } = at();
    const stranger = await app.person('Sal Stranger', 'Elsewhere');
    for (const path of ['', '/prices', '/checks', `/settled/${one.criteria.faces}`])
      await stranger.get(one.path + path, 404);
    assert.equal((await evaluationNow(app, one.id)).state, 'scored');
  });
}
