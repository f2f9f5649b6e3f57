import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { declareInterest } from '#slices/cases/index.ts';
import { criteriaTreeOf } from '#slices/procurement/criteria/criteria-store.ts';
import { whatIsTyped } from '#slices/procurement/notices/typed-for-tests.ts';
import { intakeNow } from '#slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#slices/procurement/tendering/unpack-intake.ts';
import { aCase } from '#test/support/a-case.ts';
import { field, send } from '#test/support/at-a-browser.ts';
import { boxes } from '#test/support/boxes.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { type Fields, openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Desk, Desks } from '#test/support/desks.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { type Name, names, Selection } from '#test/support/partner-selection.ts';
import { partnersAwarded } from '#test/support/partners-awarded.ts';
import { partnersJudged } from '#test/support/partners-judged.ts';
import { withHat } from '#test/support/with-hat.ts';

const answers: Record<string, string> = {
  nation: 'england',
  deal: 'buy',
  buyer: 'council',
  health: 'no',
  exempt: 'none',
  kind: 'light-touch',
  concession: 'no',
  vat: 'excluding',
  rate: '20',
  way: 'flexible',
  reserved: 'no',
};
const [first, second, third] = names;

const services = {
  description: 'Help at home by partners who decide together',
  category: 'services',
  cpv: '85310000 Social work services',
  process: 'In seven stages, as the procedure says',
  negotiation: 'yes',
  refinement: 'Criteria may be refined before final tenders',
  fewest: '2',
  most: '3',
  howSelected: 'By the published behaviours',
};

/** What the list of gates calls one. */
const gateNamed = async ({ page }: Desk, gate: string) =>
  page.locator(`select[name=gate] option[value="${gate}"]`).innerText();

describe('partners are chosen for the Fell & Shore alliance', () => {
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

  for (const scripts of [true, false])
    describe(scripts ? 'by keyboard, wide and narrow' : 'with JavaScript off, on a phone', () => {
      const s = new Selection();

      before(async () => {
        s.app = app;
        s.series = scripts ? '0' : '1';
        await s.clock('2027-02-01T09:00:00Z');
        s.one = await aCase(app);
        s.desks = new Desks(url, scripts);
        const hat = (name: string, wears: Parameters<typeof withHat>[3]) => withHat(app, s.one, name, wears);
        const people: Record<Name, Visitor | null> = {
          dev: s.one.dev,
          mo: await hat('Mo Ali', 'procurement'),
          amara: await hat('Amara Okafor', 'partner'),
          ivy: await hat('Ivy Stone', 'partner'),
          rose: await hat('Rose Levy', 'community'),
          vera: await hat('Vera Check', 'auditor'),
          fell: null,
          moorside: null,
        };
        for (const [name, visitor] of Object.entries(people)) s.at[name as Name] = await s.desks.seat(visitor);
      });
      after(() => s.desks.close());

      it('the commissioner notes a first talk, and answers which law applies, question by question', async () => {
        const { dev } = s.at;
        await s.desks.go(dev, `${s.one.base}/supplier-talks`);
        await dev.send('/supplier-talks', {
          supplier: first,
          shown: 'The draft purpose of the alliance',
          said: 'Let residents judge',
        });
        await s.desks.go(dev, `${s.one.base}/regime`);
        for (let asked = 0; asked < 15; asked += 1) {
          const form = 'form[action$="/regime"]';
          const money = dev.page.locator(`${form} input[name=value]`);
          const choice = dev.page.locator(`${form} input[type=radio]`).first();
          if ((await choice.count()) > 0) {
            const name = (await choice.getAttribute('name'))!;
            await dev.hands.choose(name, answers[name]!);
          } else if ((await money.count()) > 0 && (await money.inputValue()) === '')
            await dev.hands.say(`${form} [name=value]`, '1,200,000');
          else break;
          await dev.hands.send(send('/regime'));
        }
        await dev.look();
        assert.match(await dev.main(), /The answer.*light touch/is);
        await dev.send('/regime/planned', {
          title: 'Fell & Shore alliance',
          because: 'Partners are chosen for how they work with others',
        });
        s.id = new URL(dev.page.url()).pathname.split('/').at(-1)!;
        await s.desks.go(dev, s.base);
      });

      it('the officer draws its stages from the template for an alliance', async () => {
        const { mo } = s.at;
        const procedure = `${s.base}/procedure`;
        await s.desks.go(mo, procedure);
        await mo.hands.unfold('Choose how it begins');
        await mo.hands.choose('template', 'alliance');
        await mo.hands.send(send('/template'));
        await mo.look();
        await s.desks.go(mo, `${procedure}?stage=new`);
        await mo.hands.pick(field('/stages', 'position'), 'Before 2.');
        await mo.hands.pick(field('/stages', 'kind'), 'Fewer go on');
        await mo.send('/stages', {
          rule: 'The two whose sessions best met the published behaviours',
          least: '2',
        });
        const more = (fields: Fields) =>
          s.bulk('mo', `${procedure}?stage=new`, `${procedure}/stages`, { asks: 'As the notice says', ...fields });
        await more({ position: '0', kind: 'conditions', documents: '1' });
        await more({ position: '5', kind: 'refinement', announced: 'yes', nobodyLost: 'yes' });
        await s.desks.go(mo, procedure);
        assert.match(
          await mo.main(),
          /1\. Conditions.*2\. Dialogue.*3\. Fewer go on.*5\. Negotiation.*6\. Award criteria are refined.*7\. Final tenders/s,
        );
        assert.doesNotMatch(await mo.main(), /What to look at/);
      });

      it('everybody who will hold the dialogue declares, and the assessment is confirmed for the notice', async () => {
        const { mo, rose } = s.at;
        await s.desks.go(rose, `${s.one.base}/people`);
        await rose.send('/declaration', {});
        for (const name of ['dev', 'amara', 'ivy'] as const)
          await s.app.act(
            s.at[name].visitor,
            (act) => declareInterest(act, s.one.caseId, { interest: null }),
            s.one.caseId,
          );
        await s.desks.go(mo, `${s.one.base}/people`);
        await mo.send('/declaration', { interest: 'My cousin works for a bidder in another county' });
        await s.desks.go(s.at.dev, `${s.one.base}/people`);
        await s.at.dev.hands.pick(field('/declarations', 'state'), 'Mitigated');
        await s.at.dev.send('/declarations', { because: 'Mo holds no dialogue with that firm' });
        await s.desks.go(mo, `${s.base}/conflicts`);
        await mo.hands.pick(field('/conflicts/confirmed', 'confirmedFor'), 'The tender notice');
        await mo.hands.send(send('/conflicts/confirmed'));
        assert.match(await mo.main(), /Version 1: The tender notice, Mo Ali/);
      });

      it('dates, one lot, behaviours, cost and the rules are set', async () => {
        const { mo } = s.at;
        await s.desks.go(mo, `${s.base}/timetable`);
        await mo.hands.unfold('Set or move dates');
        await mo.send('/timetable', {
          ...boxes('tenderNoticeOn', '2027-02-02'),
          ...boxes('tendersBy', '2027-03-01'),
          ...boxes('awardNoticeOn', '2027-03-09'),
          ...boxes('startOn', '2027-04-01'),
          ...boxes('endOn', '2031-03-31'),
          because: 'The old framework ends in March',
        });
        await mo.look();
        await s.desks.go(mo, s.base);
        await mo.hands.unfold('Draw a lot');
        await mo.send('/lots', {
          title: 'The alliance',
          because: 'Its partners share one purse and one list of people',
          value: '1,200,000',
        });
        await s.desks.go(mo, `${s.base}/criteria`);
        await mo.hands.unfold('Add a criterion');
        await mo.send('/criteria/add', {
          name: 'How you behave as a partner',
          weight: '50',
          question: 'Say how you decide with others when it costs you something',
        });
        const add = (fields: Fields) => s.bulk('mo', `${s.base}/criteria`, `${s.base}/criteria/add`, fields);
        await add({
          name: 'What residents would notice',
          weight: '20',
          question: 'Say what changes for somebody at home',
          judgedBy: 'residents',
        });
        await add({ type: 'pass-or-fail', name: 'Registered', question: 'You are registered with the regulator' });
        await s.desks.go(mo, `${s.base}/criteria`);
        await mo.hands.unfold('Say how the price counts');
        await mo.hands.choose('formula', 'relative');
        await mo.send('/criteria/price', { weight: '30' });
        await mo.hands.unfold('The floor, ties');
        await mo.hands.choose('anonymised', 'yes');
        await mo.send('/criteria/rules', { lowShare: '50' });
        await mo.look();
        assert.doesNotMatch(await mo.main(), /To mend before/);
        for (const found of await s.app.look((tx) => criteriaTreeOf(tx, s.id))) s.criteria[found.name] = found.id;
      });

      it('what is asked of tenders, the documents and the tender notice go out, with the platform’s number', async () => {
        const { dev, mo } = s.at;
        await s.desks.go(dev, s.tendering);
        await dev.hands.unfold('Set the time');
        await dev.send('/time', { ...boxes('dueOn', '2027-03-01'), dueTime: '12:00' });
        await dev.hands.unfold('Say what is asked');
        await dev.hands.choose('lateRule', 'never');
        await dev.send('/settings', { asked: 'Quality: Method statement\nPrice: Open book' });
        await dev.hands.unfold('Name who brings tenders in');
        await dev.hands.pick(field('/receivers', 'person'), 'Mo Ali');
        await dev.hands.send(send('/receivers'));
        assert.match(await dev.main(), /Brought in by\s+Mo Ali/);
        await s.desks.go(mo, `${s.base}/documents`);
        await mo.hands.send(send('/issues'));
        assert.match(await mo.main(), /Issue 1/);
        for (const gate of ['ally', 'walk'])
          await s.bulk('mo', s.base, `${s.base}/gates`, {
            gate,
            outcome: 'passed-over',
            words: 'The alliance is the other way',
          });
        await s.desks.go(mo, s.base);
        await mo.hands.unfold('Record a gate');
        await mo.hands.pick(field('/gates', 'gate'), (await gateNamed(mo, 'who-is-left')).slice(0, 30));
        await mo.hands.choose('outcome', 'done');
        await mo.send('/gates', { words: 'Five firms are left, three of them small' });
        const notice = `${s.base}/notices/uk4`;
        await s.desks.go(mo, `${s.base}/notices`);
        await s.desks.go(mo, notice);
        await mo.send('/uk4', { description: 'Help at home by partners who decide together' });
        await s.bulk('mo', notice, notice, { ...whatIsTyped, ...services });
        await s.clock('2027-02-02T09:00:00Z');
        await s.desks.go(mo, notice);
        assert.match(await mo.main(), /Nothing that the law asks for is missing/);
        await mo.hands.send(send('/versions'));
        await mo.look();
        await s.desks.go(mo, notice);
        await mo.send('/publication', {
          platformNumber: s.platformNumber(4711),
          appearedAt: '08:30',
          platformOcid: `ocds-h6vhtk-${s.id.slice(0, 6)}`,
        });
        await mo.look();
        assert.ok((await mo.main()).includes(s.platformNumber(4711)));
      });

      it('a supplier reads it all without an account and asks; everybody reads the answer', async () => {
        const { fell, moorside, mo } = s.at;
        await s.desks.go(mo, `${s.base}/questions`);
        await mo.hands.unfold('What anybody reads');
        await mo.send('/summary', {
          words: 'Partners who will look after people at home in Fell and Shore together.',
          ...boxes('askBy', '2027-02-15'),
          ...boxes('answerBy', '2027-02-19'),
        });
        await s.desks.go(moorside, `${s.open}/notices/uk4`);
        await s.desks.go(moorside, `${s.open}/documents`);
        await s.desks.go(moorside, s.open);
        await moorside.send('/questions', { question: 'May two small firms answer together?' });
        await moorside.look();
        await moorside.hands.send('main a.cw-breaks');
        const mine = new URL(moorside.page.url()).pathname;
        assert.match(await moorside.main(), /It is not answered yet/);
        await s.desks.go(mo, `${s.base}/questions`);
        await mo.hands.unfold('Answer it');
        await mo.hands.choose('decision', 'answer');
        await mo.send('/questions/answers', { answer: 'Yes. Say who leads.' });
        await mo.look();
        await s.desks.go(moorside, mine);
        assert.match(await moorside.main(), /Yes\. Say who leads/);
        await s.desks.go(fell, s.open);
        assert.match(await fell.main(), /May two small firms answer together\?.*Yes\. Say who leads/s);
      });

      it('dialogue is held in rounds: what one was shown, all are shown, without its name', async () => {
        const { mo, moorside } = s.at;
        await s.clock('2027-02-10T09:00:00Z');
        await s.desks.go(mo, s.base);
        await mo.hands.unfold('Record what a supplier was shown');
        await mo.send('/engagements', {
          supplier: first,
          shown: 'Round 1: the map of who lives alone',
          said: 'Begin with the valley',
        });
        for (const [at, supplier] of [second, third, first, second].entries())
          await s.bulk('mo', s.base, `${s.base}/engagements`, {
            supplier,
            shown: at < 2 ? 'Round 1: the map of who lives alone' : 'Round 2: how gain and pain would be shared',
          });
        await s.desks.go(mo, `${s.base}/fairness`);
        assert.match(await mo.main(), /Fell & Shore Together.*Moorside Partners/s);
        await mo.hands.send(send('/pack/versions'));
        await s.desks.go(moorside, `${s.open}/pack`);
        const pack = await moorside.main();
        assert.match(
          pack,
          /The draft purpose of the alliance.*map of who lives alone.*Begin with the valley.*gain and pain/s,
        );
        for (const name of names) assert.ok(!pack.includes(name), `the pack names ${name}`);
      });

      it('fewer go on by the rule that was told, with the reason, and a criterion is refined for all who are left', async () => {
        const { mo } = s.at;
        const receive = `${s.tendering}/receive`;
        await s.clock('2027-02-16T09:00:00Z');
        await s.desks.go(mo, receive);
        await mo.hands.unfold('Add a bidder');
        await mo.send('/bidders', { name: first, identifier: 'GB-COH-01', contact: 'fell@example.org' });
        for (const name of [second, third])
          await s.bulk('mo', receive, `${receive}/bidders`, { name, identifier: `GB-COH-0${names.indexOf(name) + 1}` });
        await s.desks.go(mo, receive);
        await mo.hands.unfold('goes no further');
        await mo.look();
        assert.match(
          await mo.main(),
          /The two whose sessions best met the published behaviours. At least 2 go on. There are 3 now/,
        );
        await mo.hands.pick(field('/not-selected', 'bidder'), third);
        await mo.send('/not-selected', {
          because: 'It left each session before anything was decided together',
        });
        assert.match(await mo.main(), /goes no further\): It left each session/);
        await s.desks.go(mo, `${s.one.base}/criteria/${s.criteria['How you behave as a partner']}`);
        await mo.send(`/criteria/${s.criteria['How you behave as a partner']}`, {
          question: 'Say how you decide with others when it costs you something, with one example',
          reason: 'Both who are left asked for an example in dialogue',
        });
        await s.desks.go(s.at.moorside, `${s.open}/pack`);
        assert.match(
          await s.at.moorside.main(),
          /Changed: how bids are judged.*Both who are left asked for an example/s,
        );
      });

      it('final tenders are brought in from the portal, closed, and opened by two', async () => {
        const { dev, mo } = s.at;
        const receive = `${s.tendering}/receive`;
        await s.clock('2027-03-02T09:00:00Z');
        await s.desks.go(mo, receive);
        await mo.hands.choose('layout', 'a-folder-each');
        const both = [first, second];
        const archive = makeZip(
          both.flatMap((name) => [
            { name: `${name}/Quality/Method statement.txt`, content: `We ring before each visit. ${name.length}` },
            { name: `${name}/Price/Open book.txt`, content: 'Costs in the open', stored: true },
          ]),
        );
        const receipts = `Supplier,Received at\n${both.map((name) => `${name},2027-03-01 11:00`).join('\n')}\n`;
        const files = { zip: 'application/zip', csv: 'text/csv' } as const;
        await mo.page.setInputFiles('[name=archives]', { name: 'all.zip', mimeType: files.zip, buffer: archive });
        await mo.page.setInputFiles('[name=receipts]', {
          name: 'receipts.csv',
          mimeType: files.csv,
          buffer: Buffer.from(receipts),
        });
        await mo.hands.send(send('/archives'));
        await unpacking.untilDone((await s.app.look((tx) => intakeNow(tx, s.id)))!.id);
        await mo.page.goto(receive);
        await mo.look();
        await mo.hands.send(send('/settled'));
        await mo.hands.choose('sure', 'yes');
        await mo.hands.send(send('/complete'));
        for (const who of [dev, mo]) {
          await s.desks.go(who, `${s.tendering}/open`);
          await who.hands.choose('sure', 'yes');
          await who.hands.send(send('/open'));
        }
        await s.desks.go(mo, `${s.tendering}/tenders`);
        assert.match(await mo.main(), /Fell & Shore Together.*Moorside Partners/s);
      });

      partnersJudged(s);
      partnersAwarded(s);
    });
});
