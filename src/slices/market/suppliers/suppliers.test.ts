import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { importRegister } from '../import-register.ts';
import { cleanName, nameKey, oneSlipApart } from './clean-name.ts';
import { type NamedSupplier, resolveSuppliers, type SupplierTie, suggestTies } from './ties.ts';

const named = (name: string, identifier: string | null = null, records = 1): NamedSupplier => ({
  name,
  identifier,
  records,
});
const tie = (one: string, other: string, kind: SupplierTie['kind'] = 'same'): SupplierTie => ({
  id: `${one}-${other}`,
  one: nameKey(one),
  other: nameKey(other),
  kind,
  since: null,
  because: null,
  by: 'somebody',
  at: new Date(0),
});
const groups = (rows: readonly NamedSupplier[], ties: readonly SupplierTie[]) =>
  [...new Set(resolveSuppliers(rows, ties).values())].map(({ names }) => names).sort();

describe('names of suppliers', () => {
  it('come to the same without the form of firm, punctuation and a leading “the”', () => {
    for (const name of [
      'Harbour & Fell Care Ltd',
      'The Harbour and Fell Care Limited',
      'HARBOUR AND FELL CARE (UK) LTD.',
      'Harbour & Fell Care Ltd T/A Tern',
    ])
      assert.equal(cleanName(name), 'harbour and fell care', name);
    assert.equal(cleanName('Limited'), 'limited');
    assert.notEqual(cleanName('Harbour Care'), cleanName('Harbour Homes'));
  });

  it('are one slip apart by a letter more, less, other or two that changed places', () => {
    for (const [a, b] of [
      ['fellside', 'felside'],
      ['fellside', 'fellsides'],
      ['fellside', 'fallside'],
      ['fellside', 'felslide'],
    ] as const)
      assert.ok(oneSlipApart(a, b), b);
    for (const [a, b] of [
      ['fellside', 'fellside'],
      ['fellside', 'hillside'],
      ['ab', 'ba2'],
    ] as const)
      assert.ok(!oneSlipApart(a, b), b);
  });

  it('are one by an equal number or a yes, through chains, and never otherwise', () => {
    const rows = [
      named('Fellside Ltd', 'GB-COH-1', 3),
      named('Fellside Carers', 'GB-COH-1'),
      named('FELLSIDE LTD'),
      named('Felside Ltd'),
    ];
    assert.deepEqual(groups(rows, []), [['Fellside Carers', 'FELLSIDE LTD'], ['Felside Ltd']]);
    assert.deepEqual(groups(rows, [tie('Felside Ltd', 'Fellside Carers')]).length, 1);
    assert.deepEqual(groups(rows, [tie('Felside Ltd', 'Fellside Carers', 'different')]).length, 2);
  });

  it('go by the later one where one became another, whichever has more records', () => {
    const rows = [named('Old Borough', null, 90), named('New Borough', null, 2)];
    assert.equal(
      resolveSuppliers(rows, [tie('Old Borough', 'New Borough', 'successor')]).get('old borough')!.name,
      'New Borough',
    );
    assert.equal(resolveSuppliers(rows, [tie('Old Borough', 'New Borough')]).get('new borough')!.name, 'Old Borough');
  });

  it('are suggested once, by a reason, and never again when somebody decided or a number tells', () => {
    const rows = [
      named('Tern Home Support Ltd', null, 4),
      named('Tern Home Support'),
      named('Tern Hone Support'),
      named('Moorside'),
    ];
    assert.deepEqual(
      suggestTies(rows, [])
        .map(({ one, other, why }) => [one, other, why])
        .sort(),
      [
        ['Tern Home Support Ltd', 'Tern Hone Support', 'one letter apart'],
        ['Tern Home Support', 'Tern Home Support Ltd', 'the same name but for how it is written'],
        ['Tern Home Support', 'Tern Hone Support', 'one letter apart'],
      ].sort(),
    );
    const decided = [
      tie('Tern Home Support', 'Tern Home Support Ltd'),
      tie('Tern Hone Support', 'Tern Home Support', 'different'),
    ];
    assert.deepEqual(suggestTies(rows, decided), []);
  });

  it('come to the same whatever the order, and undoing a yes gives back what was there', () => {
    const names = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
    const rows = fc.array(
      fc.record({ name: names, identifier: fc.option(fc.constantFrom('GB-COH-1', 'GB-COH-2')), records: fc.nat(5) }),
      { minLength: 1 },
    );
    const ties = fc.array(
      fc.tuple(names, names).filter(([a, b]) => a !== b),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, ties, (some, pairs) => {
        const said = pairs.map(([a, b]) => tie(a, b));
        assert.deepEqual(groups(some.toReversed(), said.toReversed()), groups(some, said));
        assert.deepEqual(
          groups(
            some,
            said.slice(1).filter((one) => one.id !== said[0]?.id),
          ),
          groups(
            some,
            said.filter((one) => one.id !== said[0]?.id),
          ),
        );
        for (const [key, { names: all }] of resolveSuppliers(some, said)) assert.ok(all.map(nameKey).includes(key));
      }),
    );
  });
});

describe('people who know the suppliers', () => {
  let app: TestApp;
  let dev: Visitor;
  const at = '/market/suppliers';
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    await app.act(dev, async (act) => {
      const content =
        'Title,Supplier,End date\nCare,Tern Home Support Ltd,2031-03-31\nMore care,TERN HOME SUPPORT,2031-03-31\nMeals,Moorside,2031-03-31\nRoads,Old Borough,2031-03-31\nLamps,New Borough,2031-03-31';
      return importRegister(act, {
        organisationId: act.who.organisations[0]!.id,
        content,
        mapping: { title: 'Title', supplier: 'Supplier', endOn: 'End date' },
      });
    });
  });
  after(() => app.close());

  it('say which are one, and the market counts them so; and undo it', async () => {
    assert.match((await dev.get('/market')).text, /5 suppliers hold 5 contracts/);
    const page = await dev.get(at);
    const meanwhile = await dev.get(at);
    assert.match(page.text, /5 names are taken for 5 suppliers/);
    assert.match(
      page.text,
      /Tern Home Support Ltd and TERN HOME SUPPORT: the same name but for how it is written|TERN HOME SUPPORT and Tern Home Support Ltd/,
    );
    const one = await dev.submit(page, at, { kind: 'same' });
    assert.match(one.text, /They count as one from now on/);
    assert.match(one.text, /5 names are taken for 4 suppliers/);
    assert.match(one.text, /No names are left that look alike/);
    assert.match((await dev.get('/market')).text, /4 suppliers hold 5 contracts/);
    const twice = await dev.submit(meanwhile, at, { kind: 'different' }, 409);
    assert.match(twice.text, /changed|meanwhile/i);
    const later = await dev.get(at);
    const undone = await dev.submit(one, `${at}/undone`, {});
    assert.match(undone.text, /each name stands for itself again/);
    assert.match((await dev.get('/market')).text, /5 suppliers/);
    await dev.submit(later, `${at}/undone`, {}, 409);
    const two = await dev.submit(undone, at, { kind: 'different' });
    assert.match(two.text, /5 names are taken for 5 suppliers/);
    assert.match(two.text, /No names are left that look alike/);
  });

  it('say what one became, from when, of names that were brought in', async () => {
    const page = await dev.get(at);
    const became = { one: 'Old Borough', other: 'Newest Borough', kind: 'successor' };
    const slip = await dev.submit(page, at, became, 422);
    assert.deepEqual(slip.errors, ['Nothing that was brought in has this name']);
    const dateless = await dev.submit(slip, at, { ...became, other: 'New Borough' }, 422);
    assert.deepEqual(dateless.errors, ['Enter from when it goes by the later name']);
    const kept = await dev.submit(dateless, at, {
      ...became,
      other: 'New Borough',
      'since-day': '1',
      'since-month': '4',
      'since-year': '2023',
      because: 'The order of 2022',
    });
    assert.match(kept.text, /Old Borough became New Borough on 1 April 2023: The order of 2022/);
    assert.match((await dev.get('/market')).text, /New Borough2/);
  });

  it('belong to the organisation: others see and say nothing of it', async () => {
    const stranger = await app.person('Stranger', 'Elsewhere Council');
    const page = await stranger.get(at);
    assert.doesNotMatch(page.text, /Tern|Borough/);
    const form = (await dev.get(at)).form(at, { one: 'Moorside', other: 'New Borough', kind: 'same' });
    const mine = page.form(at, {});
    mine.set('organisation', form.get('organisation')!);
    for (const name of ['one', 'other', 'kind']) mine.set(name, form.get(name)!);
    const answer = await stranger.request('POST', at, {
      payload: mine.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
      },
    });
    assert.equal(answer.status, 403);
  });
});
