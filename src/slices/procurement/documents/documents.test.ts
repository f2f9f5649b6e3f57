import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import mammoth from 'mammoth';
import { declareInterest } from '#slices/cases/index.ts';
import { draftSpecification, issueSpecification, specificationsById, writeRequirement } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { drawLot, setCriteria } from '../draw-lot.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { recordGate } from '../record-gate.ts';
import { readMeasures } from './social-value.ts';
import { readWorkforce } from './workforce.ts';

const words = 'The same three carers come to one home, and no more than three.';
const people = (role: string, count: number, more = 'permanent,20,12.60,6') =>
  Array.from({ length: count }, () => `${role},${more}`).join('\n');

describe('documents of a procurement', () => {
  let app: TestApp;
  let one: ACase;
  let id: string;
  let base: string;
  let path: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    one = await aCase(app);
    await app.act(one.dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    const { caseId, outcomeId } = one;
    id = await app.act(
      one.dev,
      async (act) => {
        const blank = { needId: null, legalDuty: null, organisational: null, mechanismId: null, measureId: null };
        const write = (more: object) =>
          writeRequirement(act, {
            ...{ caseId, outcomeId, test: null, paymentDepends: false, type: 'output', title: 'x', words: 'y' },
            ...blank,
            ...more,
          } as never);
        const faces = await write({ title: 'Same faces', words });
        const told = await write({
          type: 'information',
          title: 'Telling each other',
          words: 'Each month both say what went wrong.',
          legalDuty: 'Care Act 2014 section 5',
        });
        const exit = await write({ type: 'exit', title: 'At the end', words: 'Plans go to whoever comes next.' });
        const made = await planProcurement(act, {
          ...{ caseId, title: 'Home care', regime: 'light-touch', route: 'open', because: 'Anybody can offer' },
          ...{ publishOn: '2027-01-05', awardOn: null, signOn: null, startOn: '2027-04-01' },
        });
        const [procurement] = await procurementsById(act.tx, [made]);
        await drawLot(act, procurement!, {
          ...{
            title: 'The fells',
            because: 'Rounds',
            zone: 'Fell',
            value: 40_000_000,
            mostLots: null,
            leavesBehind: null,
          },
          requirementIds: [faces, told, exit],
        });
        await setCriteria(act, procurement!, { criteria: 'Same faces at the door 60\nPrice 40' });
        const specificationId = await draftSpecification(act, {
          caseId,
          title: 'Home care',
          mechanismId: null,
        } as never);
        const [specification] = await specificationsById(act.tx, [specificationId]);
        await issueSpecification(act, specification!, { because: null, version: specification!.version });
        return made;
      },
      caseId,
    );
    base = `${one.base}/procurements/${id}`;
    path = `${base}/documents`;
  });
  after(() => app.close());

  const text = async (name: string, query = 'as=docx', from = `${path}/files`) => {
    const answer = await one.dev.request('GET', `${from}/${name}?${query}`);
    assert.equal(answer.status, 200, name);
    return (await mammoth.extractRawText({ buffer: answer.bytes })).value;
  };
  const issue = async (because: string, expected = 200) =>
    one.dev.submit(await one.dev.get(path), `${path}/issues`, { because }, expected);

  const draw = (title: string) =>
    app.act(
      one.dev,
      async (act) => {
        const [procurement] = await procurementsById(act.tx, [id]);
        const rest = { because: 'Rounds', zone: null, value: 10_000_000, mostLots: null, leavesBehind: null };
        await drawLot(act, procurement!, { title, ...rest, requirementIds: [] });
      },
      one.caseId,
    );

  it('hold the same words as the thread, with what each term rests on', async () => {
    assert.ok((await text('specification')).includes(words));
    const invitation = await text('invitation');
    assert.match(invitation, /In short.*About £400,000 without VAT.*What is bought.*The fells.*Same faces/s);
    const terms = await text('terms');
    assert.match(terms, /This is not a contract, and no lawyer wrote it/);
    assert.match(
      terms,
      /Each month both say what went wrong\..*It rests on the requirement “Telling each other” \(information and learning\); Care Act 2014 section 5/s,
    );
    assert.match(terms, /Plans go to whoever comes next/);
    assert.match(terms, /Payment within 30 days.*sections 68 and 73/s);
  });

  it('explain how the price counts with the figures that the scoring itself gives', async () => {
    await app.act(
      one.dev,
      async (act) => {
        await sql`update criteria set type = 'price', formula = '{"id":"relative"}' where procurement_id = ${id} and name = 'Price'`.execute(
          act.tx,
        );
      },
      one.caseId,
    );
    const criteria = await text('criteria');
    assert.match(criteria, /lowest price ÷ price of the bid × 40/);
    assert.match(criteria, /£360,000 ÷ £400,000 × 40 = 36/);
    assert.match(criteria, /Same faces at the door: 60% of the whole/);
  });

  it('can be had as a Word file and as a tagged PDF, each of them', async () => {
    const page = await one.dev.get(path);
    const files = [...page.document.querySelectorAll('a')].flatMap((link) => {
      const href = link.getAttribute('href') ?? '';
      return href.includes('/files/') ? [href] : [];
    });
    assert.equal(files.length, 18);
    for (const file of files) {
      const { bytes } = await one.dev.request('GET', file);
      const pdf = file.includes('as=pdf');
      assert.equal(bytes.subarray(0, pdf ? 4 : 2).toString(), pdf ? '%PDF' : 'PK', file);
      if (pdf) assert.ok(bytes.includes('/StructTreeRoot'));
    }
    await one.dev.get(`${path}/files/secrets?as=pdf`, 404);
  });

  it('are frozen as an issue, and say what changed in the next, with the reason', async () => {
    assert.match((await issue('')).text, /Issue 1 is frozen/);
    assert.match((await issue('', 422)).errors.join(), /They say the same as issue 1/);
    await draw('The shore');
    assert.match((await one.dev.get(path)).text, /Changed since the last issue.*Lot 2: The shore/);
    assert.deepEqual((await issue('', 422)).errors, ['Say what changed, and why. Every bidder reads it']);
    await issue('A lot was left out');
    assert.ok(!(await text('invitation', 'as=docx&issue=1')).includes('The shore'));
    assert.ok((await text('invitation', 'as=docx&issue=2')).includes('The shore'));
  });

  it('are public once the tender notice is out, and not before', async () => {
    const open = `/public/procurements/${id}/documents`;
    await app.guest().get(open, 404);
    await app.guest().get(`${open}/invitation?as=pdf`, 404);
    await draw('The ferry');
    await app.act(
      one.dev,
      async (act) => {
        const [procurement] = await procurementsById(act.tx, [id]);
        for (const gate of ['ally', 'walk', 'who-is-left'])
          await recordGate(act, procurement!, {
            gate,
            outcome: 'passed-over',
            words: 'So',
            doneOn: '2027-01-04',
          } as never);
        await recordMoment(act, { id }, { moment: 'tender-notice' });
      },
      one.caseId,
    );
    assert.doesNotMatch((await app.guest().get(open)).text, /What changed/, 'what was tried before is nobody’s');
    await app.guest().get(`${open}/invitation?issue=1`, 404);
    await issue('The ferry was forgotten');
    const page = await app.guest().get(open);
    assert.match(page.text, /Issue 3.*The ferry was forgotten.*What changed.*New:.*Lot 3: The ferry/);
    assert.ok((await text('specification', 'as=docx', open)).includes(words));
  });

  it('tell of people who may come over in groups alone, and of no small one', async () => {
    const lines = ['Role,Contract,Hours,Pay,Years', people('Carer', 14), people('Planner', 2), people('Cook', 3)].join(
      '\n',
    );
    const send = async (pasted: string, expected = 200) =>
      one.dev.submit(
        await one.dev.get(path),
        `${path}/workforce`,
        {
          ...{ employer: 'Bay Care', pasted },
          ...{ 'asAt-day': '1', 'asAt-month': '1', 'asAt-year': '2027' },
        },
        expected,
      );
    assert.match((await send(`Name,${lines}`, 422)).errors.join(), /The column “Name” can tell who somebody is/);
    assert.match((await send(lines)).text, /List 1 is counted\. Its lines were not kept/);
    const pack = await text('staff-transfer');
    assert.match(pack, /as Bay Care gave it\. The authority has not verified it/);
    assert.match(pack, /Carer\s+permanent\s+14\s+280\s+£12\.60\s+14/);
    assert.doesNotMatch(pack, /Planner|Cook|19|\b5 more/);
    const { content } = readWorkforce(lines);
    assert.deepEqual([content!.others, content!.people], [null, null]);
  });

  it('show measures of social value that the authority brought in itself, and to nobody without a part in it', async () => {
    const send = async (pasted: string, expected = 200) =>
      one.dev.submit(
        await one.dev.get(path),
        `${path}/measures`,
        { name: 'Our measures', edition: '2027', licence: 'Ours alone', pasted },
        expected,
      );
    assert.match((await send('Words\nx', 422)).errors.join(), /no columns “Code” and “Title”/);
    const page = await send('Code,Title,Unit\nA1,Apprentices who stay,people\nA2,Hours given,hours');
    assert.match(page.text, /2 measures of Our measures are here.*A1 Apprentices who stay \(people\)/s);
    assert.match((await send('Code,Title\nA1,Again', 422)).errors.join(), /This edition is here already/);
    assert.match(page.text, /beyond outcome 1 were not verified/);
    assert.match(readMeasures('Code,Title\nA,x\nA,y').wrong!, /there twice/);
    const provider = await withHat(app, one, 'Pat Provider', 'provider');
    await provider.get(path, 404);
  });
});
