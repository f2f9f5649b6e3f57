import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { look } from '#platform/act/act.ts';
import { clearedFlagsOf, openFlagsOf, walk } from '#platform/links/index.ts';
import { allianceDecisionsOf, sayWhere, signingsOf } from '#slices/agreements/index.ts';
import { lessonsOf, reviewsById } from '#slices/learning/index.ts';
import { signalsOf } from '#slices/measures/index.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { isOrphan, requirementsOf, threeAnswersOf } from '#slices/plan/index.ts';
import type { Running } from '#src/start.ts';
import { Visitor } from '#test/support/client.ts';
import { beadsOf, begunDemonstration, everyLinkFrom, visitorOf, worldOf } from '#test/support/demonstration.ts';
import { buildDemo, demoIsUnfinished, type World } from './build.ts';
import { story } from './thornmere.ts';

const closing: (() => Promise<void>)[] = [];
after(() => Promise.all(closing.map((close) => close())));

async function begun(): Promise<Running> {
  const { running, close } = await begunDemonstration();
  closing.push(close);
  return running;
}

let demo: Running;
let world: World;
before(async () => {
  demo = await begun();
  await buildDemo(demo, () => {});
  world = await worldOf(demo);
});

const at = (name: string): string => world[name] ?? assert.fail(`the story left no ${name}`);

const visitor = (name: string) => visitorOf(demo, at(name));

test('it is built to its end', async () => {
  assert.equal(await demoIsUnfinished(demo), false);
});

test('the thread from Joan’s words reaches a lesson, by way of what was agreed and what was measured', async () => {
  const links = await look(demo.services.act, (tx) =>
    walk(tx, { kind: 'quotation', id: at('words.joan.wait') }, new Date()),
  );
  const kinds = new Set(links.map((link) => link.from.kind));
  for (const kind of [
    'outcome',
    'mechanism',
    'requirement',
    'lot',
    'agreement',
    'obligation',
    'measure',
    'signal',
    'review',
    'lesson',
  ])
    assert.ok(kinds.has(kind), `no ${kind} on it`);
  assert.ok(links.some((link) => link.from.id === at('lesson.pay')));
});

test('the outcome is owned by one community in its own words, contested by another, and answered', async () => {
  const [outcome] = await look(demo.services.act, (tx) => outcomesById(tx, [at('outcome.connection')]));
  const parts = new Map(outcome!.parts.map((part) => [part.bodyId, part.state]));
  assert.equal(parts.get(at('assembly')), 'owned');
  assert.equal(parts.get(at('network')), 'contested');
  assert.match(outcome!.statement, /^No one in Thornmere goes a week/);
  assert.ok(outcome!.dissent.some((one) => one.ofBody));
  assert.equal(outcome!.answer?.state, 'adopted-with-changes');
});

test('connection is not contractable, and one requirement hangs from nothing', async () => {
  const [answers, requirements] = await look(
    demo.services.act,
    async (tx) => [await threeAnswersOf(tx, at('case')), await requirementsOf(tx, at('case'))] as const,
  );
  assert.equal(answers.get(at('outcome.connection'))?.verdict?.verdict, 'not-contractable');
  assert.deepEqual(
    requirements.filter((one) => one.type !== 'standard-clause' && isOrphan(one)).map((one) => one.title),
    ['Attend within 15 minutes of the planned time'],
  );
});

test('the lesson changed what was assumed, and the review closed once all that rested on it was answered', async () => {
  const [lessons, open, answered, reviews] = await look(
    demo.services.act,
    async (tx) =>
      [
        await lessonsOf(tx, at('case')),
        await openFlagsOf(tx, at('case')),
        await clearedFlagsOf(tx, at('case')),
        await reviewsById(tx, [at('review.start')]),
      ] as const,
  );
  const lesson = lessons.find((one) => one.id === at('lesson.pay'))!;
  assert.match(lesson.oldReading!, /assessments are slow/);
  assert.match(lesson.newReading!, /pay is below/);
  assert.equal(lesson.state, 'acted-on');
  const of = (flags: readonly { source: { id: string } }[]) =>
    flags.filter((flag) => flag.source.id === at('assumption.assessment'));
  assert.equal(of(open).length, 0);
  const kinds = new Set(
    answered.filter((flag) => flag.source.id === at('assumption.assessment')).map(({ on }) => on.kind),
  );
  for (const kind of ['agreement', 'mechanism', 'requirement']) assert.ok(kinds.has(kind), `no ${kind} was looked at`);
  assert.deepEqual(
    reviews.map(({ state }) => state),
    ['closed'],
  );
});

test('a decision of the alliance was blocked, went up the ladder and was agreed; a signal from month 25 was reviewed, and a lesson held', async () => {
  const [decisions, lessons, signals, reviews] = await look(
    demo.services.act,
    async (tx) =>
      [
        await allianceDecisionsOf(tx, at('agreement.fellshore')),
        await lessonsOf(tx, at('case')),
        await signalsOf(tx, at('case')),
        await reviewsById(tx, [at('review.falls')]),
      ] as const,
  );
  const spare = decisions.find(({ id }) => id === at('decision.spare'))!;
  assert.deepEqual([spare.state, spare.step], ['agreed', 1]);
  assert.equal(lessons.find(({ id }) => id === at('lesson.falls'))!.state, 'held');
  const falls = signals.find(({ id }) => id === reviews[0]!.openedById)!;
  assert.equal(falls.measureId, at('measure.falls'));
});

test('a cohort met its first hundred days; its live case shows the parts agreed to, and its set stays closed', async () => {
  const [kofi, pat, hughes] = [await visitor('kofi'), await visitor('pat'), await visitor('hughes')];
  const cohort = `/academy/cohorts/${at('cohort')}`;
  assert.match((await kofi.get(cohort)).text, /rung on the same day.*Its hundred days were met/);
  const live = `${cohort}/cases/${at('live')}`;
  const page = await kofi.get(live);
  assert.match(page.text, /What people want to come about.*What we learnt/);
  assert.doesNotMatch(page.text, /What we assume/);
  await pat.get(live, 404);
  await hughes.get(live, 403);
  assert.match((await kofi.get(`/academy/sets/${at('set')}`)).text, /I knock at three doors/);
  await pat.get(`/academy/sets/${at('set')}`, 404);
});

test('agreements are kept on both sides: dates, a rating with its answer, a compact, what came by place of work', async () => {
  const [amara, pat] = [await visitor('amara'), await visitor('pat')];
  const agreements = `/cases/${at('case')}/agreements`;
  const register = await amara.get(`/organisations/${at('council')}/agreements`);
  assert.match(register.text, /Home care framework/);
  assert.match(register.text, /How the council and its communities work together/);
  const entry = await amara.get(`${agreements}/${at('agreement.fellshore')}/register`);
  assert.match(entry.text, /three providers still there/);
  const met = await amara.get(`/cases/${at('case')}/obligations/${at('obligation.met')}`);
  assert.match(met.text, /no heating for three weeks/);
  const travel = await pat.get(`/cases/${at('case')}/obligations/${at('obligation.travel')}`);
  assert.match(travel.text, /Eleven drives.*says the side that it is owed to/);
  for (const reader of [amara, pat]) {
    const rated = await reader.get(`${agreements}/${at('agreement.fellshore')}/performance`);
    assert.match(rated.text, /Requires improvement.*The count is right and the name for it is not.*paper 6/);
  }
  const left = await amara.get(`${agreements}/${at('agreement.classes')}/social-value`);
  assert.match(left.text, /Members trained to lead.*8 members ?3 ?2.*coffee morning was moved.*Leaflets handed out/);
});

test('what Moorside said in confidence stays with those it was said to; its hand-back is known to everybody, and was reviewed', async () => {
  const file = `/cases/${at('case')}/troubles/${at('trouble')}`;
  for (const name of ['amara', 'ruth', 'pat'])
    assert.match((await (await visitor(name)).get(`${file}/talk`)).text, /The shop pays them more and is lit/);
  for (const name of ['kofi', 'grace', 'joan', 'hughes']) await (await visitor(name)).get(`${file}/talk`, 404);
  // Dev, who buys, reads the signs alone.
  const dev = await visitor('dev');
  assert.match((await dev.get(file)).text, /forty minutes late/);
  await dev.get(`${file}/talk`, 403);
  const handBack = `hand-backs/${at('handBack')}`;
  for (const name of ['pat', 'kofi', 'grace', 'joan', 'auditor'])
    assert.match(
      (await (await visitor(name)).get(`/cases/${at('case')}/${handBack}`)).text,
      /Everybody keeps Moorside/,
    );
  assert.match((await (await visitor('joan')).get(`/public/${handBack}`)).text, /Everybody keeps Moorside/);
  const [review] = await look(demo.services.act, (tx) => reviewsById(tx, [at('review.handBack')]));
  assert.deepEqual([review!.state, review!.openedById], ['closed', at('handBack')]);
});

test('the map shows the loops that people know, classed and told', async () => {
  const dev = await visitor('dev');
  const page = await dev.get(`/cases/${at('case')}/loops`);
  assert.match(
    page.text,
    /When fees fall, pay falls behind; after a delay, vacancies rise; .*and so, after a delay and all the more, fees fall: this feeds itself/,
  );
  for (const [name, kind] of [
    ['R1', 'Reinforcing'],
    ['R2', 'Reinforcing'],
    ['B1', 'Balancing'],
    ['R3', 'Reinforcing'],
  ])
    assert.match((await dev.get(`/cases/${at('case')}/loops/${at(`loop.${name}`)}`)).text, new RegExp(kind!));
});

test('ten options were scored in a room, and the portfolio that was decided keeps the pay floor', async () => {
  const dev = await visitor('dev');
  const base = `/cases/${at('case')}`;
  const value = await dev.get(`${base}/options/value?budget=1200000`);
  for (const slope of ['1.28', '0.909', '0.867', '0.625', '0.36', '0.332', '0.315', '0.0635', '0.0264'])
    assert.ok(value.text.includes(slope), `no option gives ${slope} for £1,000`);
  const page = await dev.get(`${base}/allocations/${at('allocation.next-year')}`);
  assert.match(page.text, /Together ?£1,092,000 a year/);
  assert.match(page.text, /757\.9/);
  assert.match(page.text, /With no duty, floor or promise held: .*£1,185,000 a year, benefit 865\.9/);
  assert.match(page.text, /does not keep the statutory employment cost floor \(From April/);
  assert.match(page.text, /Money a year is exceeded by £2,000/);
  assert.match(page.text, /Nobody has asked the 180 people at Harbour Street/);
  assert.match((await dev.get(`${base}/rounds/${at('round')}`)).text, /9 people took part/);
  for (const name of ['joan', 'hughes', 'auditor']) {
    const reader = await visitor(name);
    for (const path of ['/options', '/options/value', '/rounds', '/allocations'])
      assert.equal((await reader.get(`${base}${path}`)).answer.status, 200);
  }
});

const pages = (caseId: string): string[] => [
  '/',
  '/cases',
  '/bodies',
  `/public/cases/${caseId}`,
  ...(
    '/words /why /needs /assumptions /map /loops /downstream /outcomes /aims /mechanisms /measures /agreements ' +
    '/reviews /lessons /to-look-at-again /decisions /grumbles /people /thread /paper'
  )
    .split(' ')
    .map((page) => `/cases/${caseId}${page}`),
  `/cases/${caseId}`,
  `/cases/${caseId}/thread?from=quotation:${at('words.joan.wait')}`,
  `/cases/${caseId}/outcomes/${at('outcome.connection')}`,
  `/cases/${caseId}/measures/${at('measure.start')}`,
  `/cases/${caseId}/agreements/${at('agreement.fellshore')}`,
];

for (const name of ['dev', 'amara', 'ruth', 'sal', 'kofi', 'pat', 'joan', 'nasreen', 'hughes', 'auditor'])
  test(`the pages that matter open for ${name}, and keep the house rules`, async () => {
    const who = await visitor(name);
    for (const page of pages(at('case'))) await who.get(page);
  });

test('what is kept from providers stays from them here too', async () => {
  const pat = await visitor('pat');
  for (const page of ['left', 'procurements', 'requirements', 'resources', 'options', 'rounds', 'allocations'])
    await pat.get(`/cases/${at('case')}/${page}`, 403);
  for (const page of ['tendering', 'evaluations', 'procurements'])
    for (const key of ['night', 'meals'])
      await pat.get(`/cases/${at('case')}/${page}/${at(`procurement.${key}`)}`, 404);
});

test('tenders that came late, prices, names and scores stay closed to those who may not see them', async () => {
  const base = `/cases/${at('case')}`;
  const { rows } = await look(demo.services.act, (tx) =>
    sql<{ id: string; part: string; state: string; of: string }>`select f.id, f.part, t.state, t.procurement_id as "of"
      from tender_files f join tenders t on t.id = f.tender_id`.execute(tx),
  );
  const meals = `${base}/evaluations/${at('procurement.meals')}`;
  const ids = (state: string, part: string, key: string) =>
    rows
      .filter((one) => one.state === state && one.part === part && one.of === at(`procurement.${key}`))
      .map(({ id }) => id);
  const [late] = ids('kept-closed', 'quality', 'night');
  const [price] = ids('open', 'price', 'meals');
  const [answers] = ids('open', 'quality', 'meals');
  for (const name of ['dev', 'auditor', 'kofi', 'pat', 'grace', 'hughes'])
    for (const file of [late, price])
      for (const way of ['tender-files', 'judged-files'])
        await (await visitor(name)).get(`${base}/${way}/${file}`, 404);
  for (const name of ['pat', 'grace', 'tom', 'ruth', 'hughes'])
    for (const way of ['tender-files', 'judged-files'])
      await (await visitor(name)).get(`${base}/${way}/${answers}`, 404);
  const kofi = await visitor('kofi');
  assert.equal((await kofi.request('GET', `${base}/judged-files/${answers}`)).status, 200);
  assert.ok((await kofi.get(base)).hasLink('Tenders that you judge: Dinner at midday, with company'));
  for (const name of ['kofi', 'leanne', 'dev', 'auditor', 'tom']) {
    const page = await (await visitor(name)).get(meals);
    assert.doesNotMatch(page.text, /Harbour Lights|Weaver Street|driver eats with us/);
  }
  for (const name of ['leanne', 'wilf', 'dev', 'auditor'])
    for (const one of ['kitchen', 'company']) {
      const { body } = await (await visitor(name)).request('GET', `${meals}/settled/${at(`criterion.meals.${one}`)}`);
      assert.doesNotMatch(body, /driver eats with us|kitchen that is inspected/);
    }
  for (const name of ['dev', 'auditor', 'kofi']) await (await visitor(name)).get(`${meals}/prices`, 403);
});

test('help at night was judged and awarded, and what was published of it is there for anybody', async () => {
  const [dev, auditor] = [await visitor('dev'), await visitor('auditor')];
  const id = at('procurement.night');
  const base = `/cases/${at('case')}`;
  for (const page of [
    'timetable',
    'conflicts',
    'questions',
    'documents',
    'notices',
    'award/letters',
    'award/standstill',
  ])
    for (const reader of [dev, auditor]) await reader.get(`${base}/procurements/${id}/${page}`);
  const award = await dev.get(`${base}/procurements/${id}/award`);
  assert.match(
    award.text,
    /Tern Home Support ?1 ?82\.87.*Awarded to Tern Home Support.*Vale Neighbours Care ?1 ?99\.59/,
  );
  assert.match(
    (await auditor.get(`${base}/tendering/${id}/tenders`)).text,
    /Brickfields Homecare.*and closed\. It came late/,
  );
  assert.match(
    (await dev.get(`${base}/agreements/${at('agreement.night.country')}`)).text,
    /Vale Neighbours Care.*£474,500/,
  );
  const anybody = new Visitor(demo, null, {});
  const open = await anybody.get(`/public/procurements/${id}`);
  assert.match(open.text, /May a bid be for a part of a lot\?.*No\. Two who each know a part/);
  assert.doesNotMatch(open.text, /upper valley/);
  for (const code of ['uk2', 'uk4', 'uk6', 'uk7']) await anybody.get(`/public/procurements/${id}/notices/${code}`);
  const { body } = await anybody.request('GET', `/public/procurements/${id}/ocds`);
  assert.match(body, /"awards".*Tern Home Support/s);
  assert.doesNotMatch(body, /Brickfields/);
});

test('a month of invoices found its agreements, one waits for a person, and each supplier sees that its own is late', async () => {
  const [dev, pat, grace] = [await visitor('dev'), await visitor('pat'), await visitor('grace')];
  const payments = `/organisations/${at('council')}/payments`;
  const read = await dev.get(`${payments}/imports/${at('invoices.month')}`);
  assert.match(read.text, /11 invoices added.*1 repeated in the file, 1 line left out/);
  assert.match((await dev.get(`${payments}/late`)).text, /T\/0771.*Not paid ?37.*MC-3310.*35/);
  assert.match(
    (await dev.get(`${payments}/unmatched`)).text,
    /1 invoice of 1 supplier.*Northway Care.*Grass and trees/,
  );
  assert.match((await grace.get(`/organisations/${at('tern')}/owed`)).text, /T\/0771/);
  const owed = await pat.get(`/organisations/${at('moorside')}/owed`);
  assert.match(owed.text, /MC-3377/);
  assert.doesNotMatch(owed.text, /T\/0771|Fellside/);
  const book = `${`/cases/${at('case')}`}/agreements/${at('agreement.fellshore')}/open-book`;
  assert.match((await pat.get(book)).text, /Pay for driving between them/);
  assert.doesNotMatch((await grace.get(book)).text, /driving between them/);
});

for (const name of ['amara', 'joan'])
  test(`every link that ${name} meets leads somewhere`, async () => {
    assert.ok((await everyLinkFrom(await visitor(name), `/cases/${at('case')}`)) > 60);
  });

test('the same day gives the same demonstration, though it was interrupted on the way', async () => {
  const other = await begun();
  // Once where something that runs beside the pages was left undone, and once on the way.
  const halts = [story.findIndex(({ waitsFor }) => waitsFor), Math.ceil(story.length * 0.6)];
  for (const halt of halts.toSorted((a, b) => a - b)) {
    const interrupted = buildDemo(other, (share) => {
      if (share !== null && share >= halt / story.length) throw new Error('stopped');
    });
    await assert.rejects(interrupted, /stopped/);
  }
  assert.equal(await demoIsUnfinished(other), true);
  await buildDemo(other, () => {});
  assert.deepEqual(await worldOf(other), world);
  assert.deepEqual(await beadsOf(other), await beadsOf(demo));
});

test('the plan was put to its partners twice: no signature was carried over, and dissent stands in the paper', async () => {
  const all = await look(demo.services.act, (tx) => signingsOf(tx, at('case')));
  const [first, second] = all.filter(({ agreementId }) => agreementId === null);
  assert.match(sayWhere(first!), /^2 of 6 partners have signed, 1 of them with dissent\. 1 did not sign/);
  assert.match(sayWhere(second!), /^5 of 6 partners have signed, 1 of them with dissent\. Waited for: Vale Neighbours/);
  const amara = await visitor('amara');
  const paper = await amara.get(`/cases/${at('case')}/paper`);
  assert.match(paper.text, /What the partners say.*volunteers whom nobody has asked about winter/);
  const open = await amara.get(`/public/cases/${at('case')}`);
  assert.match(open.text, /Who stands behind it.*Harbour Homes ?: Signed, with dissent.*about winter/);
  assert.doesNotMatch(open.text, /Tom Hallam|Harriet Stroud/);
});

test('what was promised to be left was asked again: who lives there and who supplies do not say the same, and both stand', async () => {
  const amara = await visitor('amara');
  const base = `/cases/${at('case')}`;
  const left = await amara.get(`${base}/reviews/${at('review.left')}/leavings`);
  assert.match(left.text, /do not say the same.*no arms to push up from.*in their own hand.*wait for a water main/);
  assert.match((await amara.get(`${base}/loose`)).text, /Promises that were not kept.*Benches and toilets/);
  assert.match((await amara.get(`${base}/lots/${at('lot.classes')}`)).text, /coffee morning was moved/);
  assert.match((await amara.get(`${base}/paper`)).text, /What became of what was promised.*coffee morning was moved/);
  const open = await amara.get(`/public/cases/${at('case')}`);
  assert.match(open.text, /The community \(Thornmere Disabled People’s Network, .*\): it is not there/);
  const became = open.text.slice(open.text.indexOf('What became of it'));
  assert.doesNotMatch(became, /Joan Archer|members’ meeting|register of the first month/);
});

test('a kind of help that nobody named yet is offered with who pointed to it', async () => {
  const amara = await visitor('amara');
  const page = await amara.get(`/cases/${at('case')}/resources`);
  assert.match(page.text, /not here yet.*Licensing, byelaws.*Bay Buses.* said: “Taxis too: a line in their licence/);
});
