import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { optionsOf } from '../options/option-store.ts';
import { putOption } from '../options/put-option.ts';
import { invitePeople } from './join-round.ts';
import { openRound } from './open-round.ts';
import { roundsById } from './round-store.ts';

const criteria = [
  { title: 'Being with people', worst: 'sees nobody', best: 'sees somebody daily' },
  { title: 'Staying steady', worst: null, best: null },
];

describe('a round of scoring', () => {
  let app: TestApp;
  let one: ACase;
  let optionIds: string[];
  let here: string;
  const links = new Map<string, string>();
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    optionIds = await app.act(
      one.dev,
      async (act) => {
        const ids: string[] = [];
        for (const title of ['Peer circle', 'Networks', 'Telecare'])
          ids.push(await putOption(act, { caseId: one.caseId, list: 'growth', title, annualPence: 123_456_00 }));
        return ids;
      },
      one.caseId,
    );
  });
  after(() => app.close());

  /** Opens a link with no account. */
  const open = async (name: string): Promise<{ guest: Visitor; page: Page; url: string }> => {
    const guest = app.guest();
    const url = links.get(name)!;
    return { guest, url, page: await guest.get(url) };
  };
  const move = async (to: string) => {
    const page = await one.dev.get(here);
    return one.dev.submit(page, `${here}/stage`, { to });
  };
  const weigh = async (name: string, a: string, b: string, more: Record<string, string> = {}) => {
    const { guest, page, url } = await open(name);
    return guest.submit(page, url, { 'swing-1': a, 'swing-2': b, ...more });
  };
  const score = async (name: string, values: readonly string[], expected = 200) => {
    const { guest, page, url } = await open(name);
    const fields = Object.fromEntries(
      values.flatMap((value, at) => [
        [`score-${at + 1}-1`, value],
        [`score-${at + 1}-2`, value],
      ]),
    );
    return guest.submit(page, url, fields, expected);
  };

  it('is opened on the options, and people are invited by name, each with a link of their own', async () => {
    const { dev, base } = one;
    const list = await dev.get(`${base}/rounds`);
    const page = await dev.submit(list, `${base}/rounds`, {
      title: 'What one person gains',
      criteria: 'Being with people: sees nobody – sees somebody daily\nStaying steady',
    });
    here = page.url;
    await dev.submit(page, `${here}/people`, { people: 'Sal\nJoan, joan@example.org\nKofi\nNasreen' });
    const slips = await dev.get(`${here}/slips`);
    for (const slip of slips.document.querySelectorAll('article'))
      links.set(slip.querySelector('h2')!.textContent!.trim(), /\/public\/rounds\/\S+/.exec(slip.textContent!)![0]);
    assert.deepEqual([...links.keys()].sort(), ['Joan', 'Kofi', 'Nasreen', 'Sal']);
    assert.equal(new Set(links.values()).size, 4);
  });

  it('shows each their own sheet, without a cost and without anybody else', async () => {
    const { page } = await open('Sal');
    assert.match(page.text, /Dear Sal/);
    assert.match(page.text, /From sees nobody to sees somebody daily/);
    assert.doesNotMatch(page.text, /£|123,456|Joan|Kofi/);
    assert.equal(page.hasLink('Options'), false);
  });

  it('asks for weights first; a slip comes back with what was typed', async () => {
    const { guest, page, url } = await open('Sal');
    const back = await guest.submit(page, url, { 'swing-1': '100', 'swing-2': 'rather a lot' }, 422);
    assert.match(back.errors.join(), /Enter a number from 0 to 100 for Staying steady/);
    assert.match(back.answer.body, /rather a lot/);
    await weigh('Sal', '100', '50', { showsName: 'yes' });
    await weigh('Joan', '20', '100');
    await weigh('Kofi', '100', '100');
  });

  it('tells whoever runs it how many have answered, and not what', async () => {
    const page = await one.dev.get(here);
    assert.match(page.text, /3 of 4 have answered/);
    assert.match(page.text, /Not in yet: Nasreen/);
    assert.equal(page.document.querySelectorAll('.cw-strip').length, 0);
    assert.doesNotMatch(page.text, /differ by/);
  });

  it('counts one answer a person, however often they send it', async () => {
    const again = await weigh('Kofi', '100', '0');
    assert.match(again.text, /Yours is in since/);
    assert.match((await one.dev.get(here)).text, /3 of 4 have answered/);
    const rows = await app.look((tx) =>
      sql<{
        times: number;
      }>`select times from round_answers a join round_people p on p.id = a.participant_id where p.name = 'Kofi'`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows.rows, [{ times: 2 }]);
  });

  it('refuses scores while it asks for weights, and weights while it asks for scores', async () => {
    const { guest, page, url } = await open('Nasreen');
    const early = page.form(url, { 'swing-1': '1', 'swing-2': '1' });
    early.set('stage', 'first');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const answer = await guest.request('POST', url, { payload: early.toString(), headers });
    assert.equal(answer.status, 409);
    const { guest: slow, page: old } = await open('Nasreen');
    await move('first');
    const late = await slow.submit(old, url, { 'swing-1': '90', 'swing-2': '10' }, 409);
    assert.match(late.text, /That part of the round is not open/);
    const kept = await app.look((tx) => sql<{ n: number }>`select count(*)::int as n from round_weights`.execute(tx));
    assert.equal(kept.rows[0]!.n, 6);
  });

  it('shows nobody the others’ scores before the facilitator closes them, by any page', async () => {
    await score('Sal', ['80', '60', '10']);
    await score('Joan', ['20', '70', '']);
    const councillor = await withHat(app, one, 'Councillor', 'councillor');
    for (const page of [
      await one.dev.get(here),
      await councillor.get(here),
      (await open('Kofi')).page,
      (await open('Joan')).page,
      await one.dev.get(`${one.base}/options`),
    ]) {
      assert.doesNotMatch(page.text, /How far we lie apart/);
      assert.equal(
        [...page.document.querySelectorAll('ol.cw-list strong')].some((each) => each.textContent === 'Peer circle'),
        false,
      );
    }
    const joan = (await open('Joan')).page;
    assert.match(joan.answer.body, /value="70"/);
    assert.doesNotMatch(joan.answer.body, /value="80"/);
    assert.equal((await councillor.request('GET', `${here}/sheet`)).status, 404);
    assert.equal((await councillor.request('GET', `${here}/slips`)).status, 403);
    assert.equal((await councillor.get(here)).hasForm(`${here}/join`), false);
  });

  it('opens nobody’s sheet with a link made up, cut short or of another kind', async () => {
    const guest = app.guest();
    const link = links.get('Sal')!;
    for (const wrong of [
      `${link.slice(0, -1)}x`,
      link.slice(0, -4),
      '/public/rounds/x',
      link.replace('rounds', 'asks'),
    ])
      assert.ok([404, 410].includes((await guest.request('GET', wrong)).status), wrong);
    const { guest: sal, page, url } = await open('Sal');
    const form = page.form(url, { 'score-1-1': '99' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const made = `${links.get('Joan')!.slice(0, -2)}zz`;
    assert.equal((await sal.request('POST', made, { payload: form.toString(), headers })).status, 410);
  });

  it('lets neither the facilitator nor a participant who is signed in use another’s link', async () => {
    const link = links.get('Kofi')!;
    assert.match((await one.dev.get(link, 403)).text, /somebody else’s sheet/);
    const practitioner = await withHat(app, one, 'Leanne', 'practitioner');
    await practitioner.submit(await practitioner.get(here), `${here}/join`);
    await practitioner.get(link, 403);
    const sheet = await practitioner.get(`${here}/sheet`);
    await practitioner.submit(sheet, `${here}/sheet`, { 'score-1-1': '50', showsName: 'yes' });
    await practitioner.submit(await practitioner.get(`${here}/sheet`), `${here}/sheet`, { 'score-1-1': '55' });
    assert.match((await one.dev.get(here)).text, /3 of 5 have answered/);
  });

  it('keeps providers out altogether', async () => {
    const provider = await withHat(app, one, 'Bidder', 'provider');
    await provider.get(here, 404);
    await provider.get(`${one.base}/rounds`, 403);
    const both = await withHat(app, one, 'Bidder and partner', 'provider');
    await app.act(
      one.dev,
      async (act) => {
        const { grantHat } = await import('#slices/cases/index.ts');
        const organisationId = act.who.organisations[0]!.id;
        await grantHat(act, { caseId: one.caseId, personId: both.personId!, hat: 'partner', organisationId });
      },
      one.caseId,
    );
    for (const url of [here, `${one.base}/rounds`, `${one.base}/options`, `${one.base}/options/value`])
      await both.get(url, 404);
  });

  it('then shows the spread, the largest disagreement first, with names only of those who said so', async () => {
    await move('discussion');
    const page = await one.dev.get(here);
    assert.match(page.text, /How far we lie apart/);
    const titles = [...page.document.querySelectorAll('ol.cw-list > li > strong')].map((each) => each.textContent);
    assert.deepEqual(titles.slice(0, 3), ['Peer circle', 'Networks', 'Telecare']);
    assert.match(page.text, /Two people taken at random differ by 40/);
    assert.doesNotMatch(page.text, /20 \(Joan\)/);
    const { page: joan, url } = await open('Joan');
    assert.match(joan.text, /20 \(you\)/);
    assert.equal(joan.hasForm(url), false);
    await one.dev.submit(page, `${here}/discussion`, { discussed: 'Some know the circle and some do not.' });
  });

  it('takes second scores; where somebody gives none, their first stand', async () => {
    await move('second');
    const { page } = await open('Sal');
    assert.match(page.answer.body, /name="score-1-1"[^>]*value="80"/);
    await score('Sal', ['60', '60', '10']);
    await move('closed');
    const closed = await one.dev.get(here);
    const cells = [...closed.document.querySelectorAll('table')][0]!.textContent!.replace(/\s+/g, ' ');
    assert.match(cells, /Networks6563 to 68/);
    assert.match((await open('Kofi')).page.text, /The round is closed/);
  });

  it('takes nothing after it is closed, from anybody, and the database itself keeps what it holds', async () => {
    const before = await app.fingerprint();
    const { guest, url } = await open('Kofi');
    const { page } = await open('Kofi');
    assert.equal(page.hasForm(url), false);
    const token = /name="_csrf" value="([^"]+)"/;
    const other = await guest.get('/sign-in');
    const payload = new URLSearchParams({
      _csrf: token.exec(other.answer.body)?.[1] ?? '',
      stage: 'second',
      'score-1-1': '100',
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    assert.ok((await guest.request('POST', url, { payload: payload.toString(), headers })).status >= 400);
    await assert.rejects(
      app.act(one.dev, ({ tx }) => sql`update round_scores set score = 1`.execute(tx)),
      /closed round stands/,
    );
    await assert.rejects(
      app.act(one.dev, ({ tx }) => sql`delete from round_weights`.execute(tx)),
      /closed round stands/,
    );
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('gives its scores to the options, with their spread and where they are from', async () => {
    const page = await one.dev.submit(await one.dev.get(here), `${here}/use`);
    assert.match(page.text, /scored in a round/);
    const networks = (await app.look((tx) => optionsOf(tx, one.caseId))).find((each) => each.title === 'Networks')!;
    assert.equal(networks.benefit, 65);
    assert.equal(networks.benefitFrom, 'round');
    assert.ok(networks.benefitLow! <= 65 && networks.benefitHigh! >= 65);
  });

  it('records scores agreed elsewhere, marked so wherever they go', async () => {
    const { dev, base } = one;
    const list = await dev.get(`${base}/rounds`);
    const typed = { agreedWhere: 'Joint board', 'agreedOn-day': '1', 'agreedOn-month': '3', 'agreedOn-year': '2025' };
    const bad = await dev.submit(
      list,
      `${base}/rounds/elsewhere`,
      { ...typed, scores: 'Telecare, 12\nGhost, 5\nNetworks, 200' },
      422,
    );
    assert.match(bad.errors.join(), /Line 2: there is no option called “Ghost”.*Line 3: “200” is not a number/);
    const page = await dev.submit(await dev.get(`${base}/rounds`), `${base}/rounds/elsewhere`, {
      ...typed,
      scores: 'Telecare, 12',
    });
    assert.match(page.text, /Nobody weighed or scored here/);
    await dev.submit(page, `${page.url}/use`);
    const telecare = (await app.look((tx) => optionsOf(tx, one.caseId))).find((each) => each.title === 'Telecare')!;
    assert.deepEqual([telecare.benefit, telecare.benefitFrom], [12, 'elsewhere']);
    assert.match((await dev.get(`${base}/options`)).text, /scores agreed elsewhere/);
    assert.match(
      (await dev.get(`${base}/options/${telecare.id}`)).text,
      /Joint board, 1 March 2025: scores agreed elsewhere/,
    );
  });

  it('loses nothing when twenty people score at once', async () => {
    const id = await app.act(
      one.dev,
      (act) => openRound(act, { caseId: one.caseId, title: 'Twenty at once', criteria, optionIds }),
      one.caseId,
    );
    const invited = await app.act(
      one.dev,
      async (act) => {
        const [round] = await roundsById(act.tx, [id]);
        return invitePeople(
          act,
          round!,
          Array.from({ length: 20 }, (_, index) => ({ name: `Person ${index + 1}`, address: null })),
        );
      },
      one.caseId,
    );
    const path = `${one.base}/rounds/${id}`;
    const phones = invited.map(({ token }) => ({ guest: app.guest(), url: `/public/rounds/${token}` }));
    const allSend = async (fields: (index: number) => Record<string, string>) => {
      const pages = await Promise.all(phones.map(({ guest, url }) => guest.get(url)));
      await Promise.all(phones.map(({ guest, url }, index) => guest.submit(pages[index]!, url, fields(index))));
    };
    await allSend((index) => ({ 'swing-1': '100', 'swing-2': String(index * 5) }));
    assert.match((await one.dev.get(path)).text, /20 of 20 have answered\. Everybody is in/);
    await one.dev.submit(await one.dev.get(path), `${path}/stage`, { to: 'first' });
    await allSend((index) => ({ 'score-1-1': String(index), 'score-2-1': String(100 - index), 'score-3-2': '50' }));
    const kept = await app.look((tx) =>
      sql<{
        name: string;
        score: number;
      }>`select p.name, s.score from round_scores s join round_people p on p.id = s.participant_id
        where p.round_id = ${id} and s.option_id = ${optionIds[0]!}`.execute(tx),
    );
    const [first] = phones;
    const page = await first!.guest.get(first!.url);
    const twice = ['7', '8', '9', '10'].map((value) => page.form(first!.url, { 'score-1-1': value }));
    for (const [index, form] of twice.entries()) form.set('_once', `00000000-0000-4000-8000-00000000000${index}`);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const statuses = await Promise.all(
      twice.map(
        async (form) => (await first!.guest.request('POST', first!.url, { payload: form.toString(), headers })).status,
      ),
    );
    assert.deepEqual(statuses, [303, 303, 303, 303]);
    await first!.guest.submit(await first!.guest.get(first!.url), first!.url, { 'score-1-1': '0' });
    const byName = new Map(kept.rows.map((row) => [row.name, Number(row.score)]));
    assert.equal(byName.size, 20);
    for (let index = 0; index < 20; index += 1) assert.equal(byName.get(`Person ${index + 1}`), index);
    const report = await app.look((tx) => verifyAudit(tx, openHeadFile(app.running.services.config.dataDir)));
    assert.deepEqual(report.faults, []);
  });

  it('keeps either all or none of what is sent while the stage is being closed', async () => {
    const { dev, caseId } = one;
    const id = await app.act(dev, (act) => openRound(act, { caseId, title: 'A race', criteria, optionIds }), caseId);
    const invited = await app.act(
      dev,
      async (act) =>
        invitePeople(
          act,
          (await roundsById(act.tx, [id]))[0]!,
          Array.from({ length: 10 }, (_, index) => ({ name: `Runner ${index}`, address: null })),
        ),
      caseId,
    );
    const path = `${one.base}/rounds/${id}`;
    const phones = await Promise.all(
      invited.map(async ({ token }) => {
        const guest = app.guest();
        const url = `/public/rounds/${token}`;
        return { guest, url, form: (await guest.get(url)).form(url, { 'swing-1': '100', 'swing-2': '10' }) };
      }),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const closing = await dev.get(path);
    const [statuses] = await Promise.all([
      Promise.all(
        phones.map(
          async ({ guest, url, form }) =>
            (await guest.request('POST', url, { payload: form.toString(), headers })).status,
        ),
      ),
      dev.submit(closing, `${path}/stage`, { to: 'first' }),
    ]);
    const { rows } = await app.look((tx) =>
      sql<{
        n: number;
      }>`select count(*)::int as n from round_weights w join round_people p on p.id = w.participant_id where p.round_id = ${id}`.execute(
        tx,
      ),
    );
    assert.deepEqual(
      [...new Set(statuses)].filter((status) => status !== 303 && status !== 409),
      [],
    );
    assert.equal(rows[0]!.n, statuses.filter((status) => status === 303).length * 2);
  });
});
