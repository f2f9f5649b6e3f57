import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type AtABrowser, atABrowser, field, send as sendOf } from '#test/support/at-a-browser.ts';
import { closeBrowser, type Site, startThornmere } from '#test/support/browser.ts';
import type { Hands } from '#test/support/hands.ts';

const members = {
  'Pat Lowe': 'Moorside Care',
  'Grace Adeyemi': 'Tern Home Support',
  'Sal Brennan': 'Vale Neighbours',
  'Ruth Levy': 'Thornmere and Fells Integrated Care Board',
  'Amara Okafor': 'Thornmere Council',
} as const;

/** From the alliance that decides to the cohort that learns, by those who live and work in Thornmere. */
describe('Thornmere to its end', () => {
  let site: Site;
  before(async () => {
    site = await startThornmere();
  });
  after(async () => {
    await closeBrowser();
    await site?.stop();
  });

  for (const javaScript of [true, false])
    describe(javaScript ? 'by keyboard, wide and narrow' : 'with JavaScript off, on a narrow screen', () => {
      const way = javaScript ? 'by keyboard' : 'without scripts';
      let person: AtABrowser;
      let page: Page;
      let hands: Hands;
      let base: string;
      let alliance: string;
      const main = () => person.main();
      const send = (text: string) => hands.send(`main a:has-text("${text}")`);
      const sendTo = (end: string) => hands.send(sendOf(end));
      const look = () => person.look();
      const go = async (to: string) => {
        await page.goto(to);
        await look();
      };
      const status = async (to: string) => (await page.goto(to))!.status();
      const be = async (name: string) => {
        await page.goto('/personas');
        await hands.send(`button:text-is("${name}")`);
      };

      before(async () => {
        person = await atABrowser(site.url, null, javaScript);
        page = person.page;
        hands = person.hands;
        await be('Pat Lowe');
        await page.goto('/cases');
        await send('Living well at home');
        base = new URL(page.url()).pathname;
        await go(`${base}/agreements`);
        await send('The Fell & Shore alliance');
        alliance = new URL(page.url()).pathname;
      });
      after(() => person?.close());

      it('what was blocked is read from the first word against it to the day that all agreed', async () => {
        await send('Decisions');
        await look();
        await send('every spare hour in Fell & Shore is on one list');
        await look();
        const says = await main();
        assert.match(says, /Agreed.*Time out.*£38,000 a year.*What was said before.*Tern Home Support: Blocks it/s);
        assert.match(says, /Instead: The list holds with travel paid/);
      });

      it('something new is proposed; one member stands aside, which is not to agree; after a pause all of them do', async () => {
        await go(`${alliance}/decisions`);
        await hands.unfold('Propose something');
        await hands.pick(field('/decisions', 'matterId'), 'How spare hours');
        await hands.say(field('/decisions', 'proposal'), `Spare evening hours are offered by noon, ${way}`);
        await hands.say(field('/decisions', 'better'), 'Whoever comes home in the afternoon');
        await sendTo('/decisions');
        const room = new URL(page.url()).pathname;
        const says = async (member: string, vote: string, reason: string | null = null, how: string | null = null) => {
          await page.goto(room);
          await hands.unfold('Say what a member thinks');
          await hands.pick(field('/votes', 'partyId'), member);
          await hands.choose('vote', vote);
          if (reason) await hands.say(field('/votes', 'reason'), reason);
          if (how) await hands.pick(field('/votes', 'how'), how);
          await sendTo('/votes');
        };
        for (const [name, member] of Object.entries(members)) {
          await be(name);
          const aside = member === 'Tern Home Support';
          await says(member, aside ? 'stand-aside' : 'agree', aside ? 'Our rota is made on Fridays' : null);
        }
        await says('Fellside Carers', 'can-live-with', 'If noon is noon', 'By phone');
        await look();
        assert.match(await main(), /Tern Home Support: Stands aside, because Our rota.*Next: time out/s);
        assert.match(await main(), /Fellside Carers: Can live with it, because If noon is noon \(by phone/);
        await hands.unfold('Take the next step');
        await hands.say(field('/steps', 'note'), 'From next month Tern makes its rota on Wednesdays');
        await sendTo('/steps');
        // Its members are asked again after each step.
        for (const [name, member] of Object.entries(members)) {
          await be(name);
          await says(member, member === 'Tern Home Support' ? 'can-live-with' : 'agree');
        }
        await says('Fellside Carers', 'agree', null, 'By phone');
        await look();
        assert.match(await main(), /Agreed.*The ladder.*rota on Wednesdays.*What was said before.*Stands aside/s);
      });

      it('its month is on one page: what is owed, what the measures say and what was decided', async () => {
        await be('Sal Brennan');
        await go(`${alliance}/month`);
        const says = await main();
        assert.match(says, /taken to hospital after a fall.*it is an improvement/is);
        assert.match(says, /What is owed.*no more than seven days/s);
        assert.ok(says.slice(says.indexOf('Decided this month')).includes(`offered by noon, ${way}`));
        await hands.unfold('Write the minutes');
        await hands.say(field('/month', 'words'), `Noon it is, ${way}`);
        await sendTo('/month');
        assert.match(await main(), new RegExp(`Noon it is, ${way}`));
      });

      it('the signal of month 25 is on the wall and its chart, and its review says what was made of it', async () => {
        await be('Councillor Hughes');
        await go(`${base}/measures`);
        await send('People over 65 taken to hospital after a fall');
        await look();
        assert.match(await main(), /Signals found here/);
        await go(`${base}/reviews`);
        await send('A signal in People over 65');
        await look();
        assert.match(await main(), /84 became 76.*fire service.*Classes of fifty hours are offered/s);
        await send('Classes of fifty hours and visits');
        await look();
        assert.match(await main(), /Held.*crews look for hazards/is);
      });

      it('the hand-back is read by everybody, what lies behind it by those who deal with it, and what was said in confidence by three', async () => {
        await be('Amara Okafor');
        await go(alliance);
        await send('Say that something may go wrong');
        await send('Moorside Care');
        await look();
        const file = new URL(page.url()).pathname;
        await send('in confidence');
        await look();
        assert.match(await main(), /The shop pays them more/);
        await go(alliance);
        await send('Moorside Care hands work back');
        await look();
        const handBack = new URL(page.url()).pathname;
        const reads = [
          ['Amara Okafor', 200, true],
          ['Ruth Levy', 200, true],
          ['Pat Lowe', 200, true],
          ['Dev Patel', 403, true],
          ['Ines Duarte, auditor', 403, true],
          ['Kofi Mensah', 404, false],
          ['Grace Adeyemi', 404, false],
          ['Joan Archer', 404, false],
          ['Councillor Hughes', 404, false],
        ] as const;
        for (const [name, talk, inside] of reads) {
          await be(name);
          await page.goto(alliance);
          await send('Moorside Care hands work back');
          const says = await main();
          assert.match(says, /Everybody keeps Moorside until/, name);
          assert.equal(/forty minutes of driving/.test(says), inside, name);
          assert.equal(await status(`${file}/talk`), talk, name);
          assert.equal(await status(file), inside ? 200 : 404, name);
        }
        const resident = await atABrowser(site.url, null, javaScript, 360);
        await resident.go(`/public/hand-backs/${handBack.split('/').at(-1)}`);
        assert.match(await resident.main(), /Everybody keeps Moorside.*14 people/s);
        await resident.look();
        await resident.close();
        await be('Joan Archer');
        await go(`${base}/reviews`);
        await send('Work was handed back');
        await look();
        assert.match(await main(), /Tern takes nine of the fourteen/);
      });

      it('the assumption reads otherwise now, and each thing that rested on the old words has its answer', async () => {
        await be('Nasreen Aziz');
        await go(`${base}/lessons`);
        await send('Quicker assessments did not shorten the wait');
        await look();
        assert.match(await main(), /assessments are slow.*pay is below the cost/s);
        await hands.send('main .cw-seam a');
        await look();
        assert.match(await main(), /pay is below the cost/);
        await go(`${base}/reviews`);
        await send('A signal in Days from asking');
        await look();
        assert.match(await main(), /All of it has been looked at.*it pays the floor before it buys another hour/s);
        await go(`${base}/to-look-at-again`);
        assert.match(await main(), /Looked at.*What has to change is what we pay for it/s);
      });

      it('a cohort’s hundred days are read to their hundredth, and another hundred begin', async () => {
        await be('Ruth Levy');
        await go('/academy');
        await send('Home in Thornmere');
        await look();
        const cohort = new URL(page.url()).pathname;
        await send('Whoever comes home from hospital');
        await look();
        assert.match(await main(), /Two of ten were rung.*Six of ten.*Ten of ten asked/s);
        await page.goto(cohort);
        await hands.unfold('Say what you will change');
        await hands.say(field('/plans', 'different'), `Somebody rings before a first evening, ${way}`);
        await hands.say(field('/plans', 'who'), 'The three providers, in turn');
        await hands.say(field('/plans', 'sign'), 'Nobody of the fourteen meets a stranger');
        await sendTo('/plans');
        await look();
        assert.match(await main(), /Next is day 30/);
        await be('Councillor Hughes');
        await page.goto(cohort);
        assert.doesNotMatch(await main(), /Somebody rings before a first evening/);
      });

      it('what is due is found, shown by the side that owes it, and answered by the side that it is owed to', async () => {
        await be('Sal Brennan');
        await go('/due');
        await send('Once a month the networks say');
        await look();
        const owed = new URL(page.url()).pathname;
        await hands.unfold('Bring something that shows it');
        await hands.say(field('/evidence', 'words'), `Our list of what comes up again, ${way}`);
        await sendTo('/evidence');
        assert.match(await main(), /says the side that owes it/);
        await be('Amara Okafor');
        await go('/due?of=theirs');
        const before = await main();
        await send('Once a month the networks say');
        await hands.choose('was', 'kept');
        const [year, month, day] = new Date().toISOString().slice(0, 10).split('-');
        await hands.say('[name="on-day"]', day!);
        await hands.say('[name="on-month"]', month!);
        await hands.say('[name="on-year"]', year!);
        await hands.say(field(owed, 'note'), `We had the list, ${way}`);
        await sendTo(owed);
        await go(owed);
        assert.match(await main(), new RegExp(`We had the list, ${way}`));
        await go('/due?of=theirs');
        assert.notEqual(await main(), before);
      });
    });
});
