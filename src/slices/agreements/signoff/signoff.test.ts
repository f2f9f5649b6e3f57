import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { nameBody } from '#slices/outcomes/index.ts';
import { addOrganisation, organisationsNamed } from '#slices/people/index.ts';
import { chooseMechanism, pasteStakes } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf } from '#test/support/thornmere.ts';
import { signingsOf } from './signing-store.ts';

const sent = (payload: URLSearchParams) => ({
  payload: payload.toString(),
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'http://localhost',
    'sec-fetch-site': 'same-origin',
  },
});

/** Every partner signs for itself, for one version, and what it says is printed. Each test tries another way round. */
describe('a plan put to its partners', () => {
  let app: TestApp;
  let one: ACase;
  let plan: string;
  let tom: Visitor;
  let ruth: Visitor;
  let joan: Visitor;
  let auditor: Visitor;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    plan = `${one.base}/plan`;
    await app.act(one.dev, async (act) => {
      await addOrganisation(act, { name: 'Harbour Homes', type: 'housing-association' });
      await addOrganisation(act, { name: 'Thornmere ICB', type: 'health-body' });
      await addOrganisation(act, { name: 'Moorside Care', type: 'provider' });
    });
    tom = await wears('Tom Hallam', 'partner', 'Harbour Homes');
    ruth = await wears('Ruth Levy', 'partner', 'Thornmere ICB');
    auditor = await wears('Ines Duarte', 'auditor', 'Thornmere Council');
    joan = await wears('Joan Archer', 'community', null);
    const wilf = await app.person('Wilf Garside', null);
    const bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [joan, wilf]);
    await app.act(
      one.dev,
      async (act) => {
        await nameBody(act, { outcomeId: one.outcomeId, bodyId, how: 'propose', forWhom: 'people over 65' });
        await pasteStakes(act, one.caseId, {
          lines:
            '1; Thornmere Council; funds; £330,000; pooled\n1; Thornmere Council; requires\n1; Harbour Homes; funds; £20,000; aligned\n1; Cross Lane church; owns\n1; Elders’ Assembly; owns',
        });
      },
      one.caseId,
    );
  });
  after(() => app.close());

  const wears = async (name: string, hat: Hat, organisation: string | null): Promise<Visitor> => {
    const visitor = await app.person(name, organisation);
    const council = (await app.look((tx) => organisationsNamed(tx, 'Thornmere Council')))[0]!;
    await app.act(
      one.dev,
      (act) => grantHat(act, { caseId: one.caseId, personId: visitor.personId!, hat, organisationId: council.id }),
      one.caseId,
    );
    return visitor;
  };
  const newest = async () => (await app.look((tx) => signingsOf(tx, one.caseId))).at(-1)!;
  const here = async () => `${one.base}/signings/${(await newest()).id}`;
  const partner = async (name: string) => (await newest()).partners.find((each) => each.name === name)!;
  const put = async (fields: Record<string, string | string[]> = {}) => {
    const page = await one.dev.get(plan);
    return one.dev.submit(page, plan, {
      partners: ['Thornmere Council', 'Harbour Homes', 'Cross Lane church', 'Thornmere ICB', 'Elders’ Assembly'],
      ...fields,
    });
  };
  const standingOf = async (name: string) => (await partner(name)).answers.find((each) => each.replacedAt === null);
  /** A form of one page, sent with another field in it than the page offers. */
  const forge = async (who: Visitor, page: Page, action: string, fields: Record<string, string>) => {
    const payload = new URLSearchParams({
      _csrf: page.document.querySelector('input[name=_csrf]')!.getAttribute('value')!,
      _once: page.document.querySelector('input[name=_once]')!.getAttribute('value')!,
      ...fields,
    });
    return who.request('POST', action, sent(payload));
  };
  const linkIn = (page: Page): string => /\/public\/signings\/[\w-]+/.exec(page.text)![0];
  const linkFor = async (name: string, askedName: string): Promise<string> => {
    const path = await here();
    return linkIn(
      await one.dev.submit(await one.dev.get(path), `${path}/links`, { partner: (await partner(name)).id, askedName }),
    );
  };

  it('suggests everybody with a stake or a part, once, and puts what it held to those who are ticked', async () => {
    const page = await one.dev.get(plan);
    assert.match(page.text, /No partner has been asked to sign it yet/);
    const offered = [...page.document.querySelectorAll('input[name=partners]')].map((box) => box.getAttribute('value'));
    assert.deepEqual(offered.toSorted(), [
      'Cross Lane church',
      'Elders’ Assembly',
      'Harbour Homes',
      'Thornmere Council',
      'Thornmere ICB',
    ]);
    const shown = await put({ because: 'Cabinet decides in May' });
    assert.match(shown.h1, /version 1/);
    assert.match(shown.text, /0 of 5 partners have signed\. Waited for: /);
    assert.match(shown.text, /“People live the day they choose”/);
    assert.match(shown.text, /Harbour Homes: £20,000 a year, aligned, and its own/);
    assert.match(shown.text, /What was not looked at/);
    assert.match(shown.text, /The three questions have not been answered/);
  });

  it('is never put to those who may bid', async () => {
    const wrong = await one.dev.submit(await one.dev.get(plan), plan, { partners: [], others: 'moorside care' }, 422);
    assert.match(wrong.errors[0]!, /Moorside Care may bid/);
    const nobody = await one.dev.submit(await one.dev.get(plan), plan, { partners: [] }, 422);
    assert.deepEqual(nobody.errors, ['Choose at least one partner']);
  });

  it('is not put twice where it says the same', async () => {
    const wrong = await one.dev.submit(await one.dev.get(plan), plan, {}, 422);
    assert.match(wrong.errors[0]!, /says the same as version 1/);
  });

  it('is put by a commissioner alone, and seen by auditors and not by strangers or those who may bid', async () => {
    assert.equal((await tom.get(plan)).hasForm(plan), false);
    assert.equal((await forge(tom, await tom.get(await here()), plan, { partners: 'Harbour Homes' })).status, 403);
    assert.match((await auditor.get(await here())).text, /Who has signed/);
    const pat = await wears('Pat Lowe', 'provider', 'Moorside Care');
    await pat.get(plan, 403);
    await pat.get(await here(), 404);
    await (await app.person('Nobody', 'Elsewhere')).get(await here(), 404);
    await app
      .guest()
      .get(await here().then((path) => `${path}/file?as=pdf`))
      .then((page) => assert.match(page.h1, /Sign in/));
  });

  it('shows a partner its own part first, and takes dissent only with its words', async () => {
    const path = await here();
    const page = await tom.get(path);
    assert.match(
      page.text,
      /Your answer for Harbour Homes.*It funds “People live the day they choose”: £20,000 a year, aligned/,
    );
    assert.doesNotMatch(page.text, /Your answer for Thornmere/);
    const wrong = await tom.submit(page, `${path}/answers`, { answer: 'dissented' }, 422);
    assert.match(wrong.errors[0]!, /Say what you dissent from/);
    const unsaid = await tom.submit(page, `${path}/answers`, { answer: 'declined' }, 422);
    assert.match(unsaid.errors[0]!, /Say why you do not sign/);
    const future = { 'decidedOn-day': '1', 'decidedOn-month': '1', 'decidedOn-year': '2099' };
    const early = await tom.submit(page, `${path}/answers`, { answer: 'signed', ...future }, 422);
    assert.match(early.errors[0]!, /has been taken/);
    const kept = await tom.submit(page, `${path}/answers`, {
      answer: 'dissented',
      words: 'The benches come before the bus',
      role: 'Director of place',
      power: 'Minute 17 of the board',
    });
    assert.match(kept.text, /1 of 5 partners has signed, 1 of them with dissent/);
    assert.match(kept.text, /“The benches come before the bus”/);
    assert.match(kept.text, /Tom Hallam, Director of place, .* under Minute 17 of the board/);
  });

  it('lets nobody sign for another partner, whatever they send', async () => {
    const path = await here();
    const church = (await partner('Cross Lane church')).id;
    const icb = (await partner('Thornmere ICB')).id;
    const assembly = (await partner('Elders’ Assembly')).id;
    const dev = await one.dev.get(path);
    for (const other of [church, icb, assembly])
      assert.equal((await forge(one.dev, dev, `${path}/answers`, { partner: other, answer: 'signed' })).status, 403);
    const page = await tom.get(path);
    assert.equal((await forge(tom, page, `${path}/answers`, { partner: icb, answer: 'signed' })).status, 403);
    assert.equal(
      (await forge(auditor, await auditor.get(plan), `${path}/answers`, { partner: icb, answer: 'signed' })).status,
      403,
    );
    // Neither by writing it down, nor by sending themselves the link.
    for (const [action, fields] of [
      ['recorded', { partner: icb, signedBy: 'Ruth', answer: 'signed' }],
      ['links', { partner: icb, askedName: 'Ruth' }],
    ] as const)
      assert.equal((await forge(tom, page, `${path}/${action}`, fields)).status, 403);
    assert.equal((await newest()).partners.filter((each) => each.answers.length > 0).length, 1);
  });

  it('lets only a community’s own members sign for it', async () => {
    const path = await here();
    const assembly = (await partner('Elders’ Assembly')).id;
    const dev = await one.dev.get(path);
    for (const [action, fields] of [
      ['recorded', { partner: assembly, signedBy: 'Joan', answer: 'signed' }],
      ['links', { partner: assembly, askedName: 'Joan' }],
    ] as const)
      assert.equal((await forge(one.dev, dev, `${path}/${action}`, fields)).status, 403);
    const kept = await joan.submit(await joan.get(path), `${path}/answers`, { answer: 'signed' });
    assert.match(kept.text, /Joan Archer/);
    assert.equal((await standingOf('Elders’ Assembly'))!.how, 'account');
  });

  it('is answered by a link without an account, once, and not by whoever sent it', async () => {
    const first = await linkFor('Cross Lane church', 'Rev. Ann Moss');
    const link = await linkFor('Cross Lane church', 'Rev. Ann Moss');
    const guest = app.guest();
    await guest.get(first, 410);
    const page = await guest.get(link);
    assert.equal(page.h1, 'Will Cross Lane church sign this?');
    assert.match(page.text, /What Cross Lane church has in it It owns/);
    assert.match(page.text, /does not bind in law/);
    await one.dev.submit(await one.dev.get(link), link, { answer: 'signed' }, 403);
    await tom.submit(await tom.get(link), link, { answer: 'signed' }, 403);
    const wrong = await guest.submit(page, link, { answer: 'declined' }, 422);
    assert.match(wrong.errors[0]!, /Say why you do not sign/);
    const thanks = await guest.submit(page, link, { answer: 'declined', words: 'Nobody asked the lunch club' });
    assert.match(thanks.text, /kept for Cross Lane church with version 1, and with no other/);
    await guest.get(link, 410);
    const shown = await one.dev.get(await here());
    assert.match(shown.text, /1 did not sign/);
    assert.match(shown.text, /Rev\. Ann Moss.*Answered by a link/);
  });

  it('is written down for a partner and marked so, and never over what it said itself', async () => {
    const path = await here();
    const icb = (await partner('Thornmere ICB')).id;
    const church = (await partner('Cross Lane church')).id;
    const page = await one.dev.get(path);
    const kept = await one.dev.submit(page, `${path}/recorded`, {
      partner: icb,
      signedBy: 'Ruth Levy',
      answer: 'signed',
    });
    assert.match(kept.text, /Written down for them by Dev Patel; they have not confirmed it themselves/);
    const over = await forge(one.dev, await one.dev.get(path), `${path}/recorded`, {
      partner: church,
      signedBy: 'Ann Moss',
      answer: 'signed',
    });
    assert.equal(over.status, 409);
    const own = await ruth.submit(await ruth.get(path), `${path}/answers`, {
      answer: 'dissented',
      words: 'Our part is not funded after March',
    });
    // What was said before stays to be read.
    assert.match(own.text, /Our part is not funded after March.*Before that: ?Signed/);
    const again = await forge(one.dev, await one.dev.get(path), `${path}/recorded`, {
      partner: icb,
      signedBy: 'Ruth Levy',
      answer: 'signed',
    });
    assert.equal(again.status, 409);
    const write = await forge(one.dev, await one.dev.get(path), `${path}/links`, { partner: icb, askedName: 'Ruth' });
    assert.equal(write.status, 409);
  });

  it('carries no signature over to a later version, and says what changed since each partner’s own', async () => {
    const old = await here();
    const link = await linkFor('Cross Lane church', 'Rev. Ann Moss');
    await app.act(
      one.dev,
      (act) =>
        chooseMechanism(act, {
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          type: 'volunteering',
          title: 'Benches',
          contribution: 'weak',
          evidence: null,
          sceptic: null,
          tier: null,
          timeToEffect: null,
          resourceId: null,
        }),
      one.caseId,
    );
    assert.match((await one.dev.get(plan)).text, /Nobody has signed these changes.*New How it is pursued ?Benches/);
    const second = await put();
    assert.match(second.text, /0 of 5 partners have signed/);
    const tomReads = await tom.get(await here());
    assert.match(
      tomReads.text,
      /You answered version 1: signed, with dissent\. That answer stays with that version and does not count here.*Benches/,
    );
    const first = await tom.get(old);
    assert.match(first.text, /A later version was put/);
    assert.match(first.text, /“The benches come before the bus”/);
    assert.equal(first.hasForm(`${old}/answers`), false);
    const late = await forge(tom, first, `${old}/answers`, { partner: 'x', answer: 'signed' });
    assert.equal(late.status, 403);
    assert.match((await app.guest().get(link)).text, /A later version has been put since/);
  });

  it('shows where somebody has changed the text that was put', async () => {
    const { id, content } = await newest();
    await app.act(null, async (act) => {
      await sql`update signings set content = ${content.replace('£20,000', '£90,000')} where id = ${id}`.execute(
        act.tx,
      );
    });
    assert.match((await one.dev.get(await here())).text, /is not the text that was put/);
    await app.act(null, async (act) => {
      await sql`update signings set content = ${content} where id = ${id}`.execute(act.tx);
    });
    assert.doesNotMatch((await one.dev.get(await here())).text, /is not the text that was put/);
  });

  it('can be taken as a file, and taken back, after which nobody answers it', async () => {
    const path = await here();
    const pdf = await one.dev.request('GET', `${path}/file?as=pdf`);
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await one.dev.request('GET', `${path}/file?as=docx`)).status, 200);
    const open = await tom.get(path);
    const gone = await one.dev.submit(await one.dev.get(path), `${path}/withdrawal`);
    assert.match(gone.text, /Nobody can answer it any more/);
    const late = await forge(tom, open, `${path}/answers`, {
      partner: (await partner('Harbour Homes')).id,
      answer: 'signed',
    });
    assert.equal(late.status, 403);
  });

  it('is not signed for an organisation by its people who only look on or practise', async () => {
    const kofi = await wears('Kofi Mensah', 'practitioner', 'Thornmere Council');
    await put();
    const path = await here();
    for (const who of [kofi, auditor]) assert.equal((await who.get(path)).hasForm(`${path}/answers`), false);
  });
});
