import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { intakeNow } from '#src/slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#src/slices/procurement/tendering/unpack-intake.ts';
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
  before(async () => {
    app = await openTestApp();
    url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await closeBrowser();
    await app.close();
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
          if (question === 'health' || question === 'value') await dev.look();
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
          lots[title] = (await officer.page
            .locator(`main a[href*="/lots/"]:text-is("${title}")`)
            .getAttribute('href'))!
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
    });
});
