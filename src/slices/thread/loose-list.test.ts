import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Bead, Link } from '#platform/links/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { chooseMechanism, type Requirement } from '#slices/plan/index.ts';
import { type Need, recordNeed } from '#slices/system/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import type { LooseLeavings } from './leaving-became.ts';
import { looseList } from './loose-list.ts';

const need = (id: string, state: Need['state'] = 'recorded') => ({ id, state, statement: `Need ${id}` }) as Need;
const link = (from: [string, string], to: [string, string]): Link => ({
  from: { kind: from[0], id: from[1] },
  to: { kind: to[0], id: to[1] },
  relation: 'x',
  since: new Date(0),
});
const outcome = (id: string, state = 'proposed') => ({ id, state, statement: `Outcome ${id}` });
const requirement = (id: string, more: Partial<Requirement> = {}) =>
  ({
    id,
    state: 'draft',
    title: `Requirement ${id}`,
    outcomeId: null,
    needId: null,
    legalDuty: null,
    organisational: null,
    ...more,
  }) as Requirement;
const nothing = { base: '/c', needs: [], outcomes: [], mechanisms: [], requirements: [], beads: [], links: [] };
const titles = (known: Parameters<typeof looseList>[0]) =>
  looseList(known).map((group) => group.items.map((one) => one.title));

describe('what hangs loose', () => {
  it('is a need that no live outcome answers, or whose outcomes nothing pursues', () => {
    const known = {
      ...nothing,
      needs: ['none', 'retired', 'answered', 'pursued', 'stopped']
        .map((id) => need(id))
        .concat(need('gone', 'withdrawn')),
      outcomes: [outcome('a'), outcome('b'), outcome('c'), outcome('old', 'retired')],
      mechanisms: [
        { outcomeId: 'b', state: 'chosen' },
        { outcomeId: 'c', state: 'stopped' },
      ] as const,
      links: [
        link(['outcome', 'old'], ['need', 'retired']),
        link(['outcome', 'a'], ['need', 'answered']),
        link(['outcome', 'a'], ['need', 'pursued']),
        link(['outcome', 'b'], ['need', 'pursued']),
        link(['outcome', 'c'], ['need', 'stopped']),
        link(['requirement', 'r'], ['need', 'none']),
      ],
    };
    const [unanswered, unpursued] = looseList(known);
    assert.deepEqual(
      unanswered!.items.map((one) => [one.title, one.next.href]),
      [
        ['Need none', '/c/outcomes'],
        ['Need retired', '/c/outcomes'],
      ],
    );
    assert.match(unanswered!.items[0]!.says, /A requirement serves it/);
    assert.deepEqual(
      unpursued!.items.map((one) => one.title),
      ['Need answered', 'Need stopped'],
    );
  });
  it('is a requirement that hangs from nothing, unless it was dropped', () => {
    const requirements = [
      requirement('orphan'),
      requirement('gone', { state: 'dropped' }),
      requirement('duty', { legalDuty: 'Care Act' }),
      requirement('served', { needId: 'n' }),
    ];
    assert.deepEqual(titles({ ...nothing, requirements })[2], ['Requirement orphan']);
  });
  it('is any other end of the thread, once, and not what was ended on purpose', () => {
    const bead = (kind: string, id: string, more: object = {}) =>
      ({
        ref: { kind, id },
        kindLabel: kind,
        title: id,
        path: `/c/${kind}s/${id}`,
        state: 'open',
        loose: null,
        flags: [],
        ...more,
      }) as unknown as Bead;
    const beads = [bead('mechanism', 'm'), bead('mechanism', 'over', { state: 'stopped' }), bead('need', 'n')];
    assert.deepEqual(titles({ ...nothing, needs: [need('n')], beads }), [['Need n'], [], [], [], [], ['m']]);
  });

  it('is what was promised to be left and is not there, or was not looked at again', () => {
    const lot = { on: { kind: 'lot', id: 'l' }, title: 'Harbour', path: '/c/lots/l' };
    const leavings = {
      mayReview: true,
      unvisited: [{ ...lot, says: 'Not looked at' }],
      notKept: [{ ...lot, promised: 'A hall', saidBy: 'Elders', reviewId: 'r' }],
    } as unknown as LooseLeavings;
    const [, , , notKept, unvisited] = looseList({ ...nothing, leavings });
    assert.deepEqual(
      [notKept, unvisited].map((group) => group!.items.map((one) => [one.kindLabel, one.says, one.next.href])),
      [
        [['Lot', '“A hall” is not there, says Elders', '/c/reviews/r/leavings']],
        [['Lot', 'Not looked at', '/c/reviews/new?of=lot:l']],
      ],
    );
    const reader = looseList({ ...nothing, leavings: { ...leavings, mayReview: false } })[4]!;
    assert.equal(reader.items[0]!.next.href, '/c/reviews', 'who may open none is led to those that there are');
  });

  let app: TestApp;
  let dev: Visitor;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
  });
  after(() => app.close());

  it('stands on one page of the case, each with what to do next, until it is done', async () => {
    const caseId = await caseBy(app, dev);
    const path = `/cases/${caseId}/loose`;
    assert.match((await dev.get(path)).text, /Nothing hangs loose/);
    const bare = {
      population: null,
      place: null,
      needType: null,
      countedAs: null,
      numerator: null,
      denominator: null,
      per: null,
      source: null,
      observedOn: null,
    } as const;
    const needId = await app.act(
      dev,
      (act) => recordNeed(act, { ...bare, quotations: [], caseId, statement: 'People fall' }),
      caseId,
    );
    const first = await dev.get(path);
    assert.match(first.text, /Needs that no outcome answers.*People fall ?No outcome answers it\./);
    assert.equal(first.link('Say what is wanted, or which outcome answers it'), `/cases/${caseId}/outcomes`);
    const outcomeId = await app.act(
      dev,
      (act) =>
        proposeOutcome(act, {
          caseId,
          statement: 'Nobody falls alone',
          forWhom: null,
          quotationIds: [],
          needIds: [needId],
        }),
      caseId,
    );
    const second = await dev.get(path);
    assert.match(
      second.text,
      /Needs that nothing pursues.*People fall ?“Nobody falls alone” answers it, and nothing pursues that/,
    );
    assert.doesNotMatch(second.text, /no outcome answers/i);
    const way = { evidence: null, sceptic: null, tier: null, timeToEffect: null, resourceId: null } as const;
    await app.act(
      dev,
      (act) =>
        chooseMechanism(act, { ...way, caseId, outcomeId, type: 'norm', title: 'Say hello', contribution: 'weak' }),
      caseId,
    );
    assert.doesNotMatch((await dev.get(path)).text, /People fall/);
    await (await app.person('Una Stranger', 'Elsewhere Council')).get(path, 404);
  });
});
