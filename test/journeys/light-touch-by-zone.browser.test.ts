import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { intakeNow } from '#src/slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#src/slices/procurement/tendering/unpack-intake.ts';
import { verifyPack } from '#src/slices/thread/audit-pack/verify-pack.ts';
import { readZip } from '#src/slices/thread/audit-pack/write-zip.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { declare } from '#test/support/a-judging.ts';
import { type AtABrowser, atABrowser } from '#test/support/at-a-browser.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { type Fields, openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { of } from '#test/support/trouble.ts';

const names = ['commissioner', 'officer', 'first', 'second', 'resident', 'auditor', 'bidder', 'fell', 'bay'] as const;
type Name = (typeof names)[number];

/** One server for both ways, and a case for each: one by keyboard on a wide screen, one with JavaScript off on a phone. */
describe('Thornmere home care is bought by the light touch, with lots by zone', () => {
  let app: TestApp;
  let url: string;
  const files = mkdtempSync(path.join(os.tmpdir(), 'commonweal-journey-'));
  before(async () => {
    app = await openTestApp();
    url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await closeBrowser();
    await app.close();
    rmSync(files, { recursive: true });
  });

  for (const javaScript of [true, false])
    describe(javaScript ? 'by keyboard, on a wide screen' : 'with JavaScript off, on a phone', () => {
      const people = {} as Record<Name, AtABrowser>;
      let visitors: Record<Name, Visitor | null>;
      let one: ACase;
      let base: string;
      let id: string;
      const lots: Record<string, string> = {};
      let judging: string;
      let tendering: string;

      const on = (day: string, time = '10:00') => app.setClock(new Date(`${day}T${time}:00Z`));
      /** The same again by somebody who did it once by hand. */
      const again = async (name: Name, page: string, action: string, fields: Fields) =>
        visitors[name]!.submit(await visitors[name]!.get(page), action, fields);
      const follow = (name: Name, text: string) => people[name].hands.send(`main a:has-text("${text}")`);

      before(async () => {
        await on('2027-01-04');
        one = await aCase(app, 'People know who comes to their door');
        const hat = (name: string, organisation: string, wears: Parameters<typeof of>[4]) =>
          of(app, one, name, organisation, wears);
        visitors = {
          commissioner: one.dev,
          officer: await hat('Amara Okafor', 'Thornmere Council', 'procurement'),
          first: await hat('Pat Quinn', 'Thornmere ICB', 'partner'),
          second: await hat('Noor Aziz', 'Thornmere ICB', 'partner'),
          resident: await hat('Rose Levy', 'Vale Residents', 'community'),
          auditor: await hat('Vera Check', 'Thornmere Audit', 'auditor'),
          bidder: await hat('Pat Lowe', 'Fell Care', 'provider'),
          fell: null,
          bay: null,
        };
        // Whoever opens a case wears both working hats; here they are two people's.
        await again('commissioner', `${one.base}/people`, `${one.base}/people/take-off`, {
          person: one.dev.personId!,
          hat: 'procurement',
        });
        for (const name of names) people[name] = await atABrowser(url, visitors[name], javaScript);
      });
      after(async () => {
        for (const person of Object.values(people)) await person.close();
      });

      it('everybody who influences it declares, each for themselves', async () => {
        for (const name of ['officer', 'resident'] as const) {
          await people[name].go(`${one.base}/people`);
          await people[name].send('/declaration');
        }
        await people.resident.look();
        for (const name of ['commissioner', 'first', 'second'] as const)
          await declare(app, visitors[name]!, one.caseId);
      });

      it('the commissioner answers which law applies, question by question, and plans it', async () => {
        const dev = people.commissioner;
        await dev.go(`${one.base}/regime`);
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
        base = dev.path().replace(/\/(regime|timetable)$/, '');
        id = base.split('/').at(-1)!;
        judging = `${one.base}/evaluations/${id}`;
        tendering = `${one.base}/tendering/${id}`;
        await dev.look();
      });

      it('the officer draws stages in which those who get help are met', async () => {
        const { officer } = people;
        await officer.go(`${base}/procedure`);
        await officer.send('/procedure/template', { template: 'dialogue' });
        await follow('officer', 'Change 1.');
        await officer.send('form[action$="/procedure/stages"]:has(input[name="how"][value="change"])', {
          asks: 'Meet the people who get help, who choose what you talk about',
          from: '2027-01-18',
          until: '2027-01-22',
        });
        assert.match(await officer.main(), /Meet the people who get help/);
        await officer.look();
      });

      it('and lots by zone with their reasons, a cap, and one that is reserved', async () => {
        const { officer } = people;
        await officer.go(base);
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
          await again('officer', base, `${base}/lots`, { title, because, zone: title, value, mostLots: '1' });
        await officer.go(base);
        await officer.look();
        for (const title of ['Harbour', 'Northside', 'Vale'])
          lots[title] = (await officer.page.locator(`main a[href*="/lots/"]:text-is("${title}")`).getAttribute('href'))!
            .split('/')
            .at(-1)!;
        await officer.go(`${base}/division`);
        await officer.send('/division', {
          divided: 'yes',
          because: 'A provider of one zone could not bid for all three',
          mostWon: '1',
          mechanism: 'The lot of the highest value is given first',
        });
        assert.match(await officer.main(), /could not bid for all three/);
        await officer.look();
        await officer.go(`${one.base}/lots/${lots.Vale}/terms`);
        await officer.send('/terms', {
          vat: 'including',
          years: '4',
          reserved: 'mutual',
          reservedBecause: 'Those who work there have asked to own it',
        });
        assert.match(await officer.main(), /Reserved for public service mutuals/);
        await officer.look();
        await officer.go(`${base}/award`);
        await officer.send('/award/mechanism', {
          mechanism: 'largest-first',
          statedIn: 'The tender notice, and section 4 of the documents',
        });
        assert.match(await officer.main(), /The lot of the highest value is given first/);
        await officer.look();
      });

      it('and says what bids are judged on: what those who get help see, how near, and price', async () => {
        const { officer } = people;
        const to = `${base}/criteria`;
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
          await again('officer', to, `${to}/add`, { type: 'quality', judgedBy: 'panel', ...fields });
        await officer.go(to);
        await officer.send('/criteria/price', { formula: 'relative', weight: '40' });
        await officer.send('/criteria/rules', { lowShare: '60', anonymised: 'yes' });
        assert.doesNotMatch(await officer.main(), /To mend before/);
        await officer.look();
        await officer.go(`${to}/rewards`);
        await officer.look();
      });

      it('the dates, the time for tenders and what each has to hold are set, and the documents are frozen', async () => {
        const { officer } = people;
        await officer.go(`${base}/timetable`);
        await officer.send('/timetable', {
          tenderNoticeOn: '2027-01-11',
          tendersBy: '2027-02-15',
          awardNoticeOn: '2027-03-11',
          startOn: '2027-09-01',
          because: 'Winter is over before anybody new comes to a door',
        });
        await officer.look();
        await officer.go(tendering);
        await officer.send('/time', { dueOn: '2027-02-15', dueTime: '12:00' });
        await officer.send('/settings', {
          lateRule: 'never',
          asked: 'Quality: Method\nPrice: Price',
        });
        await officer.send('/receivers', { person: visitors.officer!.personId! });
        await officer.look();
        await officer.go(`${base}/documents`);
        await officer.send('/documents/issues');
        assert.match(await officer.main(), /Issue 1,/);
        await officer.look();
      });

      it('the conflicts assessment is confirmed, and what practice asks for is passed over with a reason', async () => {
        const { officer } = people;
        await officer.go(`${base}/conflicts`);
        await officer.send('/conflicts/confirmed', { confirmedFor: 'tender-notice' });
        assert.match(await officer.main(), /Version 1: The tender notice/);
        await officer.look();
        await officer.go(base);
        await officer.send('/gates', { gate: 'ally', outcome: 'passed-over', words: 'The officer is on the case' });
        for (const gate of ['walk', 'who-is-left'])
          await again('officer', base, `${base}/gates`, { gate, outcome: 'passed-over', words: 'Looked at before' });
        await officer.go(`${base}/questions`);
        await officer.send('/questions/summary', {
          words: 'Help at home for people in three zones',
          askBy: '2027-01-29',
          answerBy: '2027-02-03',
        });
      });

      /** Typed, frozen, put on the platform and its number brought back: only then is it public here. */
      const notice = async (code: string, number: string, day: string, typed: Record<string, string>) => {
        const { officer } = people;
        const to = `${base}/notices/${code}`;
        await officer.go(to);
        await officer.send(`/notices/${code}`, typed);
        await officer.look();
        const lacks = await officer.page.locator('input[name=incomplete]').count();
        await officer.send(`/${code}/versions`, lacks > 0 ? { incomplete: 'yes' } : {});
        if (!/Version 1 was frozen/.test(await officer.main())) await officer.go(to);
        assert.equal(await people.fell.go(`/public/procurements/${id}/notices/${code}`), 404);
        await officer.go(to);
        await officer.send(`/${code}/publication`, {
          platformNumber: `${number}-${javaScript ? 2027 : 2028}`,
          appearedOn: day,
          appearedAt: '09:30',
        });
        assert.equal(await people.fell.go(`/public/procurements/${id}/notices/${code}`), 200);
        await people.fell.look();
        return lacks;
      };

      it('the tender notice is public here once the platform’s number and time are recorded, not before', async () => {
        await on('2027-01-11');
        assert.equal(await people.fell.go(`/public/procurements/${id}`), 404);
        await notice('uk4', '000101', '2027-01-11', { description: 'Help at home, by the hour, day and evening' });
        await people.fell.go(`/public/procurements/${id}`);
        assert.match(await people.fell.main(), /Reserved for public service mutuals/);
        await people.fell.look();
      });

      it('a supplier asks without a name, and all read the same answer', async () => {
        const { fell, bay, officer } = people;
        await on('2027-01-13');
        await fell.send('/questions', { question: 'May a round be shared between two of us?' });
        await fell.look();
        const mine = /\/public\/questions\/\S+/.exec(await fell.main())![0];
        await on('2027-01-14');
        await officer.go(`${base}/questions`);
        await officer.send('/questions/answers', { decision: 'answer', answer: 'Yes. Say who answers the telephone.' });
        await officer.look();
        await bay.go(`/public/procurements/${id}`);
        assert.match(await bay.main(), /May a round be shared.*Say who answers the telephone/s);
        await bay.look();
        await fell.go(mine);
        assert.match(await fell.main(), /Everybody reads this since/);
      });

      it('tenders come in as an archive from the portal, one of them late, and stay closed', async () => {
        const { officer, bidder } = people;
        await on('2027-02-16');
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
        const [zip, csv] = ['all.zip', 'receipts.csv'].map((name) => path.join(files, name)) as [string, string];
        writeFileSync(zip, archive);
        writeFileSync(csv, `Supplier,Received at,Lot\n${lines.join('\n')}\n`);
        await officer.go(`${tendering}/receive`);
        await officer.look();
        await officer.send('/receive/archives', { layout: 'a-folder-each', archives: zip, receipts: csv });
        await unpacking.untilDone((await app.look((tx) => intakeNow(tx, id)))!.id);
        await officer.go(`${tendering}/receive`);
        await officer.look();
        for (const at of [0, 1, 2, 3]) await officer.hands.pick(`#owners-${at}`, 'Somebody new');
        await officer.send('/receive/settled');
        assert.match(await officer.main(), /Late Homes.*late/s);
        await officer.send('/receive/complete', { sure: 'yes' });
        await officer.look();
        assert.equal(await bidder.go(tendering), 404);
        await people.commissioner.go(tendering);
        assert.doesNotMatch(await people.commissioner.main(), /Fell Care|Late Homes/);
      });

      it('two people open them together, and the late one stays closed by the published rule', async () => {
        const { officer, commissioner } = people;
        await officer.go(`${tendering}/open`);
        await officer.send('/open', { sure: 'yes' });
        assert.doesNotMatch(await officer.main(), /Fell Care/);
        await commissioner.go(`${tendering}/open`);
        await commissioner.look();
        await commissioner.send('/open', { sure: 'yes' });
        assert.match(await commissioner.main(), /Late Homes\s+.*and closed/s);
        await commissioner.look();
        await people.auditor.go(`${tendering}/tenders`);
        assert.match(await people.auditor.main(), /Amara Okafor and Dev Patel|Dev Patel and Amara Okafor/);
      });

      it('evaluators and a resident judge alone, under letters, and lock', async () => {
        const { officer, first, second, resident } = people;
        await officer.go(judging);
        const offered = officer.page.locator('form[action$="/judges"] input[name=criterionIds]');
        const choices = await offered.evaluateAll((all) =>
          all.map((box) => [(box as HTMLInputElement).value, (box as HTMLInputElement).labels![0]!.textContent!]),
        );
        const criterion = (name: string) => choices.find(([, label]) => label!.includes(name))![0]!;
        const panel = [criterion('Same faces'), criterion('Near by')];
        const theirs = criterion('As those who get help see it');
        await officer.send('/judges', { person: visitors.resident!.personId!, criterionIds: theirs });
        for (const name of ['first', 'second'] as const)
          await again('officer', judging, `${judging}/judges`, {
            person: visitors[name]!.personId!,
            criterionIds: panel,
          });
        await officer.go(judging);
        await officer.look();
        for (const [name, asked] of [
          ['first', panel],
          ['second', panel],
          ['resident', [theirs]],
        ] as const) {
          await people[name].go(judging);
          assert.match(await people[name].main(), /Bidder A/);
          assert.doesNotMatch(await people[name].main(), /Fell Care|Late Homes/);
          const links = await people[name].page.locator('main a[href*="/tenders/"]').all();
          const pages = await Promise.all(links.map((link) => link.getAttribute('href')));
          for (const [at, to] of pages.entries()) {
            const given = (score: string) =>
              Object.fromEntries(
                asked.flatMap((one) => [
                  [`score-${one}`, score],
                  [`reason-${one}`, `Its method names ${at + 3} people for each round`],
                ]),
              );
            if (at > 0) await again(name, to!, to!, given('3'));
            else {
              await people[name].go(to!);
              await people[name].look();
              await people[name].send(to!.slice(to!.indexOf('/tenders/')), given('4'));
            }
          }
        }
        assert.equal(await second.go(`${judging}/prices`), 403);
        for (const one of [first, second, resident]) {
          await one.go(judging);
          await one.send('/locks');
          assert.match(await one.main(), /locked/);
        }
        await first.look();
        assert.equal(await people.bidder.go(judging), 404);
      });

      it('the panel settles each score with what the bidder is told, and the officer locks quality', async () => {
        const { commissioner, officer } = people;
        await officer.go(judging);
        const pages = await officer.page
          .locator('main a[href*="/settled/"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
        assert.equal(pages.length, 3);
        for (const [at, to] of pages.entries()) {
          await commissioner.go(to);
          const boxes = await commissioner.page
            .locator('select[name^="score-"]')
            .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).name.slice('score-'.length)));
          const settled = Object.fromEntries(
            boxes.flatMap((box, place) => [
              [`score-${box}`, place === 0 ? '4' : '3'],
              [`because-${box}`, 'Talked through by the panel'],
              [`explanation-${box}`, `Its method names ${place + 3} people, ${at + 1} of them from the same street`],
            ]),
          );
          if (at > 0) await again('commissioner', to, to, settled);
          else {
            await commissioner.look();
            await commissioner.send(to.slice(to.indexOf('/settled/')), settled);
          }
        }
        await officer.go(judging);
        await officer.send('/quality');
      });

      it('prices are opened by two people, typed by one and confirmed by the other; scores are final', async () => {
        const { officer, commissioner } = people;
        for (const one of [officer, commissioner]) {
          await one.go(`${tendering}/open-prices`);
          await one.send('/open-prices', { sure: 'yes' });
        }
        const to = `${judging}/prices`;
        await officer.go(to);
        const boxes = await officer.page
          .locator('input[name^="price-"]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
        assert.equal(boxes.length, 5);
        await officer.send('/prices', Object.fromEntries(boxes.map((box, at) => [box, String(700_000 + at * 10_000)])));
        await commissioner.go(to);
        await commissioner.look();
        for (const seen of await commissioner.page
          .locator('input[name=seen]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)))
          await commissioner.fill('/prices/confirmed', { seen });
        await commissioner.send('/prices/confirmed');
        const checks = `${judging}/checks`;
        await officer.go(checks);
        const tenders = await officer.page
          .locator('form[action$="/checks"] select[name=tender] option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
        assert.equal(tenders.length, 3);
        const none = { found: 'no', source: 'The list as published on gov.uk' };
        for (const [at, tender] of tenders.entries())
          for (const [type, about] of [
            ['debarment', 'The bidder'],
            ['sub-contractor', 'None named'],
          ] as const)
            if (at === 0 && type === 'debarment') await officer.send('/checks', { tender, type, about, ...none });
            else await again('officer', checks, checks, { tender, type, about, ...none });
        await officer.go(checks);
        await officer.look();
        await officer.go(to);
        await officer.send('/final');
        await officer.look();
      });

      it('the commissioner decides lot by lot; nobody wins more than one', async () => {
        const { commissioner } = people;
        await on('2027-03-08');
        const to = `${base}/award`;
        for (const title of ['Harbour', 'Northside', 'Vale']) {
          await commissioner.go(to);
          const form = `form[action$="/award"]:has(input[name=lotId][value="${lots[title]}"])`;
          const fields: Record<string, string> = {
            outcome: 'awarded',
            because: 'The most advantageous tender for this zone',
            power: 'Scheme of delegation 4.2',
            decidedBy: one.dev.personId!,
          };
          if (title === 'Vale') fields.reservedBecause = 'Its members are those who work there';
          await commissioner.send(form, fields);
        }
        await commissioner.look();
        const said = await commissioner.main();
        assert.equal(said.match(/Awarded to/g)?.length, 3, said);
        const winners = [...said.matchAll(/Awarded to (.*)/g)].map(([, name]) => name!.trim());
        assert.deepEqual(winners.toSorted(), ['Bay Care', 'Fell Care', 'Vale Workers']);
        assert.match(said, /Passed over, because they have as many lots as one bidder may win/);
        assert.equal(await people.bidder.go(to), 404);
      });

      it('every bidder is told before the award notice, and then it stands still for the days that count', async () => {
        const { officer } = people;
        const letters = `${base}/award/letters`;
        await on('2027-03-10');
        await officer.go(letters);
        await officer.look();
        const pages = await officer.page
          .locator('main a[href*="/letters/"]')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
        assert.equal(pages.length, 3);
        for (const [at, to] of pages.entries()) {
          const particulars = { address: `${at} Quay`, email: `${at}@example.org`, identifier: `GB-COH-${at}` };
          if (at > 0) await again('officer', to, `${to}/particulars`, particulars);
          else {
            await officer.go(to);
            await officer.send('/particulars', particulars);
            await officer.look();
            await officer.send(to.slice(to.indexOf('/letters/')), { channel: 'letter' });
          }
        }
        await officer.go(letters);
        await officer.send('/award/letters');
        await officer.go(`${base}/order`);
        assert.match(await officer.main(), /has its assessment summary\s+10 March 2027/);
        await officer.look();
        await officer.go(`${base}/award/standstill`);
        await officer.send('/award/standstill', { type: 'voluntary', because: 'Those who lost may want to ask' });
        await on('2027-03-11');
        await notice('uk6', '000202', '2027-03-11', {});
        await officer.go(`${base}/award/standstill`);
        // Saint Patrick's Day is a bank holiday in Northern Ireland, and working days are those of the whole kingdom.
        assert.match(await officer.main(), /Last day\s+.*23 March 2027.*possible from\s+.*24 March 2027.*17 March/s);
        await officer.look();
        await officer.send('/standstill/events', { event: 'over', words: 'Nobody asked' });
        assert.match(await officer.main(), /It stands still until the end of/);
      });

      it('contracts follow it, and their details are due after as many days as the light touch gives', async () => {
        const { officer } = people;
        await on('2027-03-24');
        await officer.go(`${base}/award/standstill`);
        await officer.send('/standstill/events', { event: 'over', words: 'Nobody asked' });
        const to = `${base}/award/contracts`;
        await officer.go(to);
        const ids = await officer.page
          .locator('form[action$="/contracts"] input[name=decisionId]')
          .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
        assert.equal(ids.length, 3);
        for (const decisionId of ids)
          if (decisionId !== ids[0])
            await again('officer', to, to, {
              decisionId,
              value: '800000',
              'startsOn-day': '1',
              'startsOn-month': '9',
              'startsOn-year': '2027',
            });
        await officer.go(to);
        await officer.send(`form[action$="/contracts"]:has(input[value="${ids[0]}"])`, {
          value: '2000000',
          startsOn: '2027-09-01',
          endsOn: '2031-08-31',
        });
        // The day on which it is entered into is the first of the 120.
        assert.match(await officer.main(), /21 July 2027/);
        await officer.look();
        await on('2027-04-06');
        await notice('uk7', '000303', '2027-04-06', {});
        await people.bay.go(`/public/procurements/${id}/notices`);
        assert.match(await people.bay.main(), /UK4.*UK6.*UK7|UK7.*UK6.*UK4/s);
        await people.bay.look();
      });

      it('and the auditor takes the pack away and finds it whole', async () => {
        const { auditor, bidder } = people;
        await auditor.go(`${base}/audit-pack`);
        await auditor.look();
        const seal = await auditor.page.locator('main code').first().innerText();
        const pack = await auditor.context.request.get(`${base}/audit-pack/file`);
        const found = verifyPack(await pack.body());
        assert.deepEqual([found.faults, found.seal], [[], seal]);
        const audit = readZip(await pack.body())!;
        const decisions = audit.find((one) => one.path.endsWith('09-awards.csv'))!.bytes.toString('utf8');
        assert.equal(decisions.match(/Scheme of delegation 4\.2/g)?.length, 3);
        assert.equal(await bidder.go(`${base}/audit-pack`), 404);
      });
    });
});
