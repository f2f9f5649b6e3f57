import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pasteRoster } from '#slices/market/index.ts';
import { aCase } from '#test/support/a-case.ts';
import { type AtABrowser, atABrowser, field, send as to } from '#test/support/at-a-browser.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Hands } from '#test/support/hands.ts';
import { contractWith, of } from '#test/support/trouble.ts';

type Name = 'commissioner' | 'partner' | 'provider' | 'other' | 'practitioner' | 'resident';

/** One server for both ways, and a case for each: one by keyboard on a wide screen, one with JavaScript off on a narrow one. */
describe('work is handed back', () => {
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
      let base: string;
      let agreement: string;
      let file: string;
      let handBack: string;

      const main = (name: Name) => people[name].main();
      const go = (name: Name, path: string) => people[name].go(path);
      const look = (name: Name) => people[name].look();
      const date = async (hands: Hands, end: string, name: string, [day, month, year]: readonly string[]) => {
        await hands.say(field(end, `${name}-day`), day!);
        await hands.say(field(end, `${name}-month`), month!);
        await hands.say(field(end, `${name}-year`), year!);
      };

      before(async () => {
        const one = await aCase(app);
        base = one.base;
        const hat = (name: string, organisation: string, wears: Parameters<typeof of>[4]) =>
          of(app, one, name, organisation, wears);
        const visitors: Record<Name, Visitor | null> = {
          commissioner: one.dev,
          partner: await hat('Mo Ali', 'Thornmere ICB', 'partner'),
          provider: await hat('Pat Lowe', 'Fell Care', 'provider'),
          other: await hat('Ben Hill', 'Bay Care', 'provider'),
          practitioner: await hat('Ivy Stone', 'Thornmere Council', 'practitioner'),
          resident: null,
        };
        agreement = `${base}/agreements/${await contractWith(app, one, 'Fell Care')}`;
        await app.act(
          one.dev,
          (act) => pasteRoster(act, { caseId: one.caseId, text: 'Fell Care, 300 hours\nBay Care, 300 hours' }),
          one.caseId,
        );
        for (const [name, visitor] of Object.entries(visitors))
          people[name as Name] = await atABrowser(url, visitor, javaScript);
      });
      after(async () => {
        for (const one of Object.values(people)) await one.close();
      });

      it('a practitioner says what they see, and the provider what it fears', async () => {
        const said = async (name: Name, type: string, words: string, source: string) => {
          const { hands } = people[name];
          await go(name, agreement);
          await hands.send('main a:has-text("Say that something may go wrong")');
          await look(name);
          if (name === 'practitioner') await hands.pick(field('/worries', 'partyId'), 'Fell Care');
          await hands.pick(field('/worries', 'type'), type);
          await hands.say(field('/worries', 'words'), words);
          await hands.say(field('/worries', 'source'), source);
          await date(hands, '/worries', 'seenOn', ['2', '1', '2026']);
          await hands.send(to('/worries'));
        };
        await said('practitioner', 'Care that starts late', 'Mornings begin an hour late', 'The rota');
        assert.doesNotMatch(await main('practitioner'), /Mornings begin an hour late/);
        await said('provider', 'What the provider says', 'We may hand the evenings back', 'I run it');
        file = new URL(people.provider.page.url()).pathname;
        assert.match(await main('provider'), /We may hand the evenings back/);
        await look('provider');
        assert.equal(await go('other', file), 404);
      });

      it('they talk in confidence with the commissioner, and nobody else hears it', async () => {
        const { hands } = people.provider;
        await hands.send('main a:has-text("in confidence")');
        await hands.say('[name=words]', 'We have two months of cash');
        await hands.send(to('/talk'));
        await look('provider');
        await go('commissioner', `${file}/talk`);
        assert.match(await main('commissioner'), /two months of cash/);
        await people.commissioner.hands.say('[name=words]', 'We can pay within ten days');
        await people.commissioner.hands.send(to('/talk'));
        for (const name of ['other', 'practitioner'] as const) assert.equal(await go(name, `${file}/talk`), 404);
        await go('resident', `${file}/talk`);
        assert.match(people.resident.page.url(), /sign-in/);
      });

      it('the partner manager plans who could take on whom', async () => {
        const { hands } = people.partner;
        await go('partner', file);
        await hands.unfold('Add who receives it');
        await hands.say(field('/rounds', 'name'), 'Evenings in Fell');
        await hands.say(field('/rounds', 'people'), '12');
        await hands.say(field('/rounds', 'hours'), '96');
        await hands.send(to('/rounds'));
        await hands.send(to('/from-roster'));
        assert.match(await main('partner'), /For 9 of 12 people, 72 of 96 hours a week, nobody has room yet/);
        assert.match(await main('partner'), /Bay Care: 3 people, 24 hours a week/);
        await look('partner');
      });

      it('the commissioner decides to step in, under a power', async () => {
        const { hands } = people.commissioner;
        await go('commissioner', file);
        await look('commissioner');
        await hands.unfold('Record a decision to step in');
        await hands.say(field('/step-in', 'decided'), 'Our own team takes the evenings for six weeks');
        await hands.say(field('/step-in', 'because'), 'Nobody else has room');
        await hands.say(field('/step-in', 'power'), 'Care Act 2014 section 48');
        await date(hands, '/step-in', 'decidedOn', ['5', '1', '2026']);
        await hands.send(to('/step-in'));
        assert.match(await main('commissioner'), /Under Care Act 2014 section 48/);
      });

      it('the provider hands the work back, and nobody else knows yet', async () => {
        const { hands } = people.provider;
        await go('provider', file);
        await hands.unfold('Note that work is handed back');
        await hands.say(field('/hand-back', 'people'), '12');
        await hands.say(field('/hand-back', 'hours'), '96');
        await date(hands, '/hand-back', 'givenOn', ['6', '1', '2026']);
        await date(hands, '/hand-back', 'lastOn', ['31', '3', '2027']);
        await hands.say(field('/hand-back', 'why'), 'Nobody for the evenings');
        await hands.send(to('/hand-back'));
        handBack = new URL(people.provider.page.url()).pathname;
        assert.match(await main('provider'), /Nobody but those who deal with it knows yet/);
        for (const name of ['other', 'practitioner'] as const) assert.equal(await go(name, handBack), 404);
        assert.equal(await go('resident', handBack.replace(base, '/public')), 404);
      });

      it('those who receive it and those who work there hear it first, then everybody', async () => {
        const { hands } = people.partner;
        for (const [whom, how] of [
          ['people', 'A visit to each'],
          ['staff', 'A meeting'],
        ] as const) {
          await go('partner', handBack);
          await hands.choose('whom', whom);
          await date(hands, '/tellings', 'toldOn', ['7', '1', '2026']);
          await hands.say(field('/tellings', 'how'), how);
          await hands.send(to('/tellings'));
        }
        await look('partner');
        await go('commissioner', handBack);
        await people.commissioner.hands.say(
          field('/announced', 'announcement'),
          'From April our own team visits you. Ring 01900 000000 to ask.',
        );
        await people.commissioner.hands.send(to('/announced'));
        await look('commissioner');
        for (const name of ['provider', 'other', 'practitioner', 'partner'] as const) {
          assert.equal(await go(name, handBack), 200, name);
          assert.match(await main(name), /From April our own team visits you/, name);
        }
        await look('other');
        assert.doesNotMatch(await main('other'), /Nobody for the evenings/);
        assert.equal(await go('resident', handBack.replace(base, '/public')), 200);
        assert.match(await main('resident'), /From April our own team visits you.*12 people/s);
        await look('resident');
      });

      it('a review is opened by it, to learn from', async () => {
        await app.running.dispatcher.idle();
        await go('commissioner', `${base}/reviews`);
        await people.commissioner.hands.send('main a:has-text("Work was handed back")');
        assert.match(await main('commissioner'), /Fell Care hands work back/);
        await look('commissioner');
      });
    });
});
