import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { declareInterest } from '#slices/cases/index.ts';
import { criteriaTreeOf } from '#slices/procurement/criteria/criteria-store.ts';
import { whatIsTyped } from '#slices/procurement/notices/typed-for-tests.ts';
import { biddersOf } from '#slices/procurement/tendering/tender-store.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { type Fields, openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Desk, Desks, day, field, says, send } from '#test/support/desks.ts';
import { fromTenders, names } from '#test/support/partners-are-judged.ts';
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

/** Who does what: the officer (Mo), the commissioner (Dev), two who judge (Amara, Ivy), a resident who judges (Rose), suppliers, an auditor (Vera). */
type Name = 'dev' | 'mo' | 'amara' | 'ivy' | 'rose' | 'vera' | 'fell' | 'moorside';

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
      let one: ACase;
      let desks: Desks;
      let id: string;
      let base: string;
      let tendering: string;
      let judging: string;
      let open: string;
      const at = {} as Record<Name, Desk>;
      const criteria: Record<string, string> = {};

      const bulk = async (who: Name, path: string, action: string, fields: Fields = {}) => {
        const visitor = at[who].visitor!;
        return visitor.submit(await visitor.get(path), action, fields);
      };
      const clock = (instant: string) => app.setClock(new Date(instant));
      const bidders = () => app.look((tx) => biddersOf(tx, id));
      const bidder = async (name: string) => (await bidders()).find((found) => found.name === name)!.id;

      before(async () => {
        await clock('2027-02-01T09:00:00Z');
        one = await aCase(app);
        desks = new Desks(url, scripts);
        const hat = (name: string, wears: Parameters<typeof withHat>[3]) => withHat(app, one, name, wears);
        const people: Record<Name, Visitor | null> = {
          dev: one.dev,
          mo: await hat('Mo Ali', 'procurement'),
          amara: await hat('Amara Okafor', 'partner'),
          ivy: await hat('Ivy Stone', 'partner'),
          rose: await hat('Rose Levy', 'community'),
          vera: await hat('Vera Check', 'auditor'),
          fell: null,
          moorside: null,
        };
        for (const [name, visitor] of Object.entries(people)) at[name as Name] = await desks.seat(visitor);
      });
      after(() => desks.close());

      it('the commissioner notes a first talk, and answers which law applies, question by question', async () => {
        const { dev } = at;
        await desks.go(dev, `${one.base}/supplier-talks`);
        await desks.fill(dev, '/supplier-talks', {
          supplier: first,
          shown: 'The draft purpose of the alliance',
          said: 'Let residents judge',
        });
        await desks.go(dev, `${one.base}/regime`);
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
        await desks.look(dev);
        assert.match(await says(dev), /The answer.*light touch/is);
        await desks.fill(dev, '/regime/planned', {
          title: 'Fell & Shore alliance',
          because: 'Partners are chosen for how they work with others',
        });
        base = new URL(dev.page.url()).pathname;
        id = base.split('/').at(-1)!;
        base = `${one.base}/procurements/${id}`;
        tendering = `${one.base}/tendering/${id}`;
        judging = `${one.base}/evaluations/${id}`;
        open = `/public/procurements/${id}`;
        await desks.go(dev, base);
      });

      it('the officer draws its stages from the template for an alliance', async () => {
        const { mo } = at;
        const procedure = `${base}/procedure`;
        await desks.go(mo, procedure);
        await mo.hands.unfold('Choose how it begins');
        await mo.hands.choose('template', 'alliance');
        await mo.hands.send(send('/template'));
        await desks.look(mo);
        await desks.go(mo, `${procedure}?stage=new`);
        await mo.hands.pick(field('/stages', 'position'), 'Before 2.');
        await mo.hands.pick(field('/stages', 'kind'), 'Fewer go on');
        await desks.fill(mo, '/stages', {
          rule: 'The two whose sessions best met the published behaviours',
          least: '2',
        });
        const more = (fields: Fields) =>
          bulk('mo', `${procedure}?stage=new`, `${procedure}/stages`, { asks: 'As the notice says', ...fields });
        await more({ position: '0', kind: 'conditions', documents: '1' });
        await more({ position: '5', kind: 'refinement', announced: 'yes', nobodyLost: 'yes' });
        await desks.go(mo, procedure);
        assert.match(
          await says(mo),
          /1\. Conditions.*2\. Dialogue.*3\. Fewer go on.*5\. Negotiation.*6\. Award criteria are refined.*7\. Final tenders/s,
        );
        assert.doesNotMatch(await says(mo), /What to look at/);
      });

      it('dates, one lot, behaviours, cost and the rules are set', async () => {
        const { mo } = at;
        await desks.go(mo, `${base}/timetable`);
        await mo.hands.unfold('Set or move dates');
        await desks.fill(mo, '/timetable', {
          ...day('tenderNoticeOn', '2027-02-02'),
          ...day('tendersBy', '2027-03-01'),
          ...day('awardNoticeOn', '2027-03-09'),
          ...day('startOn', '2027-04-01'),
          ...day('endOn', '2031-03-31'),
          because: 'The old framework ends in March',
        });
        await desks.look(mo);
        await desks.go(mo, base);
        await mo.hands.unfold('Draw a lot');
        await desks.fill(mo, '/lots', {
          title: 'The alliance',
          because: 'Its partners share one purse and one list of people',
          value: '1,200,000',
        });
        await desks.go(mo, `${base}/criteria`);
        await mo.hands.unfold('Add a criterion');
        await desks.fill(mo, '/criteria/add', {
          name: 'How you behave as a partner',
          weight: '50',
          question: 'Say how you decide with others when it costs you something',
        });
        const add = (fields: Fields) => bulk('mo', `${base}/criteria`, `${base}/criteria/add`, fields);
        await add({
          name: 'What residents would notice',
          weight: '20',
          question: 'Say what changes for somebody at home',
          judgedBy: 'residents',
        });
        await add({ type: 'pass-or-fail', name: 'Registered', question: 'You are registered with the regulator' });
        await desks.go(mo, `${base}/criteria`);
        await mo.hands.unfold('Say how the price counts');
        await mo.hands.choose('formula', 'relative');
        await desks.fill(mo, '/criteria/price', { weight: '30' });
        await mo.hands.unfold('The floor, ties');
        await mo.hands.choose('anonymised', 'yes');
        await desks.fill(mo, '/criteria/rules', { lowShare: '50' });
        await desks.look(mo);
        assert.doesNotMatch(await says(mo), /To mend before/);
        for (const found of await app.look((tx) => criteriaTreeOf(tx, id))) criteria[found.name] = found.id;
      });

      it('everybody who will hold the dialogue declares, and the assessment is confirmed for the notice', async () => {
        const { mo, rose } = at;
        await desks.go(rose, `${one.base}/people`);
        await desks.fill(rose, '/declaration', {});
        for (const name of ['dev', 'amara', 'ivy'] as const)
          await app.act(at[name].visitor, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
        await desks.go(mo, `${one.base}/people`);
        await desks.fill(mo, '/declaration', { interest: 'My cousin works for a bidder in another county' });
        await desks.go(at.dev, `${one.base}/people`);
        await at.dev.hands.pick(field('/declarations', 'state'), 'Mitigated');
        await desks.fill(at.dev, '/declarations', { because: 'Mo holds no dialogue with that firm' });
        await desks.go(mo, `${base}/conflicts`);
        await mo.hands.pick(field('/conflicts/confirmed', 'confirmedFor'), 'The tender notice');
        await mo.hands.send(send('/conflicts/confirmed'));
        assert.match(await says(mo), /Version 1: The tender notice, Mo Ali/);
      });

      it('what is asked of tenders, the documents and the tender notice go out, with the platform’s number', async () => {
        const { dev, mo } = at;
        await desks.go(dev, tendering);
        await dev.hands.unfold('Set the time');
        await desks.fill(dev, '/time', { ...day('dueOn', '2027-03-01'), dueTime: '12:00' });
        await dev.hands.unfold('Say what is asked');
        await dev.hands.choose('lateRule', 'never');
        await desks.fill(dev, '/settings', { asked: 'Quality: Method statement\nPrice: Open book' });
        await dev.hands.unfold('Name who brings tenders in');
        await dev.hands.pick(field('/receivers', 'person'), 'Mo Ali');
        await dev.hands.send(send('/receivers'));
        assert.match(await says(dev), /Brought in by\s+Mo Ali/);
        await desks.go(mo, `${base}/documents`);
        await mo.hands.send(send('/issues'));
        assert.match(await says(mo), /Issue 1/);
        for (const gate of ['ally', 'walk'])
          await bulk('mo', base, `${base}/gates`, {
            gate,
            outcome: 'passed-over',
            words: 'The alliance is the other way',
          });
        await desks.go(mo, base);
        await mo.hands.unfold('Record a gate');
        await mo.hands.pick(field('/gates', 'gate'), (await gateNamed(mo, 'who-is-left')).slice(0, 30));
        await mo.hands.choose('outcome', 'done');
        await desks.fill(mo, '/gates', { words: 'Five firms are left, three of them small' });
        const notice = `${base}/notices/uk4`;
        await desks.go(mo, `${base}/notices`);
        await desks.go(mo, notice);
        await desks.fill(mo, '/uk4', { description: 'Help at home by partners who decide together' });
        await bulk('mo', notice, notice, { ...whatIsTyped, ...services });
        await clock('2027-02-02T09:00:00Z');
        await desks.go(mo, notice);
        assert.match(await says(mo), /Nothing that the law asks for is missing/);
        await mo.hands.send(send('/versions'));
        await desks.look(mo);
        await desks.go(mo, notice);
        await desks.fill(mo, '/publication', {
          platformNumber: '004711-2027',
          appearedAt: '08:30',
          platformOcid: `ocds-h6vhtk-${id.slice(0, 6)}`,
        });
        await desks.look(mo);
        assert.match(await says(mo), /004711-2027/);
      });

      it('a supplier reads it all without an account and asks; everybody reads the answer', async () => {
        const { fell, moorside, mo } = at;
        await desks.go(mo, `${base}/questions`);
        await mo.hands.unfold('What anybody reads');
        await desks.fill(mo, '/summary', {
          words: 'Partners who will look after people at home in Fell and Shore together.',
          ...day('askBy', '2027-02-15'),
          ...day('answerBy', '2027-02-19'),
        });
        await desks.go(moorside, `${open}/notices/uk4`);
        await desks.go(moorside, `${open}/documents`);
        await desks.go(moorside, open);
        await desks.fill(moorside, '/questions', { question: 'May two small firms answer together?' });
        await desks.look(moorside);
        await moorside.hands.send('main a.cw-breaks');
        const mine = new URL(moorside.page.url()).pathname;
        assert.match(await says(moorside), /It is not answered yet/);
        await desks.go(mo, `${base}/questions`);
        await mo.hands.unfold('Answer it');
        await mo.hands.choose('decision', 'answer');
        await desks.fill(mo, '/questions/answers', { answer: 'Yes. Say who leads.' });
        await desks.look(mo);
        await desks.go(moorside, mine);
        assert.match(await says(moorside), /Yes\. Say who leads/);
        await desks.go(fell, open);
        assert.match(await says(fell), /May two small firms answer together\?.*Yes\. Say who leads/s);
      });

      it('dialogue is held in rounds: what one was shown, all are shown, without its name', async () => {
        const { mo, moorside } = at;
        await clock('2027-02-10T09:00:00Z');
        await desks.go(mo, base);
        await mo.hands.unfold('Record what a supplier was shown');
        await desks.fill(mo, '/engagements', {
          supplier: first,
          shown: 'Round 1: the map of who lives alone',
          said: 'Begin with the valley',
        });
        for (const [at, supplier] of [second, third, first, second].entries())
          await bulk('mo', base, `${base}/engagements`, {
            supplier,
            shown: at < 2 ? 'Round 1: the map of who lives alone' : 'Round 2: how gain and pain would be shared',
          });
        await desks.go(mo, `${base}/fairness`);
        assert.match(await says(mo), /Fell & Shore Together.*Moorside Partners/s);
        await mo.hands.send(send('/pack/versions'));
        await desks.go(moorside, `${open}/pack`);
        const pack = await says(moorside);
        assert.match(
          pack,
          /The draft purpose of the alliance.*map of who lives alone.*Begin with the valley.*gain and pain/s,
        );
        for (const name of names) assert.ok(!pack.includes(name), `the pack names ${name}`);
      });

      it('fewer go on by the rule that was told, with the reason, and a criterion is refined for all who are left', async () => {
        const { mo } = at;
        const receive = `${tendering}/receive`;
        await clock('2027-02-16T09:00:00Z');
        await desks.go(mo, receive);
        await mo.hands.unfold('Add a bidder');
        await desks.fill(mo, '/bidders', { name: first, identifier: 'GB-COH-01', contact: 'fell@example.org' });
        for (const name of [second, third])
          await bulk('mo', receive, `${receive}/bidders`, { name, identifier: `GB-COH-0${names.indexOf(name) + 1}` });
        await desks.go(mo, receive);
        await mo.hands.unfold('goes no further');
        await desks.look(mo);
        assert.match(
          await says(mo),
          /The two whose sessions best met the published behaviours. At least 2 go on. There are 3 now/,
        );
        await mo.hands.pick(field('/not-selected', 'bidder'), third);
        await desks.fill(mo, '/not-selected', { because: 'It left each session before anything was decided together' });
        assert.match(await says(mo), /goes no further\): It left each session/);
        await desks.go(mo, `${one.base}/criteria/${criteria['How you behave as a partner']}`);
        await desks.fill(mo, `/criteria/${criteria['How you behave as a partner']}`, {
          question: 'Say how you decide with others when it costs you something, with one example',
          reason: 'Both who are left asked for an example in dialogue',
        });
        await desks.go(at.moorside, `${open}/pack`);
        assert.match(await says(at.moorside), /Changed: how bids are judged.*Both who are left asked for an example/s);
      });

      fromTenders({
        get one() {
          return one;
        },
        get desks() {
          return desks;
        },
        get id() {
          return id;
        },
        get base() {
          return base;
        },
        get tendering() {
          return tendering;
        },
        get judging() {
          return judging;
        },
        get open() {
          return open;
        },
        get app() {
          return app;
        },
        at,
        criteria,
        bulk,
        clock,
        bidders,
        bidder,
      });
    });
});
