import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { addOrganisation, organisationsNamed } from '#slices/people/index.ts';
import { addQuotations } from '#slices/voice/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { agreementOf, charterSigned, wholeCharter } from '#test/support/alliance.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { addParty } from '../add-party.ts';
import { makeAgreement } from '../make-agreement.ts';
import { allianceDecisionsOf } from './decision-store.ts';

/** Three providers, a neighbourhood network, the council and the health body: each with somebody of its own, as in Thornmere’s Fell & Shore. */
const members = [
  ['Thornmere Council', 'council', 'commissioner', 'Dev Patel', null],
  ['Fells Integrated Care Board', 'health-body', 'member', 'Ruth Levy', 'partner'],
  ['Moorside Care', 'provider', 'provider', 'Pat Lowe', 'provider'],
  ['Tern Home Support', 'provider', 'provider', 'Grace Tern', 'provider'],
  ['Fellside Carers', 'provider', 'provider', 'Fiona Fell', 'provider'],
  ['Vale Neighbours', 'charity', 'member', 'Sal Vale', 'community'],
] as const;
type Name = (typeof members)[number][0];

describe('an alliance of three providers, a neighbourhood network, council and health body', () => {
  let app: TestApp;
  let one: ACase;
  let id: string;
  let path: string;
  const people = new Map<Name, Visitor>();
  before(async () => {
    app = await openTestApp();
    one = await aCase(app, 'Whoever asks is visited within a week');
    await app.setClock(new Date('2026-11-09T10:00:00Z'));
    id = await app.act(
      one.dev,
      (act) => makeAgreement(act, { caseId: one.caseId, type: 'alliance', title: 'Fell & Shore' }),
      one.caseId,
    );
    path = `${one.base}/agreements/${id}`;
    for (const [name, type, role, person, hat] of members) {
      if (hat) {
        await app.act(null, (act) => addOrganisation(act, { name, type }));
        people.set(name, await wearing(person, name, hat));
      } else people.set(name, one.dev);
      await app.act(one.dev, (act) => addParty(act, id, { name, role }), one.caseId);
    }
  });
  after(() => app.close());

  async function wearing(name: string, organisation: string, hat: Hat): Promise<Visitor> {
    const person = await app.person(name, organisation);
    await app.act(
      one.dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        return grantHat(act, { caseId: one.caseId, personId: person.personId!, hat, organisationId: council!.id });
      },
      one.caseId,
    );
    return person;
  }
  const party = async (name: Name) => (await agreementOf(app, id)).parties.find((each) => each.name === name)!.id;
  const decisions = () => app.look((tx) => allianceDecisionsOf(tx, id));
  const newest = async () => (await decisions()).at(-1)!;
  const room = async () => `${path}/decisions/${(await newest()).id}`;
  const says = async (name: Name, fields: Record<string, string>) =>
    people.get(name)!.submit(await people.get(name)!.get(await room()), `${await room()}/votes`, {
      partyId: await party(name),
      ...fields,
    });
  const propose = async (name: Name, fields: Record<string, string>) => {
    const who = people.get(name)!;
    const log = await who.get(`${path}/decisions`);
    const choice = [...log.document.querySelectorAll('select[name=matterId] option')].find((option) =>
      option.textContent!.startsWith(fields.matter!),
    )!;
    const { matter: _, ...rest } = fields;
    return who.submit(log, `${path}/decisions`, { matterId: choice.getAttribute('value')!, ...rest });
  };

  it('writes its charter: what is missing is said, and nothing is in force without it', async () => {
    const show = await one.dev.get(path);
    assert.match(show.text, /The charter does not say what the alliance is for/);
    for (const [matter, decided] of [
      ['Who is eligible', 'reserved'],
      ['How spare hours are shared', 'unanimous'],
    ] as const)
      await one.dev.submit(await one.dev.get(path), `${path}/matters`, { matter, decided });
    await one.dev.submit(await one.dev.get(path), `${path}/matters`, {
      ...{ matter: 'The rota for bank holidays', decided: 'delegated', delegate: 'Pat Lowe, Moorside Care' },
    });
    const page = await one.dev.get(`${path}/charter`);
    const early = await one.dev.submit(page, `${path}/charter/signings`, {}, 422);
    assert.match(early.errors[0]!, /The charter does not say what the alliance is for\. .*conflicts of interest/);
    const { version: _, quorumReserved: __, quorumUnanimous: ___, ...charter } = wholeCharter;
    const typed = Object.fromEntries(Object.entries(charter).map(([name, value]) => [name, String(value)]));
    const half = await one.dev.submit(page, `${path}/charter`, { ...typed, leaving: '', days2: 'soon' }, 422);
    assert.equal(half.form(`${path}/charter`, {}).get('purpose'), wholeCharter.purpose, 'nothing typed is lost');
    const kept = await one.dev.submit(half, `${path}/charter`, { ...typed, quorumUnanimous: '5' });
    assert.match(kept.text, /every one of them speaks, nobody blocks, and at least 5 agree/);
    assert.match(kept.text, /2\. A facilitated talk: within 14 days/);
    assert.match(kept.text, /Thornmere Council, the commissioner/);
    const forced = await one.dev.submit(await one.dev.get(path), `${path}/state`, { to: 'in-force' }, 422);
    assert.match(forced.errors[0]!, /Not every member has signed the charter/);
  });

  it('is signed by each member for itself: providers and the network too, and by none for another', async () => {
    const put = await one.dev.submit(await one.dev.get(`${path}/charter`), `${path}/charter/signings`, {});
    const signing = put.url.split('?')[0]!;
    for (const [name, , , , hat] of members) {
      const who = people.get(name)!;
      const page = await who.get(signing);
      assert.equal(page.document.querySelectorAll(`form[action="${signing}/answers"]`).length, 1, name);
      await who.submit(page, `${signing}/answers`, { answer: 'signed' });
      if (hat === 'provider') assert.equal(page.hasForm(`${signing}/recorded`), false);
    }
    const stranger = await app.person('Nobody', 'Elsewhere Care');
    await stranger.get(signing, 404);
    const force = await one.dev.submit(await one.dev.get(path), `${path}/state`, { to: 'in-force' });
    assert.match(force.text, /It is in force/);
  });

  it('proposes with options and what is best for people, and moves hours only while its decision stands', async () => {
    const page = await propose('Moorside Care', {
      matter: 'How spare hours are shared',
      proposal: 'One list of spare hours',
      options: 'Each keeps its own\nThe council buys a reserve',
      better: 'Whoever waits in the outer villages',
      moveKind: 'hours',
      moveFrom: await party('Moorside Care'),
      moveTo: await party('Tern Home Support'),
      moveAmount: '40',
    });
    assert.match(page.text, /40 hours move from Moorside Care to Tern Home Support/);
    assert.match(page.text, /The council buys a reserve/);
    assert.match(page.text, /Who is worse off ?Nobody has said/);
    await people
      .get('Vale Neighbours')!
      .submit(await people.get('Vale Neighbours')!.get(await room()), `${await room()}/comments`, {
        words: 'Ask the people on the list first',
      });
    assert.match((await one.dev.get(await room())).text, /Ask the people on the list first ?Sal Vale/);
  });

  it('is blocked with a reason alone, and the ladder takes it on: dated, late when it is late, and resolved', async () => {
    await says('Moorside Care', { vote: 'agree' });
    const blocked = await says('Tern Home Support', { vote: 'block', reason: 'Nobody pays for the travel' });
    assert.match(blocked.text, /Tern Home Support: Blocks it, because Nobody pays for the travel/);
    assert.match(blocked.text, /Next: time out, by 16 November 2026/);
    assert.match((await people.get('Vale Neighbours')!.get('/')).text, /Vale Neighbours has not said what it thinks/);
    await app.setClock(new Date('2026-11-17T10:00:00Z'));
    assert.match((await one.dev.get('/')).text, /the ladder’s next step was to be taken by 16 November 2026/);
    assert.match((await one.dev.get(await room())).text, /That day has passed/);
    assert.match((await one.dev.get(`${path}/month`)).text, /Blocked Late One list of spare hours/);
    const grace = people.get('Tern Home Support')!;
    const climbed = await grace.submit(await grace.get(await room()), `${await room()}/steps`, {
      note: 'We found the travel in the pool',
    });
    assert.match(climbed.text, /Answers by 1 December 2026/, 'silence has its days before the next rung');
    assert.equal(climbed.hasForm(`${await room()}/steps`), false);
    const pat = people.get('Moorside Care')!;
    await pat.submit(await pat.get(await room()), `${await room()}/proposal`, {
      proposal: 'One list of spare hours, travel paid',
    });
    for (const name of [
      'Moorside Care',
      'Tern Home Support',
      'Fells Integrated Care Board',
      'Thornmere Council',
    ] as const)
      await says(name, { vote: 'agree' });
    const dev = one.dev;
    const told = await dev.submit(await dev.get(await room()), `${await room()}/votes`, {
      ...{ partyId: await party('Fellside Carers'), vote: 'can-live-with', how: 'phone', saidBy: 'Fiona Fell' },
    });
    assert.match(told.text, /Fellside Carers: Can live with it \(by phone, said by Fiona Fell; written down for it\)/);
    assert.match(told.text, /Open .*Waiting for Vale Neighbours/);
    const done = await says('Vale Neighbours', { vote: 'stand-aside' });
    assert.match(done.text, /Agreed How spare hours are shared/, 'five of six say yes, and the quorum is five');
    assert.match(done.text, /Tern Home Support: Blocks it, because Nobody pays for the travel It saw version 1/);
    assert.match((await one.dev.get(`${path}/money`)).text, /Agreed 40 hours from Moorside Care to Tern Home Support/);
  });

  it('what was only recorded for a member, the member itself may say otherwise', async () => {
    const back = await says('Fellside Carers', { vote: 'block', reason: 'We never rang' });
    assert.match(back.text, /Blocked How spare hours/);
    const again = await says('Fellside Carers', { vote: 'can-live-with' });
    assert.match(again.text, /Agreed How spare hours/);
  });

  it('keeps an open book, each member its own, and shares a gain by its terms to the penny', async () => {
    const pat = people.get('Moorside Care')!;
    const empty = await pat.get(`${path}/money`);
    assert.match(empty.text, /Nobody has opened a book yet/);
    assert.match(empty.text, /Nothing is shared/);
    const books = [...empty.document.querySelectorAll(`form[action="${path}/money/costs"] input[name=partyId]`)];
    assert.deepEqual(
      books.map((field) => field.getAttribute('value')),
      [await party('Moorside Care')],
    );
    const wrong = await pat.submit(empty, `${path}/money/costs`, { lines: 'Care workers; lots' }, 422);
    assert.match(wrong.errors[0]!, /Line 1 needs a target/);
    await pat.submit(wrong, `${path}/money/costs`, {
      lines: 'Care workers; £600,000; £560,000\nTravel; £20,000; £25,000',
    });
    const grace = people.get('Tern Home Support')!;
    await grace.submit(await grace.get(`${path}/money`), `${path}/money/costs`, {
      lines: 'All; £380,000; £370,000.01',
    });
    const terms = {
      ...{ gainShare: '50', painShare: '50', modifier: '80', modifierSays: 'First visits within a week' },
      ...{ shares: 'Moorside Care; 2; £10,000\nTern Home Support; 1; £50,000; £5,000' },
      ...{ why: 'As we agreed', ground: 'own-terms' },
    };
    const alone = await one.dev.submit(await one.dev.get(`${path}/money`), `${path}/money`, terms, 422);
    assert.deepEqual(alone.errors, ['It is in force. Choose the decision by which every member agreed to this']);
    await one.dev.submit(alone, `${path}/money`, { decisionId: (await newest()).id });
    const page = await grace.get(`${path}/money`);
    assert.match(page.text, /So far it costs £44,999\.99 less than its target/);
    // 44,999.99 × 50% × 80% = £17,999.99 to the members: Moorside to its cap, the rest Tern’s.
    assert.match(page.text, /Moorside Care ?gains £10,000/);
    assert.match(page.text, /Tern Home Support ?gains £7,999\.99/);
    assert.match(page.text, /Thornmere Council ?gains £27,000/);
    // A tenth of £1,000,000 over: half is £50,000, of which Tern bears £5,000 at most, and Moorside has no cap.
    assert.match(page.text, /a pain of £100,000 .*Moorside Care ?bears £45,000 ?Tern Home Support ?bears £5,000/);
    const changes = await one.dev.get(path);
    assert.match(
      changes.text,
      /how a gain and a pain are shared, by the decision “One list of spare hours, travel paid”, because As we agreed/,
    );
  });

  it('nobody writes another’s book, nor over what it wrote itself; and no stranger to the alliance opens it', async () => {
    const pat = people.get('Moorside Care')!;
    const dev = one.dev;
    const page = await pat.get(`${path}/money`);
    const token = page.form(`${path}/money/costs`, {}).get('_csrf')!;
    const forged = (who: Visitor, csrf: string, partyId: string) =>
      who.request('POST', `${path}/money/costs`, {
        payload: `_csrf=${encodeURIComponent(csrf)}&partyId=${partyId}&lines=`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
    assert.equal((await forged(pat, token, await party('Tern Home Support'))).status, 403);
    const devs = (await dev.get(`${path}/money`)).form(`${path}/money`, {}).get('_csrf')!;
    assert.equal((await forged(dev, devs, await party('Tern Home Support'))).status, 403);
    assert.match((await dev.get(`${path}/money`)).text, /£44,999\.99 less/);
    const onlooker = await wearing('Cora Council', 'Elsewhere Council', 'councillor');
    await onlooker.get(path);
    await onlooker.get(`${path}/money`, 403);
    assert.doesNotMatch((await onlooker.get(`${path}/month`)).text, /less than its target/);
    assert.doesNotMatch((await onlooker.get(`${one.base}/agreements/partners`)).text, /target cost|Gains/);
    const rival = await wearing('Rita Rival', 'Rival Care', 'provider');
    for (const way of ['', '/charter', '/decisions', '/money', '/month']) await rival.get(`${path}${way}`, 404);
    await rival.get(`${one.base}/agreements/partners`, 403);
  });

  it('money that a decision moves changes targets while the decision stands, and no longer', async () => {
    const target = async () => (await one.dev.get(`${path}/money`)).text.match(/Tern Home Support ?£(\d+),000/)![1];
    assert.equal(await target(), '380');
    await propose('Thornmere Council', {
      ...{ matter: 'How spare hours are shared', proposal: 'Tern takes on the night round' },
      ...{ moveKind: 'money', moveAmount: '£20,000' },
      ...{ moveFrom: await party('Moorside Care'), moveTo: await party('Tern Home Support') },
    });
    const moved = (await newest()).id;
    for (const [name] of members) await says(name, { vote: 'agree' });
    assert.equal(await target(), '400');
    const log = await one.dev.get(`${path}/decisions`);
    const matter = (await newest()).matter.id;
    const undo = await one.dev.submit(log, `${path}/decisions`, {
      ...{ matterId: matter, proposal: 'Moorside keeps the night round', unmakes: moved },
    });
    assert.match(undo.text, /If it is agreed, it unmakes Tern takes on the night round/);
    for (const [name] of members.slice(0, 5)) await says(name, { vote: 'agree' });
    assert.equal(await target(), '400', 'five of six unmake nothing while one is silent');
    await says('Vale Neighbours', { vote: 'can-live-with' });
    assert.equal(await target(), '380');
    assert.match(
      (await one.dev.get(`${path}/decisions/${moved}`)).text,
      /It was unmade by Moorside keeps the night round/,
    );
  });

  it('has a month on one sheet, made of what is kept elsewhere, with the minutes beside it', async () => {
    await app.act(
      one.dev,
      (act) =>
        addQuotations(act, {
          caseId: one.caseId,
          lines: [{ words: 'Someone came on the third day', saidBy: null, heardAt: null, heardOn: '2026-11-12' }],
        }),
      one.caseId,
    );
    const obligations = { words: 'Hours not used are there another week', owedBy: await party('Tern Home Support') };
    await one.dev.submit(await one.dev.get(path), `${path}/obligations`, {
      ...{ ...obligations, owedTo: 'Residents', howOften: 'once' },
      ...{ 'byOn-day': '30', 'byOn-month': '11', 'byOn-year': '2026', why: 'Agreed', ground: 'own-terms' },
    });
    const page = await one.dev.get(`${path}/month`);
    assert.match(page.h1, /Fell & Shore: November 2026/);
    assert.match(page.text, /“Someone came on the third day”/);
    assert.match(page.text, /Hours not used are there another week .*by 30 November 2026/);
    assert.match(page.text, /It costs £44,999\.99 less than its target of £1,000,000/);
    assert.match(page.text, /Decided this month Agreed Moorside keeps the night round/);
    const kept = await one.dev.submit(page, `${path}/month`, {
      there: [await party('Moorside Care'), await party('Vale Neighbours')],
      words: 'Sal asked who rings people before the list starts. Pat will.',
    });
    assert.match(kept.text, /There: Moorside Care, Vale Neighbours/);
    await app.setClock(new Date('2026-12-07T10:00:00Z'));
    const next = await people.get('Moorside Care')!.get(`${path}/month`);
    assert.match(next.text, /Last time, November 2026: Sal asked who rings people/);
    assert.match(next.text, /Hours not used .*by 30 November 2026/, 'what is late stays on the sheet');
    await one.dev.get(`${path}/month?month=2026-13`, 404);
  });

  it('has each partner’s stake in one view: what it puts in, what it carries of risk, what it gets', async () => {
    const page = await one.dev.get(`${one.base}/agreements/partners`);
    assert.match(page.text, /What Tern Home Support carries of risk Bears in Fell & Shore at most: £5,000/);
    assert.match(page.text, /What Tern Home Support gets .*Its target cost in Fell & Shore: £380,000/);
    assert.match(page.text, /What Thornmere Council carries of risk .*All that members of Fell & Shore do not share/);
  });

  it('a later charter counts once every member has signed it, and nobody un-signs the one before', async () => {
    const dev = one.dev;
    await dev.submit(await dev.get(`${path}/charter`), `${path}/charter`, { quorumUnanimous: '1' });
    const signing = (await dev.submit(await dev.get(`${path}/charter`), `${path}/charter/signings`, {})).url.split(
      '?',
    )[0]!;
    await propose('Thornmere Council', { matter: 'How spare hours are shared', proposal: 'By lot' });
    assert.equal((await newest()).quorum, 5, 'the quorum that everybody signed');
    await dev.submit(await dev.get(signing), `${signing}/withdrawal`, {});
    await propose('Thornmere Council', { matter: 'How spare hours are shared', proposal: 'By turns' });
    assert.equal((await newest()).quorum, 5);
    await charterSigned(app, dev, id, { quorumUnanimous: 6, version: 2 });
    await propose('Thornmere Council', { matter: 'How spare hours are shared', proposal: 'By age' });
    assert.equal((await newest()).quorum, 6);
  });
});
