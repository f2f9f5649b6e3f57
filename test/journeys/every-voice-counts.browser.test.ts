import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nameBody, proposeOutcome } from '#slices/outcomes/index.ts';
import { counting } from '#slices/voice/held/keep-counting.ts';
import { codeFor, linkTo } from '#test/support/a-ballot.ts';
import type { ACase } from '#test/support/a-case.ts';
import { type AtABrowser, atABrowser, field, send as to } from '#test/support/at-a-browser.ts';
import { boxes } from '#test/support/boxes.ts';
import { closeBrowser, type Site } from '#test/support/browser.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';
import { withHat } from '#test/support/with-hat.ts';

/** Everything here on a screen of 360 points: what fits there fits anywhere. */
type OnPhone = AtABrowser;

let app: TestApp;
let site: Site;
let one: Pick<ACase, 'dev' | 'caseId'>;

before(async () => {
  app = await openTestApp();
  const dev = await app.person('Dev Patel', 'Thornmere Council');
  one = { dev, caseId: await caseBy(app, dev) };
  const url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  site = { url, dataDir: '', stop: () => app.close() };
});
after(async () => {
  await closeBrowser();
  await site?.stop();
});

const statements = [
  'The bus should run until nine',
  'There should be benches on the way',
  'Lunch clubs should stay as they are',
  'The square should be closed to cars',
  'Parking should be free for blue badges',
  'A bus that is booked would do',
];
const population = 'Where do you live?\nTown: 31,500\nShore: 13,400\nSource: Census 2021';

for (const javaScript of [true, false]) {
  const how = javaScript ? 'by keyboard' : 'with JavaScript off';
  const open: AtABrowser[] = [];
  const onPhone = async (who: Visitor | null, path: string): Promise<OnPhone> => {
    const person = await atABrowser(site.url, who, javaScript, 360);
    open.push(person);
    await person.go(path);
    return person;
  };
  const main = (person: OnPhone) => person.main();
  const look = (person: OnPhone) => person.look();
  const on = async (person: OnPhone, end: string, name: string, date: string) => {
    for (const [part, value] of Object.entries(boxes(name, date))) await person.hands.say(field(end, part), value);
  };
  const closeAll = async () => {
    for (const person of open.splice(0)) await person.close();
  };

  describe(`voices on paper, in another language and beneath a statement, ${how}`, () => {
    let held: Held;
    let [amara, mo]: Visitor[] = [];
    let own: string;
    const paper = () => `${held.base}/paper`;

    before(async () => {
      await app.setClock(new Date('2026-12-01T10:00:00Z'));
      amara = await withHat(app, one, `Amara ${how}`, 'practitioner');
      mo = await withHat(app, one, `Mo ${how}`, 'practitioner');
      const languages = [
        { tag: 'en', name: 'English' },
        { tag: 'pl', name: 'Polski' },
      ];
      const choices = { languages, discussion: true };
      held = await heldConversation(app, one.dev, one.caseId, { statements, choices, settings: { population } });
      own = (await held.join()).path;
    });
    after(async () => {
      await counting.untilDone(held.id);
      await closeAll();
    });

    it('two people type the same sheet without seeing each other’s, and a third looks where they differ', async () => {
      const dev = await onPhone(one.dev, paper());
      await dev.hands.unfold('Make a sheet');
      await look(dev);
      await dev.hands.say(field('/sheets', 'returnTo'), 'The box at Fell library');
      await dev.hands.say(field('/sheets', 'copies'), '3');
      await dev.hands.send(to('/sheets'));
      await look(dev);
      const code = /\b\d+-\d\d\b/.exec(await main(dev))![0];
      await dev.page.goto(paper());
      await dev.hands.unfold('Begin a pile');
      await dev.hands.choose('way', 'paper');
      await dev.hands.say(field('/piles', 'place'), 'Fell library');
      await on(dev, '/piles', 'collectedOn', '2026-12-01');
      await dev.hands.say(field('/piles', 'collectedBy'), 'Shona');
      await dev.hands.send(to('/piles'));
      await look(dev);
      const pile = new URL(dev.page.url()).pathname;
      for (const [who, turn, keys] of [
        [amara!, 'first', ['1', '1+', '2', '3', '', '1']],
        [mo!, 'second', ['1', '1', '2', '3', '', '2']],
      ] as const) {
        const person = await onPhone(who, `${pile}/${turn}`);
        await look(person);
        assert.doesNotMatch(await main(person), /matters a lot, /);
        await person.hands.say('#number', code);
        for (const [at, key] of keys.entries()) await person.hands.say(`#answer-${at + 1}`, key);
        await person.hands.send(to(`/${turn}`));
        await look(person);
      }
      await dev.page.goto(paper());
      await look(dev);
      await dev.hands.send(`main a:has-text("Sheet ${code}: look at the paper again")`);
      await look(dev);
      assert.equal(await dev.page.locator('[name="answer"]').count(), 2, 'only what differs is asked');
      await dev.hands.say('#answer-1', '1+');
      await dev.hands.say('#answer-2', '1');
      await dev.hands.send(to('/decision'));
      assert.match(await main(dev), /It counts/);
      await look(dev);
      await dev.page.goto(pile);
      assert.match(await main(dev), /1 counted, 0 typed once, 0 read differently/);
    });

    it('a statement is put into another language, and a vote stays with the words that were seen', async () => {
      const dev = await onPhone(one.dev, `${held.base}/translations`);
      await look(dev);
      const put = async (link: string, words: string) => {
        await dev.hands.unfold(link);
        const form = `details:has(summary:has-text("${link}"))`;
        await dev.hands.say(`${form} >> nth=0 >> [name="words"]`, words);
        await dev.page.locator(`${form} >> nth=0 >> [name="madeBy"][value="volunteer"]`).check();
        await dev.page.locator(`${form} >> nth=0 >> button[type=submit]`).press('Enter');
        await dev.page.waitForLoadState('load');
      };
      await put('Translate it', 'Autobus powinien kursować do dziewiątej');
      await look(dev);
      const reader = await onPhone(null, own);
      await look(reader);
      await reader.hands.pick(field('/language', 'language'), 'Polski');
      await reader.hands.send(to('/language'));
      for (let turn = 0; turn < statements.length; turn += 1) {
        const shown = reader.page.locator('#statement');
        if ((await shown.getAttribute('lang')) === 'pl') break;
        await reader.hands.send('form:has(#important) button[value="agree"]');
      }
      assert.match(await reader.page.locator('#statement').innerText(), /do dziewiątej/);
      await reader.hands.unfold('read the original in English');
      assert.match(await main(reader), /The bus should run until nine/);
      await look(reader);
      await reader.hands.send('form:has(#important) button[value="disagree"]');
      await put('Correct it', 'Autobus powinien kursować do dziewiątej wieczorem');
      assert.match(await main(dev), /Version 1[\s\S]*Version 2|Version 2[\s\S]*Version 1/);
      await look(dev);
    });

    it('something is said beneath a statement as a remark, and anybody can ask a moderator to look at it', async () => {
      const [first] = await held.statements();
      const reader = await onPhone(null, `${own}/statements/${first!.id}`);
      await look(reader);
      await reader.hands.send(to('/remarks'));
      assert.match(await main(reader), /Write what you want to say/);
      await look(reader);
      await reader.hands.choose('side', 'question');
      await reader.hands.say(field('/remarks', 'words'), 'Who drives it on Sundays?');
      await reader.hands.choose('as', 'neighbour');
      await reader.hands.send(to('/remarks'));
      assert.match(await main(reader), /Who drives it on Sundays\?/);
      await look(reader);
      const other = await onPhone(null, `${held.publicPath}/statements`);
      await look(other);
      await other.page.goto(`${held.publicPath}/statements/${first!.id}`);
      assert.match(await main(other), /Questions\s+Who drives it on Sundays\?/);
      await look(other);
      await other.hands.send(to('/reports'));
      const dev = await onPhone(one.dev, `${held.base}/remarks`);
      assert.match(await main(dev), /1 remark waits/);
      await look(dev);
    });

    it('who is missing stands before what was said, and where somebody stands is there in words, a table and a picture', async () => {
      const pages = await held.crowd(24, (who, statement) =>
        who < 14 === (statement % 2 === 1) ? 'agree' : 'disagree',
      );
      const guest = app.guest();
      for (const [at, { path }] of pages.entries())
        await guest.submit(await guest.get(`${path}/about`), `${path}/about`, { answer0: at < 13 ? '0' : '1' });
      await held.close();
      const reader = await onPhone(null, held.publicPath);
      const read = await main(reader);
      assert.ok(read.indexOf('who is missing') < read.indexOf('people took part. There are'), 'before any result');
      assert.match(read, /Town\s+31,500[\s\S]*Every statement, what all agree with first/);
      await reader.hands.unfold('See it as a picture');
      await look(reader);
      const mine = await onPhone(null, pages[0]!.path);
      assert.match(await main(mine), /Where you stand\s+You are one of \d+ people in group 1 of 2/);
      await look(mine);
      await mine.hands.send('main a:has-text("See it as a picture")');
      assert.match(await main(mine), /The same as a table, from the top[\s\S]*You are in group 1/);
      await look(mine);
    });
  });

  describe(`words are put to everybody on a roll, ${how}`, () => {
    let [ruth, sam]: Visitor[] = [];
    let outcome: string;
    let bodyId: string;
    let ballot: string;
    const roll = 'Jo Pike; 4 Mill Lane\nAl Berg; The Cottage';
    const clock = (on: string) => app.setClock(new Date(`${on}T12:00:00Z`));

    before(async () => {
      await clock('2026-12-01');
      const { dev, caseId } = one;
      ruth = await app.person(`Ruth ${how}`, null);
      sam = await app.person(`Sam ${how}`, null);
      bodyId = await bodyOf(app, `Assembly ${how}`, 'people over 65', [ruth, sam]);
      const statement = `Whoever goes out gets home again, ${how}`;
      const id = await app.act(
        dev,
        (act) => proposeOutcome(act, { caseId, statement, forWhom: null, quotationIds: [] }),
        caseId,
      );
      await app.act(dev, (act) => nameBody(act, { outcomeId: id, bodyId, how: 'propose', forWhom: null }), caseId);
      outcome = `/cases/${caseId}/outcomes/${id}`;
    });
    after(closeAll);

    it('one member keeps the roll and writes the words and the rule, and another gives notice', async () => {
      const first = await onPhone(ruth!, `${outcome}/roll?body=${bodyId}`);
      await look(first);
      await first.hands.send(to('/roll/members'));
      await first.hands.say(field('/roll', 'lines'), roll);
      await first.hands.send(to('/roll'));
      assert.match(await main(first), /On the roll: 4/);
      await look(first);
      await first.hands.send('main a:has-text("Put words to everybody on the roll")');
      await look(first);
      await first.hands.choose('agreed', 'own');
      await first.hands.say('#howTo', 'Sign in, use your link or send your paper back.');
      await on(first, '/ballots', 'opensOn', '2026-12-08');
      await on(first, '/ballots', 'closesOn', '2026-12-20');
      await first.hands.say('#quorum', '75');
      await first.hands.say('#consentPercent', '60');
      await first.hands.say('#months', '24');
      await on(first, '/ballots', 'reviewOn', '2027-12-20');
      await first.hands.send(to('/ballots'));
      assert.match(await main(first), /You wrote it, so another member gives notice/);
      await look(first);
      ballot = new URL(first.page.url()).pathname;
      const second = await onPhone(sam!, ballot);
      await second.hands.send(to('/notice'));
      assert.match(await main(second), /Notice was given on 1 December 2026 to 4 on the roll/);
      await look(second);
    });

    it('a member signs in, somebody objects by their link and adds to the minority report, and a paper comes back', async () => {
      await clock('2026-12-10');
      const id = ballot.split('/').at(-1)!;
      const member = await onPhone(ruth!, `${ballot}/paper`);
      await look(member);
      await member.hands.choose('says', 'consent');
      await member.hands.send(to('/paper'));
      assert.match(await main(member), /You consented/);
      const jo = await onPhone(null, await linkTo(app, id, 'Jo Pike'));
      await look(jo);
      await jo.hands.choose('says', 'object');
      await jo.hands.send(`form:has([name="says"]) button[type=submit]`);
      assert.match(await main(jo), /Say why you object/);
      await look(jo);
      await jo.hands.say('#reason', 'It begins when somebody is out already');
      await jo.hands.send(`form:has([name="says"]) button[type=submit]`);
      await jo.hands.say(field('/minority', 'minority'), 'Ask first who cannot go out at all.');
      await jo.hands.send(to('/minority'));
      assert.match(await main(jo), /You objected/);
      await look(jo);
      const letters = await ruth!.get(`${ballot}/letters`);
      const code = codeFor(letters, 'Al Berg');
      for (const who of [ruth!, sam!]) {
        const enters = await onPhone(who, `${ballot}/entries`);
        await look(enters);
        await enters.hands.say('#code', code.toLowerCase());
        await enters.hands.choose('says', 'consent');
        await enters.hands.send(to('/entries'));
        await look(enters);
      }
    });

    it('it is counted once it is closed, and two members sign off what everybody can work out again', async () => {
      await clock('2026-12-21');
      const first = await onPhone(ruth!, ballot);
      await first.hands.send(to('/count'));
      const read = await main(first);
      assert.match(read, /Carried/);
      assert.match(
        read,
        /It begins when somebody is out already[\s\S]*Minority report[\s\S]*Ask first who cannot go out/,
      );
      assert.match(read, /Waiting for a second member/);
      await look(first);
      const second = await onPhone(sam!, outcome);
      await second.hands.send('main a:has-text("Everybody on the roll of")');
      await look(second);
      await second.hands.send('form:has([name="does"][value="confirm"]) button[type=submit]');
      await look(second);
      await second.page.goto(ballot);
      assert.match(await main(second), /Signed off by two members on 21 December 2026/);
      const jo = await onPhone(null, await linkTo(app, ballot.split('/').at(-1)!, 'Jo Pike'));
      assert.match(await main(jo), /Carried: 2 consented, 1 objected, 0 stood aside, of 4 on the roll/);
      await look(jo);
    });
  });
}
