import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { whatIsTyped } from '#src/slices/procurement/notices/typed-for-tests.ts';
import { intakeNow } from '#src/slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#src/slices/procurement/tendering/unpack-intake.ts';
import { declare } from './a-judging.ts';
import { boxes } from './boxes.ts';
import type { Buying } from './by-zone.ts';
import { makeZip } from './make-zip.ts';

/** Who sent a tender, when it came by London's clocks, what it has to say of itself, and whether it is a small firm. */
const sent = [
  { name: 'Fell Buses', at: '2027-02-15 09:10', identifier: 'GB-COH-01234567', small: 'yes' },
  { name: 'Shore Motors', at: '2027-02-18 16:20', identifier: 'GB-COH-07654321', small: 'no' },
  { name: 'North Coachworks', at: '2027-02-22 11:59', identifier: 'GB-COH-01111111', small: 'yes' },
  { name: 'Late Vans', at: '2027-02-22 12:01', identifier: 'GB-COH-02222222', small: 'yes' },
] as const;

/** From which law applies to tenders that two people opened. */
export function tenderedOpenly(w: Buying): void {
  it('everybody who influences it declares, and what one declares is decided on by another', async () => {
    const { commissioner, resident } = w.people;
    await resident.go(`${w.one.base}/people`);
    await resident.send('/declaration', { interest: 'I ride the buses that these take the place of' });
    for (const name of ['commissioner', 'officer', 'first', 'second'] as const)
      await declare(w.app, w.visitors[name]!, w.one.caseId);
    await commissioner.go(`${w.one.base}/people`);
    await commissioner.send('/declarations', {
      state: 'cleared',
      because: 'So does everybody who judges as a passenger',
    });
    await commissioner.look();
  });

  it('the commissioner answers which law applies, and plans an open procedure over the threshold', async () => {
    const { commissioner } = w.people;
    await commissioner.go(`${w.one.base}/regime`);
    const answers = {
      nation: 'england',
      deal: 'buy',
      buyer: 'council',
      health: 'no',
      exempt: 'none',
      kind: 'goods-services',
      concession: 'no',
      value: '600000',
      vat: 'excluding',
      rate: '20',
      way: 'open',
      reserved: 'no',
    };
    for (const [question, answer] of Object.entries(answers))
      await commissioner.send('/regime', { [question]: answer });
    assert.match(await commissioner.main(), /£720,000/);
    await commissioner.look();
    await commissioner.send('/planned', {
      title: 'Twelve minibuses that take a wheelchair',
      because: 'Anybody who builds them can say what theirs does, and nobody has to be met first',
    });
    w.planned();
  });

  it('the officer draws the one stage that there is, and one lot with its reason', async () => {
    const { officer } = w.people;
    await officer.go(`${w.base}/procedure`);
    await officer.send('/procedure/template', { template: 'open' });
    assert.match(await officer.main(), /1\. Final tenders/);
    await officer.look();
    await officer.go(w.base);
    await officer.send('/lots', { title: 'All twelve', because: 'One make is one store of parts', value: '600000' });
    await officer.go(w.base);
    const lot = (await officer.page.locator('main a:text-is("All twelve")').getAttribute('href'))!;
    await officer.go(`${lot}/terms`);
    await officer.send('/terms', { vat: 'excluding', vatRate: '20', years: '1' });
    await officer.look();
    await officer.go(`${w.base}/division`);
    await officer.send('/division', { divided: 'no', because: 'Two makes would need two workshops' });
  });

  it('bids are judged by weights that come to a hundred, and the price by a formula with a worked example', async () => {
    const { officer } = w.people;
    const to = `${w.base}/criteria`;
    await officer.go(to);
    await officer.send('/criteria/add', {
      type: 'quality',
      name: 'Kept on the road',
      weight: '35',
      question: 'What happens on the day on which one breaks down?',
    });
    await w.again('officer', to, `${to}/add`, {
      type: 'quality',
      name: 'As passengers find it',
      weight: '25',
      question: 'How does somebody in a wheelchair get in, alone?',
      judgedBy: 'residents',
    });
    await officer.go(to);
    assert.match(await officer.main(), /They should come to exactly 100%/);
    await officer.send('/criteria/price', { formula: 'relative', weight: '40' });
    await officer.send('/criteria/rules', { lowShare: '60', anonymised: 'yes' });
    assert.doesNotMatch(await officer.main(), /To mend before/);
    assert.match(await officer.main(), /A worked example/);
    await officer.look();
  });

  it('dates, the time for tenders and what each has to hold are set, and the documents are frozen', async () => {
    const { officer } = w.people;
    const timetable = `${w.base}/timetable`;
    const because = 'The old ones fail their test in May';
    await w.again('officer', timetable, timetable, {
      ...boxes('signOn', '2027-04-01'),
      ...boxes('startOn', '2027-05-04'),
      ...boxes('endOn', '2028-05-03'),
      because,
    });
    await officer.go(timetable);
    await officer.send('/timetable', {
      tenderNoticeOn: '2027-01-11',
      tendersBy: '2027-02-15',
      awardNoticeOn: '2027-03-18',
      because,
    });
    assert.doesNotMatch(await officer.main(), /would break a rule/);
    await officer.look();
    await officer.go(w.tendering);
    await officer.send('/time', { dueOn: '2027-02-15', dueTime: '12:00' });
    await officer.send('/settings', { lateRule: 'never', asked: 'Quality: Method\nPrice: Price' });
    await officer.send('/receivers', { person: w.visitors.officer!.personId! });
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
    for (const gate of ['ally', 'walk', 'who-is-left'])
      await w.again('officer', w.base, `${w.base}/gates`, { gate, outcome: 'passed-over', words: 'Goods off a list' });
    await officer.go(`${w.base}/questions`);
    await officer.send('/questions/summary', {
      words: 'Twelve minibuses in which people in wheelchairs travel with everybody else',
      askBy: '2027-01-29',
      answerBy: '2027-02-03',
    });
  });

  it('the tender notice lacks nothing, and is public here once the platform’s number is recorded', async () => {
    const { fell } = w.people;
    await w.on('2027-01-11');
    const to = `${w.base}/notices/uk4`;
    const { description, ...rest } = whatIsTyped;
    await w.again('officer', to, to, rest);
    assert.equal(await fell.go(`/public/procurements/${w.id}`), 404);
    assert.equal(await w.notice('uk4', '000411', '2027-01-11', { description: description! }), 0);
    await fell.go(`/public/procurements/${w.id}`);
    assert.match(await fell.main(), /Kept on the road: 35 of 100/);
  });

  it('a supplier asks without a name; the answer gives everybody more time, and the notice goes out again', async () => {
    const { fell, bay, bidder, officer } = w.people;
    await w.on('2027-01-13');
    await fell.send('/questions', { question: 'Does the ramp have to hold 400 kg?' });
    assert.match(await fell.main(), /Keep this address/);
    await w.on('2027-01-14');
    await officer.go(`${w.base}/questions`);
    assert.doesNotMatch(await officer.main(), /Fell Buses/);
    await officer.send('/questions/answers', {
      decision: 'answer',
      answer: 'Yes. The test of the ramp takes a week, and so everybody has a week more.',
      changesDocuments: 'yes',
      changed: 'The ramp holds 400 kg.',
      changeBecause: 'Powered wheelchairs are that heavy',
      republish: 'tender-notice',
      extended: 'yes',
      extensionBecause: 'A ramp has to be tested',
      tendersBy: '2027-02-22',
    });
    await officer.look();
    for (const supplier of [fell, bay, bidder]) {
      await supplier.go(`/public/procurements/${w.id}`);
      const reads = await supplier.main();
      assert.match(reads, /Tenders are due\s+22 February 2027/);
      assert.match(reads, /The ramp holds 400 kg\. Because: .*The deadline moves to 22 February 2027/);
      assert.match(reads, /Does the ramp have to hold 400 kg\?\s+Yes\. The test/);
    }
    await fell.look();
    const to = `${w.base}/notices/uk4`;
    await officer.go(to);
    assert.match(await officer.main(), /what it says has changed since/);
    await officer.send('/uk4/versions', { because: 'Everybody has a week more' });
    await officer.go(to);
    await officer.send('/uk4/publication', {
      platformNumber: `000412-${w.javaScript ? 2027 : 2028}`,
      appearedOn: '2027-01-14',
      appearedAt: '09:50',
    });
    await bay.go(`/public/procurements/${w.id}/notices/uk4`);
    assert.match(await bay.main(), /This is version 2.*22 February 2027/s);
  });

  it('tenders come in as archives from the portal, one of them late, and stay closed', async () => {
    const { officer, commissioner, bidder } = w.people;
    await w.on('2027-02-23');
    const write = (name: string, content: string | Buffer) => {
      const file = path.join(w.files, name);
      writeFileSync(file, content);
      return file;
    };
    const lines = (head: string, line: (one: (typeof sent)[number]) => string) =>
      `${[head, ...sent.map(line)].join('\n')}\n`;
    await officer.go(`${w.tendering}/receive`);
    await officer.send('/receive/list', {
      list: write(
        'bidders.csv',
        lines('Supplier,Identifier,SME,VCSE', ({ name, identifier, small }) => `${name},${identifier},${small},no`),
      ),
    });
    await officer.page.locator('input[name=archives]').setInputFiles(
      sent.map(({ name }) =>
        write(
          `${name}.zip`,
          makeZip([
            { name: 'Quality/Method.txt', content: 'Another one comes within the hour' },
            { name: 'Price/Price.txt', content: 'For all twelve', stored: true },
          ]),
        ),
      ),
    );
    await officer.send('/receive/archives', {
      layout: 'an-archive-each',
      receipts: write(
        'receipts.csv',
        lines('Supplier,Received at', ({ name, at }) => `${name},${at}`),
      ),
    });
    await unpacking.untilDone((await w.app.look((tx) => intakeNow(tx, w.id)))!.id);
    await officer.go(`${w.tendering}/receive`);
    await officer.look();
    await officer.send('/receive/settled');
    assert.match(await officer.main(), /Late Vans.*late/s);
    await officer.send('/receive/complete', { sure: 'yes' });
    assert.equal(await bidder.go(w.tendering), 404);
    await commissioner.go(w.tendering);
    assert.doesNotMatch(await commissioner.main(), /Fell Buses|Late Vans/);
  });

  it('two people open them together, and the late one stays closed by the published rule', async () => {
    const { officer, commissioner, auditor } = w.people;
    for (const one of [officer, commissioner]) {
      await one.go(`${w.tendering}/open`);
      await one.send('/open', { sure: 'yes' });
    }
    await commissioner.look();
    await auditor.go(`${w.tendering}/tenders`);
    const opened = await auditor.main();
    assert.match(opened, /Late Vans\s+.*and closed/s);
    assert.equal(opened.match(/files? open/g)?.length, 3);
    assert.equal(opened.match(/It came late/g)?.length, 1);
  });
}
