import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addToDate } from '#platform/clock.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type AtABrowser, atABrowser, field, send } from '#test/support/at-a-browser.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';

describe('a cohort’s hundred days', () => {
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

  for (const [javaScript, beginsOn] of [
    [true, '2026-03-02'],
    [false, '2026-09-01'],
  ] as const)
    describe(javaScript ? 'by keyboard, wide and narrow' : 'with JavaScript off, on a narrow screen', () => {
      const name = javaScript ? 'Home this spring' : 'Home this autumn';
      let one: ACase;
      let joan: AtABrowser;
      let kofi: AtABrowser;
      let dev: AtABrowser;
      let amara: AtABrowser;
      let cohort: string;
      const toDay = (days: number) => app.setClock(new Date(`${addToDate(beginsOn, { days })}T10:00:00Z`));
      const sit = (visitor: Visitor) => atABrowser(url, visitor, javaScript);
      const go = async (who: AtABrowser, path: string) => {
        await who.go(path);
        await who.look();
      };
      const sendTo = (who: AtABrowser, end: string) => who.hands.send(send(end));

      before(async () => {
        await toDay(0);
        one = await aCase(app, `Nobody waits alone for help: ${name}`);
        dev = await sit(one.dev);
        amara = await sit(await withHat(app, one, 'Amara Okafor', 'commissioner'));
        joan = await sit(await app.person('Joan Archer', null));
        kofi = await sit(await app.person('Kofi Mensah', 'Vale Neighbours'));
      });
      after(async () => {
        for (const who of [joan, kofi, dev, amara]) await who?.close();
      });

      it('a resident starts it, and people of two organisations are let in', async () => {
        await go(joan, '/academy');
        await joan.hands.say('#name', name);
        await joan.hands.say('#purpose', 'To change one thing each, and to see whether it did');
        await joan.hands.pick('#speaksAs', 'A resident');
        await joan.hands.send('main form button[type=submit]');
        cohort = new URL(joan.page.url()).pathname;
        for (const [who, as] of [
          [kofi, 'Somebody who does the work'],
          [dev, 'A procurement officer'],
        ] as const) {
          await go(who, '/academy');
          await who.hands.send(`main a:text-is("${name}")`);
          await who.look();
          await who.hands.pick(field('/asking', 'speaksAs'), as);
          await who.hands.say(field('/asking', 'wants'), 'To see what I do not see from here');
          await sendTo(who, '/asking');
          assert.match(await who.main(), /You have asked to join/);
          await go(joan, cohort);
          await joan.hands.send('button:has-text("Let ")');
        }
        assert.match(await joan.main(), /Kofi Mensah.*Dev Patel/s);
      });

      it('a live case comes in with the parts that its people agreed to, and no others', async () => {
        await go(dev, cohort);
        await dev.hands.unfold('Bring a case that you work on');
        await dev.hands.pick(field('/cases', 'broughtCase'), 'Our home care');
        await dev.hands.say(field('/cases', 'stuck'), 'Nobody takes the last hours');
        for (const part of ['purpose', 'outcomes']) {
          await dev.page.locator(`${field('/cases', 'parts')}[value="${part}"]`).focus();
          await dev.page.keyboard.press('Space');
        }
        await sendTo(dev, '/cases');
        assert.match(await dev.main(), /1 case waits for a yes/);
        await go(amara, `/cases/${one.caseId}/academy`);
        await amara.page.locator('[name="parts"][value="outcomes"]').focus();
        await amara.page.keyboard.press('Space');
        await amara.hands.send('button:has-text("They may read these parts")');
        await amara.look();
        await go(kofi, cohort);
        await kofi.hands.send('main a:has-text("framework")');
        await kofi.look();
        assert.match(await kofi.main(), /Nobody takes the last hours.*Nobody waits alone for help/s);
        assert.doesNotMatch(await kofi.main(), /What it is for/);
      });

      it('day 0 says what will be different, who does it and the sign by which we know', async () => {
        await go(kofi, cohort);
        await kofi.hands.unfold('Say what you will change');
        await kofi.hands.say(field('/plans', 'different'), 'Whoever comes home is rung the same day');
        await kofi.hands.say(field('/plans', 'who'), 'The ward and Vale Neighbours');
        await kofi.hands.say(field('/plans', 'sign'), 'Ten of ten people asked say that somebody rang');
        await sendTo(kofi, '/plans');
        await kofi.look();
        assert.match(await kofi.main(), /Next is day 30/);
        await kofi.fits();
      });

      it('a challenge is asked for, given, and not taken because of something', async () => {
        await go(kofi, cohort);
        await kofi.hands.unfold('Ask to be challenged');
        await kofi.hands.say(field('/challenges', 'asks'), 'Is a call enough?');
        await kofi.hands.pick(field('/challenges', 'about'), 'My hundred days');
        await sendTo(kofi, '/challenges');
        const challenge = new URL(kofi.page.url()).pathname;
        await go(joan, challenge);
        await joan.hands.say(field(challenge, 'words'), 'I could not reach the phone');
        await sendTo(joan, challenge);
        await go(kofi, challenge);
        await kofi.hands.choose('taken', 'partly');
        await kofi.hands.say(field('/answers', 'because'), 'We ring a neighbour too, where there is one');
        await sendTo(kofi, '/answers');
        await kofi.look();
        assert.match(await kofi.main(), /Taken in part because: We ring a neighbour too/);
      });

      it('a set asks one of them questions, and nobody outside it finds the page', async () => {
        await go(joan, cohort);
        await joan.hands.unfold('Begin a set');
        await joan.hands.say(field('/sets', 'name'), 'Thursday');
        for (const box of await joan.page.locator(field('/sets', 'members')).all()) {
          await box.focus();
          await joan.page.keyboard.press('Space');
        }
        await sendTo(joan, '/sets');
        const set = new URL(joan.page.url()).pathname;
        await joan.hands.say(field(set, 'question'), 'How do I say no to somebody who means well?');
        await sendTo(joan, set);
        await go(dev, set);
        await dev.hands.say(field('/questions', 'words'), 'What would they lose?');
        await sendTo(dev, '/questions');
        await go(joan, set);
        await joan.hands.say(field('/deed', 'willDo'), 'I ask them what they hope for');
        await sendTo(joan, '/deed');
        await joan.look();
        assert.match(await joan.main(), /What would they lose\?.*What Joan Archer will do: I ask them/s);
        assert.equal((await amara.page.goto(set))!.status(), 404);
      });

      it('days 30, 60 and 100 come, are on the home page, and are met', async () => {
        for (const [day, seen, happened] of [
          [30, 'not-yet', 'Two of ten. The ward has no list'],
          [60, 'partly', 'Six of ten. The ward writes the name on a card'],
          [100, 'yes', 'Ten of ten'],
        ] as const) {
          await toDay(day - 1);
          await go(kofi, '/');
          assert.doesNotMatch(await kofi.main(), new RegExp(`Day ${day} has come`));
          await toDay(day);
          await go(kofi, '/');
          assert.match(await kofi.main(), new RegExp(`Day ${day} has come`));
          await kofi.hands.send('main a:has-text("Whoever comes home")');
          await kofi.look();
          await kofi.hands.choose('seen', seen);
          await kofi.hands.say('main form [name="happened"]', happened);
          if (day === 100) {
            await kofi.hands.send('main form button[type=submit]');
            await kofi.look();
            assert.match(await kofi.main(), /what was learnt in these hundred days/);
            await kofi.hands.say('main form [name="learnt"]', 'A name on a card is enough');
          }
          await kofi.hands.send('main form button[type=submit]');
          await kofi.look();
        }
        assert.match(await kofi.main(), /Its hundred days were met/);
        await kofi.fits();
        await go(joan, cohort);
        assert.match(await joan.main(), /Its hundred days were met/);
        await go(joan, '/academy/held');
        assert.match(await joan.main(), /No lesson that you may read has held yet/);
      });
    });
});
