import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { pasted, registerOf } from '#test/support/an-imported-register.ts';
import { type AtABrowser, atABrowser, field } from '#test/support/at-a-browser.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { manyHands } from '#test/support/many-hands.ts';

type Name = 'commissioner' | 'procurement' | 'partner' | 'provider' | 'practitioner' | 'resident';

/** One server for both ways, with an organisation and its register for each. */
describe('a case begins from an imported register', () => {
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
      const council = javaScript ? 'Thornmere Council' : 'Harbour Council';
      const supplier = javaScript ? 'Fell Care' : 'Moor Care';
      const people = {} as Record<Name, AtABrowser>;
      const visitors = {} as Record<Name, Visitor>;
      let base: string;
      let agreement: string;
      let review: string;

      const { main, go, at, look, follow, says, picks, tick, date, send } = manyHands(people, javaScript);

      const open = async (name: Name, who: string, organisation: string) => {
        visitors[name] = await app.person(who, organisation);
        people[name] = await atABrowser(url, visitors[name], javaScript);
      };

      before(async () => {
        await app.setClock(new Date('2026-11-23T12:00:00Z'));
        await open('commissioner', 'Dev Patel', council);
        await open('procurement', 'Sue Hart', council);
        await open('partner', 'Mo Ali', council);
        await open('provider', 'Pat Lowe', supplier);
        await open('practitioner', 'Ivy Stone', council);
        await open('resident', 'Ann Reed', `${supplier} residents`);
      });
      after(async () => {
        for (const one of Object.values(people)) await one.close();
      });

      it('a procurement officer brings in a register, is told of each line that could not be read, and loses none', async () => {
        await go('procurement', '/contracts/import');
        await look('procurement');
        await people.procurement.hands.say('#pasted', registerOf(supplier));
        await send('procurement', '/contracts/import');
        await look('procurement');
        await people.procurement.hands.send('main form button[type=submit]');
        const told = await main('procurement');
        assert.match(told, /3 contracts added, 0 changed, 0 as before, 2 lines left out/);
        assert.match(told, /Line 3, End date: .*The rest of the line was kept/);
        assert.match(told, /Line 4: There is neither a title nor a supplier/);
        assert.match(told, /Line 6: This line says the same as line 2/);
        await look('procurement');
      });

      it('a line becomes an agreement with one press, and so a case; one that says no end does too', async () => {
        await follow('procurement', 'See what ends soon');
        await look('procurement');
        await send('procurement', '/agreement');
        agreement = at('procurement').replace(/\/register$/, '');
        base = agreement.replace(/\/agreements\/.*/, '');
        assert.match(await main('procurement'), /Home care in Fell/);
        await look('procurement');
        const caseId = base.split('/').at(-1)!;
        const hats: Record<Exclude<Name, 'procurement'>, Hat> = {
          commissioner: 'commissioner',
          partner: 'partner',
          provider: 'provider',
          practitioner: 'practitioner',
          resident: 'community',
        };
        await app.act(
          visitors.procurement,
          async (act) => {
            const [own] = await organisationsNamed(act.tx, council);
            for (const [name, hat] of Object.entries(hats))
              await grantHat(act, {
                caseId,
                personId: visitors[name as Name].personId!,
                hat,
                organisationId: own!.id,
              });
          },
          caseId,
        );
        const [own] = await app.look((tx) => organisationsNamed(tx, council));
        await go('procurement', `/organisations/${own!.id}`);
        await follow('procurement', 'Its agreements');
        await follow('procurement', 'Make agreements of the contract register');
        assert.match(await main('procurement'), /1 contract on this page is an agreement already/);
        await people.procurement.page.locator('main input[type=checkbox]').nth(1).focus();
        assert.match(await main('procurement'), /Meals at home\s+Bay Trust\. It says no end/);
        await look('procurement');
        await people.procurement.page.keyboard.press('Space');
        await send('procurement', '/from-contracts');
        assert.match(await main('procurement'), /Meals at home.*In force/s);
        await look('procurement');
      });

      it('what is wanted is said, and the register says what the agreement rests on', async () => {
        await go('commissioner', base);
        await people.commissioner.hands.say('#statement', 'Nobody falls who need not');
        await send('commissioner', '/wanted');
        await go('procurement', `${agreement}/register`);
        await people.procurement.hands.unfold('Change what the register says');
        await says('procurement', '/register', { purpose: 'Help at home with getting up and washing' });
        await people.procurement.hands.choose('regime', 'ordinary');
        await people.procurement.page.locator(field('/register', 'outcomeIds')).focus();
        await people.procurement.page.keyboard.press('Space');
        await send('procurement', '/register');
        assert.match(await main('procurement'), /Nobody falls who need not/);
        await look('procurement');
      });

      it('both sides owe something, and answer for it: kept, not kept, excused', async () => {
        const owes = async (words: string, owedBy: string, owedTo: string, howOften: string, byOn: string) => {
          await go('procurement', agreement);
          await people.procurement.hands.unfold('Add an obligation');
          await says('procurement', '/obligations', { words });
          await picks('procurement', '/obligations', { owedBy });
          await says('procurement', '/obligations', { owedTo });
          await picks('procurement', '/obligations', { howOften });
          await date('procurement', '/obligations', 'byOn', byOn);
          await says('procurement', '/obligations', {
            clause: '4.2',
            why: 'It was agreed and never written down here',
          });
          await picks('procurement', '/obligations', { ground: 'The agreement itself' });
          await send('procurement', '/obligations');
        };
        await owes('A report of visits', supplier, council, 'Every month', '2026-09-30');
        await look('procurement');
        await owes('Payment in 30 days', council, supplier, 'Once', '2026-11-20');
        const answers = async (name: Name, of: string, what: string, was: string, note: string) => {
          await go(name, `/due?of=${of}`);
          await look(name);
          await follow(name, what);
          const own = at(name);
          await people[name].hands.choose('was', was);
          await date(name, own, 'on', '2026-11-20');
          await says(name, own, { note });
          await send(name, own);
          await look(name);
        };
        await go('provider', '/due');
        assert.match(await main('provider'), /A report of visits.*30 September 2026 \(late\)/s);
        await follow('provider', 'A report of visits');
        await people.provider.hands.unfold('Bring something that shows it');
        await says('provider', '/evidence', { words: 'The report of October' });
        await send('provider', '/evidence');
        assert.match(await main('provider'), /The report of October/);
        await look('provider');
        await answers('procurement', 'theirs', 'A report of visits', 'not-kept', 'None came in September');
        await answers('procurement', 'theirs', 'A report of visits', 'excused', 'The snow closed the office');
        assert.match(await main('procurement'), /Due next\s+30 November 2026/);
        assert.match(await main('procurement'), /Excused.*The snow.*Not kept.*None came|Not kept.*Excused/s);
        await answers('provider', 'theirs', 'Payment in 30 days', 'kept', 'The money came on the day');
        assert.match(await main('provider'), /Kept.*The money came on the day/s);
        await go('procurement', '/due');
        assert.doesNotMatch(await main('procurement'), /Payment in 30 days/);
      });

      it('an indicator is rated by a named person, the provider answers, and then it is published', async () => {
        const performance = `${agreement}/performance`;
        await go('partner', performance);
        await people.partner.hands.unfold('Set a performance indicator');
        await says('partner', '/indicators', { name: 'Visits on time', target: '9 in 10' });
        await send('partner', '/indicators');
        await people.partner.hands.unfold('Rate an indicator');
        await picks('partner', '/ratings', { indicatorId: 'Visits on time' });
        await date('partner', '/ratings', 'fromOn', '2025-12-01');
        await date('partner', '/ratings', 'toOn', '2026-10-31');
        await tick('partner', '/ratings', 'rating', 'improve');
        await says('partner', '/ratings', { because: 'Mornings began late all through the summer' });
        await send('partner', '/ratings');
        assert.match(await main('partner'), /Mo Ali said “Requires improvement”/);
        assert.doesNotMatch(await main('partner'), /Record that the rating of/);
        await look('partner');
        await go('resident', performance);
        assert.doesNotMatch(await main('resident'), /Requires improvement/);
        await go('provider', performance);
        await people.provider.hands.unfold('Answer the rating of Visits on time');
        await tick('provider', '/reply', 'agrees', 'no');
        await says('provider', '/reply', { reply: 'The rotas reached us on the day itself' });
        await send('provider', '/reply');
        assert.match(await main('provider'), /The supplier does not agree: The rotas reached us/);
        await look('provider');
        await go('partner', performance);
        await people.partner.hands.unfold('Record that the rating of Visits on time is published');
        await tick('partner', '/published', 'rating', 'approaching');
        await says('partner', '/published', { because: 'We sent the rotas late in June' });
        await date('partner', '/published', 'on', '2026-11-23');
        await says('partner', '/published', { reference: '2026/0101' });
        await send('partner', '/published');
        await look('partner');
        await go('resident', performance);
        assert.match(await main('resident'), /Approaching target.*The supplier does not agree.*2026\/0101/s);
        await look('resident');
      });

      it('a change is tested with all that came before it: warned of, refused once the rule is checked', async () => {
        const plans = async (what: string, value: string, ground: string) => {
          await go('procurement', `${agreement}/changes`);
          await people.procurement.hands.unfold('Plan a change of its value or end');
          await says('procurement', '/changes', { what, why: 'More people come home from hospital' });
          await picks('procurement', '/changes', { ground });
          await says('procurement', '/changes', { value });
          await send('procurement', '/changes');
        };
        const ends = async (does: string) => {
          await tick('procurement', '/end', 'does', does);
          await send('procurement', '/end');
        };
        await plans('Ten more rounds', '430,000', 'It is small');
        assert.doesNotMatch(await main('procurement'), /Look at this/);
        await ends('made');
        assert.match(await main('procurement'), /All changes move its value by\s+7\.5%, or £30,000/);
        await look('procurement');
        await plans('Ten again', '460,000', 'It is small');
        assert.match(await people.procurement.page.locator('body').innerText(), /move its value by 15%/);
        await ends('dropped');
        await people.procurement.hands.unfold('Record that a rule was compared with the law');
        await picks('procurement', '/checks', { rule: 'A small change' });
        await people.procurement.hands.choose('found', 'right');
        await says('procurement', '/checks', { by: 'The council’s solicitor', textRead: 'Section 74 as in force' });
        await date('procurement', '/checks', 'on', '2026-11-20');
        await send('procurement', '/checks');
        await plans('Ten again', '460,000', 'It is small');
        assert.match(await main('procurement'), /There is a problem[\s\S]*move its value by 15%/);
        assert.equal(await people.procurement.page.locator(field('/changes', 'what')).inputValue(), 'Ten again');
        await look('procurement');
      });

      it('two years of numbers are brought in, and the twenty-fifth month opens a review', async () => {
        await go('commissioner', `${base}/measures`);
        await says('commissioner', '/measures', { name: 'Admissions after a fall' });
        await picks('commissioner', '/measures', { outcomeId: 'Nobody falls' });
        await people.commissioner.hands.choose('kind', 'count');
        await people.commissioner.hands.choose('improvement', 'down');
        await send('commissioner', '/measures');
        const measure = at('commissioner');
        await go('practitioner', measure);
        await people.practitioner.hands.unfold('Give many at once');
        await says('practitioner', '/imports', { text: pasted });
        await send('practitioner', '/imports');
        assert.match(await main('practitioner'), /Signals found here.*From 1 September 2026/s);
        assert.match(await main('practitioner'), /What could not be read.*Line 1/s);
        await look('practitioner');
        await app.running.dispatcher.idle();
        await go('commissioner', `${base}/reviews`);
        assert.match(await main('commissioner'), /Suggested by a signal/);
        await look('commissioner');
        await follow('commissioner', 'Admissions after a fall');
        review = at('commissioner');
        await look('commissioner');
        await send('commissioner', '/take');
        assert.match(await main('commissioner'), /What did we expect/);
        await look('commissioner');
      });

      it('its lesson names the assumption that changed; all that rests on it is answered, and only then it closes', async () => {
        await go('practitioner', `${base}/assumptions`);
        await says('practitioner', '/assumptions', { statement: 'Hours of care prevent falls' });
        await people.practitioner.hands.choose('confidence', 'low');
        await picks('practitioner', '/assumptions', { from: 'Agreement: Home care in Fell' });
        await send('practitioner', '/assumptions');
        if (!/\/assumptions\/./.test(at('practitioner'))) await follow('practitioner', 'Hours of care prevent falls');
        await picks('practitioner', '/rests', { from: 'Outcome' });
        await send('practitioner', '/rests');
        assert.match(await main('practitioner'), /Home care in Fell[\s\S]*Nobody falls who need not/);
        await look('practitioner');

        await go('commissioner', review);
        await follow('commissioner', 'Write down a lesson');
        await says('commissioner', '/lessons/new', { words: 'Falls went down when the exercise classes began' });
        await people.commissioner.hands.choose('effect', 'changes');
        await picks('commissioner', '/lessons/new', { about: 'Assumption' });
        await says('commissioner', '/lessons/new', { newReading: 'Strength and balance prevent falls' });
        await look('commissioner');
        await send('commissioner', '/lessons/new');
        assert.match(
          await main('commissioner'),
          /Hours of care prevent falls[\s\S]*Strength and balance prevent falls/,
        );
        await look('commissioner');

        const closes = async () => {
          await go('commissioner', review);
          const end = at('commissioner');
          await says('commissioner', end, {
            expected: 'Eighty admissions a month',
            happened: 'Fifty in September and October',
            why: 'Classes began in August',
            learnt: 'Strength matters more than hours',
          });
          await tick('commissioner', end, 'change', 'adapt');
          await says('commissioner', end, { changing: 'The next agreement asks for classes' });
          await people.commissioner.hands.send('button[name=does][value=close]');
        };
        await closes();
        assert.match(await main('commissioner'), /There is a problem[\s\S]*6 things rest/);
        await look('commissioner');
        /** Answers the first of a kind, and says how many wait after it. */
        const answers = async (name: Name, of: string, answer: string, because: string) => {
          await go(name, `${base}/to-look-at-again`);
          const one = people[name].page.locator(`section h3:has-text("${of}") + details`).first();
          const own = (await one.locator('form').getAttribute('action'))!;
          await people[name].hands.unfold((await one.locator('summary').textContent())!.trim());
          if (name === 'resident' || name === 'procurement') await look(name);
          await tick(name, own, 'answer', answer);
          await says(name, own, { because });
          await send(name, own);
          await go('commissioner', review);
          return /(\d|All of it) (?:things? ha|has been)/.exec(await main('commissioner'))![1];
        };
        assert.equal(await answers('resident', 'Outcome', 'still-right', 'It is what we want'), '5');
        assert.equal(await answers('practitioner', 'Signal', 'still-right', 'The fall in September is real'), '4');
        assert.equal(await answers('practitioner', 'Measure', 'still-right', 'It counts the same thing'), '3');
        await go('resident', `${base}/to-look-at-again`);
        assert.equal(
          await people.resident.page.locator('main details').count(),
          0,
          'what binds is not theirs to answer',
        );
        const next = 'It ends this month, and the next one asks for classes';
        assert.equal(await answers('procurement', 'Agreement', 'cannot-change', next), '2');
        assert.equal(await answers('procurement', 'Obligation', 'still-right', 'It is owed until the end'), '1');
        await closes();
        assert.match(await main('commissioner'), /1 thing rests/);
        assert.equal(await answers('partner', 'Obligation', 'still-right', 'It is owed until the end'), 'All of it');
        await closes();
        assert.match(await main('commissioner'), /What we do\s+We adapt it/);
        assert.match(await main('commissioner'), /All of it has been looked at/);
        await look('commissioner');
      });

      it('it runs out, and is ended with its people counted, a handover and the last notice', async () => {
        await app.setClock(new Date('2026-12-01T12:00:00Z'));
        await go('procurement', agreement);
        assert.equal(await people.procurement.page.locator('form[action$="/state"]').count(), 0);
        await follow('procurement', 'Say how it ends');
        assert.match(await main('procurement'), /past its end, and nobody has said how it ended/);
        await people.procurement.hands.unfold('Say how it ends');
        await people.procurement.hands.choose('how', 'expired');
        await says('procurement', '/ending', {
          because: 'Its three years are over',
          handover: 'The new team takes everybody on from 1 December; each is visited by the person they know',
          receive: '42',
          work: '17',
          belongings: 'Care records go to the new team, keys go back to people',
        });
        await look('procurement');
        await send('procurement', '/ending');
        assert.match(await main('procurement'), /People who receive it\s+42\s+People who work in it\s+17/);
        await send('procurement', '/ended');
        assert.match(await main('procurement'), /by 29 December 2026/);
        await look('procurement');
        await date('procurement', '/notice', 'on', '2026-12-01');
        await says('procurement', '/notice', { reference: '2026/0202' });
        await send('procurement', '/notice');
        assert.match(await main('procurement'), /Notice 2026\/0202 was published on 1 December 2026/);
        await look('procurement');
        for (const name of ['provider', 'resident', 'commissioner'] as const) {
          await go(name, `${agreement}/ending`);
          assert.match(await main(name), /Ended on\s+30 November 2026/, name);
          await look(name);
        }
      });
    });
});
