import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grantHat } from '#slices/cases/index.ts';
import { chooseMechanism } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { addCausalLink, addVariable, tieVariable, variablesById } from '../index.ts';
import type { CausalLink } from './causal-link.ts';
import { downstreamFrom } from './downstream.ts';
import { sayCheck, unasked } from './effect.ts';

const link = (fromId: string, toId: string, direction: 'same' | 'opposite', delayWords: string | null = null) =>
  ({ fromId, fromName: fromId, toId, toName: toId, direction, delayed: delayWords !== null, delayWords }) as CausalLink;

describe('downstream of a change', () => {
  it('each variable is reached by its shortest way, with its direction and its delays', () => {
    const links = [
      link('a', 'b', 'opposite'),
      link('b', 'c', 'opposite', 'a year'),
      link('a', 'c', 'opposite', '2 months'),
      link('c', 'd', 'opposite', '3 months'),
      link('d', 'a', 'same'),
      link('x', 'a', 'same'),
    ];
    const found = downstreamFrom(links, ['a']).map(({ id, steps, direction, delays }) => [
      id,
      steps,
      direction,
      delays,
    ]);
    assert.deepEqual(found, [
      ['b', 1, 'opposite', []],
      ['c', 1, 'opposite', ['2 months']],
      ['d', 2, 'same', ['2 months', '3 months']],
    ]);
    assert.deepEqual(downstreamFrom(links, []), []);
    assert.deepEqual(downstreamFrom(links, ['nowhere']), []);
  });

  it('is looked at once budgets, providers and people have each been asked about', () => {
    assert.deepEqual(unasked([]), ['budget', 'provider', 'people']);
    assert.equal(sayCheck([]), 'Not looked at yet');
    assert.match(sayCheck([{ bearer: 'people' }]), /nobody has asked about other budgets or providers/);
    assert.match(sayCheck([{ bearer: 'people' }, { bearer: 'budget' }, { bearer: 'provider' }]), /^Done/);
  });

  describe('on a case', () => {
    let app: TestApp;
    let there: ACase;
    let dev: Visitor;
    let here: string;
    let mechanismId: string;
    before(async () => {
      app = await openTestApp();
      there = await aCase(app);
      dev = there.dev;
      here = `${there.base}/downstream`;
      const { caseId, outcomeId } = there;
      await app.act(
        dev,
        async (act) => {
          mechanismId = await chooseMechanism(act, {
            caseId,
            outcomeId,
            type: 'grant',
            title: 'Micro-enterprises',
            contribution: 'weak',
            evidence: null,
            sceptic: null,
            tier: null,
            timeToEffect: null,
            resourceId: null,
          });
          const micro = await addVariable(act, { caseId, name: 'Small enterprises' });
          const staff = await addVariable(act, { caseId, name: 'Home-care staff' });
          await addCausalLink(act, { caseId, fromId: micro, toId: staff, direction: 'opposite', delayWords: 'a year' });
          const [variable] = await variablesById(act.tx, [micro]);
          await tieVariable(act, variable!, { kind: 'mechanism', id: mechanismId });
        },
        caseId,
      );
    });
    after(() => app.close());

    const gaps = async () => (await dev.get(`${there.base}/paper`)).text;
    const say = async (fields: Record<string, string>, expected = 200) => {
      const page = await dev.get(`${here}?from=mechanism:${mechanismId}`);
      return dev.submit(page, here, fields, expected);
    };

    it('shows where the change of a mechanism arrives, and the paper says that nobody has asked who bears it', async () => {
      assert.match((await dev.get(here)).text, /Micro-enterprises.*Not looked at yet/);
      const page = await dev.get(`${here}?from=mechanism:${mechanismId}`);
      assert.match(page.text, /Home-care staff− downSmall enterprises1a year/);
      assert.match(await gaps(), /Who else bears the change.*“Micro-enterprises”/);
    });

    it('is done when each sort was asked about, with those for whom nobody was found', async () => {
      assert.match((await say({ bearer: 'budget', change: 'More visits' }, 422)).errors.join(), /Say which budget/);
      const both = await say({ bearer: 'budget', who: 'X', nobody: 'yes', change: 'More visits' }, 422);
      assert.match(both.errors.join(), /not both/);
      await say({ bearer: 'budget', who: 'Quality team', change: 'More visits', known: 'We asked' });
      await say({ bearer: 'provider', who: 'Moorside Care', change: 'Loses carers' });
      const page = await say({ bearer: 'people', nobody: 'yes', change: 'Those who use it arrange it themselves' });
      assert.match(page.text, /Done: budgets, providers and people have each been asked about/);
      assert.match(page.text, /Quality team: More visitsHow we know: We asked/);
      const paper = await gaps();
      assert.doesNotMatch(paper, /has not been asked in full of/);
      assert.match(paper, /Quality team: More visits/);
      assert.doesNotMatch(paper, /Moorside/);
    });

    it('keeps what is said of firms from those who may not see the market', async () => {
      const councillor = await app.person('Cllr Hughes', 'Thornmere Council');
      await app.act(
        dev,
        (act) =>
          grantHat(act, {
            caseId: there.caseId,
            personId: councillor.personId!,
            hat: 'provider',
            organisationId: act.who.organisations[0]!.id,
          }),
        there.caseId,
      );
      const page = await councillor.get(`${here}?from=mechanism:${mechanismId}`);
      assert.match(page.text, /Quality team/);
      assert.doesNotMatch(page.answer.body, /Moorside|Loses carers/);
      assert.match(page.text, /It has been said, and is not shared with you/);
      assert.ok(!page.hasForm(here));
    });

    it('is open again when what was said is taken off', async () => {
      const page = await dev.get(`${here}?from=mechanism:${mechanismId}`);
      const later = await dev.submit(page, `${here}/withdraw`);
      assert.match(later.text, /Not done: nobody has asked about other budgets/);
      await dev.get(`${here}?from=person:${dev.personId}`, 404);
    });
  });
});
