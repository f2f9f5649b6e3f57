import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { marketsOf, ownersOf, ratingsOf, turnover } from './place-look.ts';
import type { Place } from './place-store.ts';

const at = '/market/registers/import';
const heads =
  'Location ID,Location Name,Provider ID,Provider Name,Location Local Authority,Service types,Care homes beds,Location Latest Overall Rating,Dormant (Y/N)';
const lines = {
  fell: '1,Fell House,9,Bay Care,Thornmere,Nursing homes|Homecare agencies,40,Good,N',
  shore: '2,Shore House,9,Bay Care,Thornmere,Nursing homes,20,Inadequate,N',
  hill: '3,Hill House,8,Hill Homes,Thornmere,Nursing homes,20,Good,N',
  tern: '4,Tern,7,Tern Care,Thornmere,Homecare agencies,0,,N',
  asleep: '5,Asleep,7,Tern Care,Thornmere,Homecare agencies,0,Good,Y',
  far: '6,Far House,6,Far Homes,Elsewhere,Nursing homes,9,Good,N',
};
const file = (...which: (keyof typeof lines)[]) => [heads, ...which.map((one) => lines[one])].join('\n');

const place = (given: Partial<Place>): Place => ({
  id: '1',
  name: null,
  providerId: null,
  provider: 'Bay',
  area: 'Thornmere',
  services: ['Homecare agencies'],
  places: null,
  rating: null,
  dormant: false,
  seenFirst: '2026-01-01',
  seenLast: '2026-06-01',
  ...given,
});

describe('what is worked out of registered places', () => {
  it('is each area and service by itself, by places where they are known and else by locations', () => {
    const markets = marketsOf(
      [
        place({ services: ['Nursing homes', 'Homecare agencies'], places: 30 }),
        place({ services: ['Nursing homes'], places: 10, provider: 'Hill' }),
        place({ services: ['Nursing homes'], provider: 'Tern' }),
        place({ services: ['Homecare agencies'], provider: null }),
        place({ area: null, services: [], provider: 'Tern' }),
      ],
      'cqc',
    );
    assert.deepEqual(
      markets.map((one) => [one.area, one.service, one.by, one.places, one.concentration?.hhi, one.leftOut]),
      [
        ['Thornmere', 'Homecare agencies', 'locations', 0, 10_000, 1],
        [null, null, 'locations', 0, 10_000, 0],
        ['Thornmere', 'Nursing homes', 'places', 40, 6_250, 1],
      ],
    );
    assert.equal(marketsOf([place({ provider: null })], 'cqc')[0]!.concentration, null);
    assert.equal(marketsOf([place({ services: ['Children’s home'], places: 4 })], 'ofsted')[0]!.places, 4);
  });

  it('knows an owner by its number, and else by its name', () => {
    const owners = ownersOf([
      place({ providerId: '9', provider: 'Bay', places: 4 }),
      place({ providerId: '9', provider: 'Bay Care', places: 2, area: 'Elsewhere' }),
      place({ provider: 'HILL' }),
      place({ provider: 'Hill' }),
      place({ provider: null }),
    ]);
    assert.deepEqual(owners, [
      { name: 'Bay', locations: 2, places: 6, areas: 2 },
      { name: 'HILL', locations: 2, places: 0, areas: 1 },
    ]);
  });

  it('counts ratings as the register words them, and keeps those without one', () => {
    const many = Array.from({ length: 12 }, (_, nth) => place({ rating: `Word ${nth}` }));
    const { ratings, rows } = ratingsOf([...many, place({})]);
    assert.equal(ratings.length, 9);
    assert.deepEqual(rows[0]!.counts, [1, 1, 1, 1, 1, 1, 1, 1, 4]);
    assert.equal(rows[0]!.unrated, 1);
  });

  it('says nobody left an area or a service that the later file is not about', () => {
    const [then, now] = ['2026-01-01', '2026-06-01'];
    const found = turnover(
      [
        place({ id: 'stays' }),
        place({ id: 'gone', seenLast: then }),
        place({ id: 'new', seenFirst: now }),
        place({ id: 'other area', area: 'Elsewhere', seenLast: then }),
        place({ id: 'other service', services: ['Nursing homes'], seenFirst: now }),
      ],
      now,
      then,
    );
    assert.deepEqual(
      [found.came.map(({ id }) => id), found.left.map(({ id }) => id), found.notCompared],
      [['new'], ['gone'], ['Elsewhere', 'Nursing homes']],
    );
  });
});

describe('registers of providers', () => {
  let app: TestApp;
  let amara: Visitor;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T10:00:00Z'));
    amara = await app.person('Amara Okafor');
  });
  after(() => app.close());

  const about = (on: string, register: string) => {
    const [year, month, day] = on.split('-');
    return { register, 'asAt-day': day!, 'asAt-month': month!, 'asAt-year': year! };
  };
  const send = async (content: string, on: string, register = 'cqc', expected = 200): Promise<Page> =>
    amara.upload(
      await amara.get(at),
      at,
      about(on, register),
      [{ field: 'file', name: `${register}.csv`, content }],
      expected,
    );
  const bring = async (content: string, on: string, register = 'cqc'): Promise<Page> => {
    const mapping = await send(content, on, register);
    return amara.submit(mapping, mapping.url);
  };

  it('are brought in with the day that they are from', async () => {
    const market = await amara.get('/market');
    assert.match((await amara.get(market.link('Who is registered'))).text, /No register has been brought in yet/);
    assert.deepEqual((await send(file('fell'), '2026-12-01', 'cqc', 422)).errors, ['Enter a day that has been']);
    const read = await bring(`${file('fell', 'shore', 'tern', 'asleep', 'far')}\n,x,,,,,,,`, '2026-05-01');
    assert.match(read.text, /As at 1 May 2026: 5 places added, 0 changed, 0 as before, 1 line left out/);
    assert.match(read.text, /Line 7, Location ID: There is no number/);
  });

  it('show each area and service, owners, and ratings with their day', async () => {
    const page = await amara.get('/market/registers');
    assert.match(page.text, /4 locations on the register as at 1 May 2026 \(cqc\.csv\)\. 1 more is dormant/);
    assert.match(page.text, /ThornmereNursing homes2601Bay Care100%10,000places0/);
    assert.match(page.text, /ThornmereHomecare agencies22Bay Care50%5,000locations0/);
    assert.match(page.text, /Bay Care6021/);
    assert.match(page.text, /Locations by rating, as published on 1 May 2026/);
    assert.match(page.text, /Nursing homes210/);
    assert.match(page.text, /Bring in a file of another day/);
    const one = await amara.get('/market/registers?area=Elsewhere');
    assert.match(one.text, /1 location in Elsewhere on the register/);
    assert.doesNotMatch(one.text, /Shore House/);
  });

  it('show who came and left since the file before, and lose nobody who left', async () => {
    const read = await bring(file('fell', 'hill', 'tern').replace('40,Good', '40,Outstanding'), '2026-11-01');
    assert.match(read.text, /1 place added, 1 changed, 1 as before/);
    const page = await amara.get('/market/registers');
    assert.match(
      page.text,
      /Between 1 May 2026 and 1 November 2026: 1 location came: Hill House, Hill Homes, Thornmere/,
    );
    assert.match(page.text, /2 locations left: Asleep, Tern Care.*Shore House, Bay Care, Thornmere: Nursing homes/);
    assert.match(page.text, /only one of the two files holds them: Elsewhere/);
    const { rows } = await app.look((tx) =>
      sql<{ id: string; last: string }>`select place_id as id, seen_last as last from registered_places
        order by place_id`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ id, last }) => `${id} ${last}`),
      ['1 2026-11-01', '2 2026-05-01', '3 2026-11-01', '4 2026-11-01', '5 2026-05-01', '6 2026-05-01'],
    );
  });

  it('change nothing when the same comes twice, and an older file moves only when a place was first there', async () => {
    const before = await app.fingerprint();
    const again = await bring(file('fell', 'hill', 'tern').replace('40,Good', '40,Outstanding'), '2026-11-01');
    assert.match(again.text, /0 places added, 0 changed, 3 as before/);
    assert.equal((await app.fingerprint()).registered_places, before.registered_places);
    await bring(file('fell', 'hill'), '2026-04-01');
    const { rows } = await app.look((tx) =>
      sql<{ rating: string; first: string; last: string }>`select rating, seen_first as first, seen_last as last
        from registered_places where place_id = '1'`.execute(tx),
    );
    assert.deepEqual(rows, [{ rating: 'Outstanding', first: '2026-04-01', last: '2026-11-01' }]);
    assert.match((await amara.get('/market/registers')).text, /Between 1 May 2026 and 1 November 2026/);
  });

  it('are Ofsted’s too, each for itself, and my organisation’s alone', async () => {
    const ofsted = 'URN,Provision type,Local authority,Organisation name,Places,Overall effectiveness';
    await bring(`${ofsted}\nSC1,Children’s home,Thornmere,Hearth Ltd,4,Good`, '2026-09-30', 'ofsted');
    const page = await amara.get('/market/registers');
    assert.match(page.text, /Ofsted: providers 1 location on the register as at 30 September 2026/);
    assert.match(page.text, /ThornmereChildren’s home141Hearth Ltd100%10,000places0/);
    const other = await app.person('Rhian Moss', 'Another Council');
    assert.match((await other.get('/market/registers')).text, /No register has been brought in yet/);
    const mapping = await send(file('far'), '2026-11-02');
    await other.get(mapping.url, 404);
    await amara.get(mapping.url.replace('registers', 'spend'), 404);
  });
});
