import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addObligation, agreementsById } from '#slices/agreements/index.ts';
import { grantHat } from '#slices/cases/index.ts';
import { openReview } from '#slices/learning/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { revisitPromise } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { classesOf } from '#test/support/a-way-that-promises.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { png, xlsx } from '#test/support/evidence-files.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf } from '#test/support/thornmere.ts';
import { contractWith, of } from '#test/support/trouble.ts';

describe('what an agreement leaves here', () => {
  let app: TestApp;
  let one: ACase;
  let pat: Visitor;
  let ben: Visitor;
  let agreement: string;
  let at: string;
  let obligation: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    pat = await of(app, one, 'Pat Lowe', 'Fell Care', 'provider');
    ben = await of(app, one, 'Ben Hill', 'Bay Care', 'provider');
    const mechanism = await classesOf(app, one);
    agreement = await contractWith(app, one, 'Fell Care', { from: { kind: 'mechanism', id: mechanism } });
    at = `${one.base}/agreements/${agreement}/social-value`;
    const [found] = await app.look((tx) => agreementsById(tx, [agreement]));
    const owedBy = found!.parties.find(({ role }) => role === 'provider')!.id;
    const owed = { words: 'Two apprentices a year', owedBy, owedTo: 'Residents', howOften: 'yearly' } as const;
    const lets = { why: 'It was left out', ground: 'provided-for' } as const;
    obligation = await app.act(one.dev, (act) => addObligation(act, agreement, { ...owed, ...lets }), one.caseId);
    const members = [await app.person('Ruth Levy', null), await app.person('Sam', null)];
    const bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', members);
    await app.act(
      one.dev,
      async (act) => {
        const review = await openReview(act, {
          ...{ caseId: one.caseId, title: 'A year', dueOn: null },
          openedBy: { kind: 'agreement', id: agreement },
        });
        const on = { kind: 'mechanism', id: mechanism };
        const promised = {
          on,
          title: 'Classes',
          path: '',
          about: 'prosperity',
          words: 'Work',
          since: act.now,
        } as const;
        const said = { voice: 'community', bodyId, saidBy: 'Joan Archer', came: 'no', saidOn: '2026-01-02' } as const;
        const words = 'Nobody from our street was taken on';
        await revisitPromise(act, review, one.caseId, promised, { ...said, words, mayPrint: false });
      },
      one.caseId,
    );
  });
  after(() => app.close());

  const count = { about: 'prosperity', name: 'Apprentices', unit: 'weeks of an apprentice', quantity: '100' };

  it('is counted in units; pounds need a source and all three doubts', async () => {
    const form = await one.dev.get(at);
    const fields = { ...count, obligationId: obligation, unitWorth: '77.77' };
    const unsourced = await one.dev.submit(form, at, fields, 422);
    assert.deepEqual(unsourced.errors, ['Enter who says what a unit is worth, and when']);
    const doubtless = await one.dev.submit(unsourced, at, { unitSource: 'Our finance team, 2025' }, 422);
    assert.deepEqual(doubtless.errors, ['Enter what it is at least, even if that is 0']);
    const shares = ['deadweight', 'displacement', 'attribution'];
    const doubts = Object.fromEntries(
      shares.flatMap((name) => [
        [`${name}Low`, '10'],
        [`${name}High`, '50'],
      ]),
    );
    const kept = await one.dev.submit(doubtless, at, { ...fields, ...doubts, unitSource: 'Our finance team, 2025' });
    assert.match(kept.text, /Apprentices.*100 weeks of an apprentice.*Would have happened anyway: 10% to 50%/);
    assert.match(kept.text, /Nobody has said yet which places count as here/);
    const again = await one.dev.get(at);
    assert.match(again.text, /Add an obligation to the agreement first/, 'each is counted once');
  });

  it('is told by the supplier itself, each line kept or refused, and a line in two files once', async () => {
    const places = `${at}/places`;
    await one.dev.submit(await one.dev.get(at), places, { place: 'Fell', residents: '8,000', source: 'Census 2021' });
    const to = `${at}/returns`;
    const lines = [
      'Promise,Quantity,Registered office,Place of work,Date',
      'Apprentices,40,Fell,Fell,2026-01-02',
      'Apprentices,60,Fell,Leeds,2026-01-02',
      'Apprentices,many,Fell,Fell,2026-01-02',
    ];
    const file = { field: 'file', name: 'may.csv', content: lines.join('\n') };
    const kept = await pat.upload(await pat.get(at), to, {}, [file]);
    assert.match(kept.answer.body, /2 lines are kept\. 1 line was refused/);
    assert.match(kept.text, /Line 4: “many” is not a number of units/);
    const twice = await pat.upload(await pat.get(at), to, {}, [file]);
    assert.match(twice.answer.body, /0 lines are kept\. 2 lines were here already/);
    const cells = [...kept.document.querySelectorAll('tbody tr')][0]!.textContent!.replace(/\s+/g, ' ');
    assert.match(cells, /100 weeks of an apprentice ?40 ?60 ?10 ?5/);
    const none = await pat.upload(await pat.get(at), to, {}, [{ ...file, content: 'a,b\n1,2\n' }], 422);
    assert.match(none.errors[0]!, /^No line could be taken/);
  });

  it('is shown by files beside its return, which change no figure', async () => {
    const page = await pat.get(at);
    const forms = [...page.document.querySelectorAll(`form[action^="${at}/returns/"]`)];
    assert.equal(forms.length, 2, 'one for each return that was brought in');
    const to = forms[0]!.getAttribute('action')!;
    const photograph = [{ field: 'evidenceFile', name: 'class.png', content: png }];
    const shows = 'The first class, in the hall';
    assert.deepEqual((await pat.upload(page, to, { shows }, [], 422)).errors, ['Choose a file that shows it']);
    const wordless = await pat.upload(page, to, {}, photograph, 422);
    assert.deepEqual(wordless.errors, ['Say what the file shows']);
    const kept = await pat.upload(page, to, { shows }, photograph);
    assert.match(kept.text, /The first class, in the hall: class\.png \(picture, 1 KB\)/);
    const more = [{ field: 'evidenceFile', name: 'hours.xlsx', content: xlsx }];
    const added = await pat.upload(kept, to, { shows: 'Hours by week' }, more);
    assert.match(added.text, /in the hall: class\.png.*Hours by week: hours\.xlsx/, 'added to, and nothing replaced');
    const figures = (shown: Page) => shown.document.querySelector('tbody')!.textContent;
    assert.equal(figures(added), figures(page));

    const link = added.document.querySelector(`a[href^="${at}/evidence/"]`)!.getAttribute('href')!;
    const sent = await one.dev.request('GET', link);
    assert.deepEqual(sent.bytes, png);
    assert.match(String(sent.headers['content-disposition']), /^attachment/);
    for (const [who, status] of [
      [ben, 404],
      [app.guest(), 303],
      [await app.person('Ola Far', 'Farland Council'), 404],
    ] as const)
      assert.equal((await who.request('GET', link)).status, status);
    const other = await contractWith(app, one, 'Bay Care');
    const there = link.replace(agreement, other);
    assert.equal((await ben.request('GET', there)).status, 404, 'nor through an agreement of one’s own');
    const files = (await app.fingerprint()).files;
    const own = await ben.get(`${one.base}/agreements/${other}/social-value`);
    const answer = await ben.request('POST', to.replace(agreement, other), {
      payload: new URLSearchParams({
        _csrf: own.document.querySelector('input[name=_csrf]')!.getAttribute('value')!,
        shows,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 404, 'another supplier’s return is not there under one’s own agreement');
    assert.equal((await app.fingerprint()).files, files);
  });

  it('says what it may be worth as a range, adds nothing up, and no page of money knows of it', async () => {
    const { text } = await one.dev.get(at);
    // 40 × £77.77 × (1 − 0.5)³ and × (1 − 0.1)³
    assert.match(text, /may be worth to people £388\.85 to £2,267\.77, at £77\.77 a unit/);
    assert.doesNotMatch(text, /total|in all/i);
    for (const page of [
      '',
      '/agreements/partners',
      '/plan',
      '/options',
      '/stakes',
      '/paper',
      '/thread',
      `/agreements/${agreement}`,
    ])
      assert.doesNotMatch(
        (await one.dev.request('GET', `${one.base}${page}`)).body,
        /£388\.85|£2,267\.77|£77\.77|£3,110/,
        page || 'the case',
      );
  });

  it('stands beside what the community says it sees, which the supplier reads only where it may be printed', async () => {
    assert.match((await one.dev.get(at)).text, /Nobody from our street was taken on.*It is not there/);
    assert.doesNotMatch((await pat.get(at)).text, /our street/);
  });

  it('is for its own supplier to return, and for no other', async () => {
    assert.equal((await ben.request('GET', at)).status, 404);
    const before = await app.fingerprint();
    const councillor = await app.person('Cllr Day', 'Elsewhere');
    await app.act(
      one.dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        const given = { personId: councillor.personId!, hat: 'councillor' as const };
        await grantHat(act, { ...given, caseId: one.caseId, organisationId: council!.id });
      },
      one.caseId,
    );
    const seen = await councillor.get(at);
    assert.ok(!seen.hasForm(`${at}/returns`) && !seen.hasForm(at));
    assert.ok(!(await pat.get(at)).hasForm(at), 'how it is counted is not the supplier’s to say');
    assert.equal((await app.fingerprint()).social_returns, before.social_returns);
  });
});
