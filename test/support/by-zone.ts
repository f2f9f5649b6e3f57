import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { intakeNow } from '#src/slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#src/slices/procurement/tendering/unpack-intake.ts';
import { type ACase, aCase } from './a-case.ts';
import { declare } from './a-judging.ts';
import { type AtABrowser, atABrowser } from './at-a-browser.ts';
import type { Fields, TestApp, Visitor } from './client.ts';
import { makeZip } from './make-zip.ts';
import { of } from './trouble.ts';

type Name = 'commissioner' | 'officer' | 'first' | 'second' | 'resident' | 'auditor' | 'bidder' | 'fell' | 'bay';

/** Who buys something and who bids for it, and what came of it so far; each half of a journey adds to it. */
export class Buying {
  app!: TestApp;
  files!: string;
  javaScript: boolean;
  people = {} as Record<Name, AtABrowser>;
  visitors!: Record<Name, Visitor | null>;
  one!: ACase;
  base!: string;
  id!: string;
  lots: Record<string, string> = {};
  judging!: string;
  tendering!: string;
  constructor(javaScript: boolean) {
    this.javaScript = javaScript;
  }

  /** Everybody at their places before a case of that title, one of them from a provider, two who are not signed in. */
  async begin(app: TestApp, url: string, files: string, on: string, title: string, provider: string): Promise<void> {
    Object.assign(this, { app, files });
    await this.on(on);
    this.one = await aCase(app, title);
    const hat = (name: string, organisation: string, wears: Parameters<typeof of>[4]) =>
      of(app, this.one, name, organisation, wears);
    this.visitors = {
      commissioner: this.one.dev,
      officer: await hat('Amara Okafor', 'Thornmere Council', 'procurement'),
      first: await hat('Pat Quinn', 'Thornmere ICB', 'partner'),
      second: await hat('Noor Aziz', 'Thornmere ICB', 'partner'),
      resident: await hat('Rose Levy', 'Vale Residents', 'community'),
      auditor: await hat('Vera Check', 'Thornmere Audit', 'auditor'),
      bidder: await hat('Pat Lowe', provider, 'provider'),
      fell: null,
      bay: null,
    };
    // Whoever opens a case wears both working hats; here they are two people's.
    await this.again('commissioner', `${this.one.base}/people`, `${this.one.base}/people/take-off`, {
      person: this.one.dev.personId!,
      hat: 'procurement',
    });
    for (const name of Object.keys(this.visitors) as Name[])
      this.people[name] = await atABrowser(url, this.visitors[name], this.javaScript);
  }

  /** From where the commissioner stands once it is planned. */
  planned(): void {
    this.base = this.people.commissioner.path().replace(/\/(regime|timetable)$/, '');
    this.id = this.base.split('/').at(-1)!;
    this.judging = `${this.one.base}/evaluations/${this.id}`;
    this.tendering = `${this.one.base}/tendering/${this.id}`;
  }

  on(day: string, time = '10:00'): Promise<void> {
    return this.app.setClock(new Date(`${day}T${time}:00Z`));
  }

  /** The same again by somebody who did it once by hand. */
  async again(name: Name, page: string, action: string, fields: Fields): Promise<void> {
    await this.visitors[name]!.submit(await this.visitors[name]!.get(page), action, fields);
  }

  follow(name: Name, text: string): Promise<void> {
    return this.people[name].hands.send(`main a:has-text("${text}")`);
  }

  /** Typed, frozen, put on the platform and its number brought back: only then is it public here. Says how much it lacked. */
  async notice(code: string, number: string, day: string, typed: Record<string, string>): Promise<number> {
    const { officer } = this.people;
    const to = `${this.base}/notices/${code}`;
    await officer.go(to);
    await officer.send(`/notices/${code}`, typed);
    // Its pages are the same whatever the notice is.
    const first = code === 'uk4';
    if (first) await officer.look();
    const lacks = await officer.page.locator('input[name=incomplete]').count();
    await officer.send(`/${code}/versions`, lacks > 0 ? { incomplete: 'yes' } : {});
    assert.equal(await this.people.fell.go(`/public/procurements/${this.id}/notices/${code}`), 404);
    await officer.go(to);
    await officer.send(`/${code}/publication`, {
      platformNumber: `${number}-${this.javaScript ? 2027 : 2028}`,
      appearedOn: day,
      appearedAt: '09:30',
    });
    assert.equal(await this.people.fell.go(`/public/procurements/${this.id}/notices/${code}`), 200);
    if (first) await this.people.fell.look();
    return lacks;
  }
}

/** From which law applies to tenders that two people opened. */
export function tenderedByZone(w: Buying): void {
  it('everybody who influences it declares, each for themselves', async () => {
    for (const name of ['officer', 'resident'] as const) {
      await w.people[name].go(`${w.one.base}/people`);
      await w.people[name].send('/declaration');
    }
    await w.people.resident.look();
    for (const name of ['commissioner', 'first', 'second'] as const)
      await declare(w.app, w.visitors[name]!, w.one.caseId);
  });

  it('the commissioner answers which law applies, question by question, and plans it', async () => {
    const dev = w.people.commissioner;
    await dev.go(`${w.one.base}/regime`);
    await dev.look();
    const answers = {
      nation: 'england',
      deal: 'buy',
      buyer: 'council',
      health: 'no',
      exempt: 'none',
      kind: 'light-touch',
      concession: 'no',
      value: '4200000',
      vat: 'not-charged',
      way: 'flexible',
      reserved: 'no',
    };
    for (const [question, answer] of Object.entries(answers)) {
      await dev.send('/regime', { [question]: answer });
      if (question === 'value') await dev.look();
    }
    assert.match(await dev.main(), /light touch/i);
    assert.match(await dev.main(), /Check this/);
    await dev.look();
    await dev.send('/planned', {
      title: 'Home care in three zones',
      because: 'Those who get help have a say in how it is given, and that takes stages',
    });
    w.planned();
    await dev.look();
  });

  it('the officer draws stages in which those who get help are met', async () => {
    const { officer } = w.people;
    await officer.go(`${w.base}/procedure`);
    await officer.send('/procedure/template', { template: 'dialogue' });
    await w.follow('officer', 'Change 1.');
    await officer.send('form[action$="/procedure/stages"]:has(input[name="how"][value="change"])', {
      asks: 'Meet the people who get help, who choose what you talk about',
      from: '2027-01-18',
      until: '2027-01-22',
    });
    assert.match(await officer.main(), /Meet the people who get help/);
    await officer.look();
  });

  it('and lots by zone with their reasons, a cap, and one that is reserved', async () => {
    const { officer } = w.people;
    await officer.go(w.base);
    await officer.send('/lots', {
      title: 'Harbour',
      because: 'Ten providers work here, on foot',
      zone: 'Harbour',
      value: '2000000',
      mostLots: '1',
    });
    for (const [title, because, value] of [
      ['Northside', 'Seven providers share its workers', '1400000'],
      ['Vale', 'Its workers want to run it themselves', '800000'],
    ] as const)
      await w.again('officer', w.base, `${w.base}/lots`, { title, because, zone: title, value, mostLots: '1' });
    await officer.go(w.base);
    await officer.look();
    for (const title of ['Harbour', 'Northside', 'Vale'])
      w.lots[title] = (await officer.page.locator(`main a[href*="/lots/"]:text-is("${title}")`).getAttribute('href'))!
        .split('/')
        .at(-1)!;
    await officer.go(`${w.base}/division`);
    await officer.send('/division', {
      divided: 'yes',
      because: 'A provider of one zone could not bid for all three',
      mostWon: '1',
      mechanism: 'The lot of the highest value is given first',
    });
    assert.match(await officer.main(), /could not bid for all three/);
    await officer.look();
    await officer.go(`${w.one.base}/lots/${w.lots.Vale}/terms`);
    await officer.send('/terms', {
      vat: 'including',
      years: '4',
      reserved: 'mutual',
      reservedBecause: 'Those who work there have asked to own it',
    });
    assert.match(await officer.main(), /Reserved for public service mutuals/);
    await officer.look();
    await officer.go(`${w.base}/award`);
    await officer.send('/award/mechanism', {
      mechanism: 'largest-first',
      statedIn: 'The tender notice, and section 4 of the documents',
    });
    assert.match(await officer.main(), /The lot of the highest value is given first/);
    await officer.look();
  });

  it('and says what bids are judged on: what those who get help see, how near, and price', async () => {
    const { officer } = w.people;
    const to = `${w.base}/criteria`;
    await officer.go(to);
    await officer.send('/criteria/add', {
      type: 'quality',
      name: 'As those who get help see it',
      weight: '20',
      question: 'How will people say what they want changed?',
      judgedBy: 'residents',
      lightTouch: 'recipients-and-carers',
    });
    for (const fields of [
      { name: 'Same faces at the door', weight: '30', question: 'How will people know who comes?' },
      { name: 'Near by', weight: '10', question: 'From where do workers set out?', lightTouch: 'proximity' },
    ])
      await w.again('officer', to, `${to}/add`, { type: 'quality', judgedBy: 'panel', ...fields });
    await officer.go(to);
    await officer.send('/criteria/price', { formula: 'relative', weight: '40' });
    await officer.send('/criteria/rules', { lowShare: '60', anonymised: 'yes' });
    assert.doesNotMatch(await officer.main(), /To mend before/);
    await officer.look();
    await officer.go(`${to}/rewards`);
    await officer.look();
  });

  it('the dates, the time for tenders and what each has to hold are set, and the documents are frozen', async () => {
    const { officer } = w.people;
    await officer.go(`${w.base}/timetable`);
    await officer.send('/timetable', {
      tenderNoticeOn: '2027-01-11',
      tendersBy: '2027-02-15',
      awardNoticeOn: '2027-03-11',
      startOn: '2027-09-01',
      because: 'Winter is over before anybody new comes to a door',
    });
    await officer.look();
    await officer.go(w.tendering);
    await officer.send('/time', { dueOn: '2027-02-15', dueTime: '12:00' });
    await officer.send('/settings', {
      lateRule: 'never',
      asked: 'Quality: Method\nPrice: Price',
    });
    await officer.send('/receivers', { person: w.visitors.officer!.personId! });
    await officer.look();
    await officer.go(`${w.base}/documents`);
    await officer.send('/documents/issues');
    assert.match(await officer.main(), /Issue 1,/);
    await officer.look();
  });

  it('the conflicts assessment is confirmed, and what practice asks for is passed over with a reason', async () => {
    const { officer } = w.people;
    await officer.go(`${w.base}/conflicts`);
    await officer.send('/conflicts/confirmed', { confirmedFor: 'tender-notice' });
    assert.match(await officer.main(), /Version 1: The tender notice/);
    await officer.look();
    await officer.go(w.base);
    await officer.send('/gates', { gate: 'ally', outcome: 'passed-over', words: 'The officer is on the case' });
    for (const gate of ['walk', 'who-is-left'])
      await w.again('officer', w.base, `${w.base}/gates`, { gate, outcome: 'passed-over', words: 'Looked at before' });
    await officer.go(`${w.base}/questions`);
    await officer.send('/questions/summary', {
      words: 'Help at home for people in three zones',
      askBy: '2027-01-29',
      answerBy: '2027-02-03',
    });
  });

  it('the tender notice is public here once the platform’s number and time are recorded, not before', async () => {
    await w.on('2027-01-11');
    assert.equal(await w.people.fell.go(`/public/procurements/${w.id}`), 404);
    await w.notice('uk4', '000101', '2027-01-11', { description: 'Help at home, by the hour, day and evening' });
    await w.people.fell.go(`/public/procurements/${w.id}`);
    assert.match(await w.people.fell.main(), /Reserved for public service mutuals/);
    await w.people.fell.look();
  });

  it('a supplier asks without a name, and all read the same answer', async () => {
    const { fell, bay, officer } = w.people;
    await w.on('2027-01-13');
    await fell.send('/questions', { question: 'May a round be shared between two of us?' });
    await fell.look();
    const mine = /\/public\/questions\/\S+/.exec(await fell.main())![0];
    await w.on('2027-01-14');
    await officer.go(`${w.base}/questions`);
    await officer.send('/questions/answers', { decision: 'answer', answer: 'Yes. Say who answers the telephone.' });
    await officer.look();
    await bay.go(`/public/procurements/${w.id}`);
    assert.match(await bay.main(), /May a round be shared.*Say who answers the telephone/s);
    await bay.look();
    await fell.go(mine);
    assert.match(await fell.main(), /Everybody reads this since/);
  });

  it('tenders come in as an archive from the portal, one of them late, and stay closed', async () => {
    const { officer, bidder } = w.people;
    await w.on('2027-02-16');
    const received: Record<string, [at: string, zones: string]> = {
      'Fell Care': ['2027-02-15 09:10', 'Harbour;Northside'],
      'Bay Care': ['2027-02-15 11:59', 'Harbour;Northside'],
      'Vale Workers': ['2027-02-14 20:00', 'Vale'],
      'Late Homes': ['2027-02-15 12:01', 'Harbour'],
    };
    const archive = makeZip(
      Object.keys(received).flatMap((name) => [
        { name: `${name}/Quality/Method.txt`, content: 'Four people share each round' },
        { name: `${name}/Price/Price.txt`, content: 'By the hour', stored: true },
      ]),
    );
    const lines = Object.entries(received).map(([name, [at, zones]]) => `${name},${at},${zones}`);
    const [zip, csv] = ['all.zip', 'receipts.csv'].map((name) => path.join(w.files, name)) as [string, string];
    writeFileSync(zip, archive);
    writeFileSync(csv, `Supplier,Received at,Lot\n${lines.join('\n')}\n`);
    await officer.go(`${w.tendering}/receive`);
    await officer.look();
    await officer.send('/receive/archives', { layout: 'a-folder-each', archives: zip, receipts: csv });
    await unpacking.untilDone((await w.app.look((tx) => intakeNow(tx, w.id)))!.id);
    await officer.go(`${w.tendering}/receive`);
    await officer.look();
    for (const at of [0, 1, 2, 3]) await officer.hands.pick(`#owners-${at}`, 'Somebody new');
    await officer.send('/receive/settled');
    assert.match(await officer.main(), /Late Homes.*late/s);
    await officer.send('/receive/complete', { sure: 'yes' });
    await officer.look();
    assert.equal(await bidder.go(w.tendering), 404);
    await w.people.commissioner.go(w.tendering);
    assert.doesNotMatch(await w.people.commissioner.main(), /Fell Care|Late Homes/);
  });

  it('two people open them together, and the late one stays closed by the published rule', async () => {
    const { officer, commissioner } = w.people;
    await officer.go(`${w.tendering}/open`);
    await officer.send('/open', { sure: 'yes' });
    assert.doesNotMatch(await officer.main(), /Fell Care/);
    await commissioner.go(`${w.tendering}/open`);
    await commissioner.look();
    await commissioner.send('/open', { sure: 'yes' });
    assert.match(await commissioner.main(), /Late Homes\s+.*and closed/s);
    await commissioner.look();
    await w.people.auditor.go(`${w.tendering}/tenders`);
    assert.match(await w.people.auditor.main(), /Amara Okafor and Dev Patel|Dev Patel and Amara Okafor/);
  });
}
