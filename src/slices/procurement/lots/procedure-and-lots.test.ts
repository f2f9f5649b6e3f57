import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type AProcurement, aProcurement, publish } from '#test/support/a-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { drawLot } from '../draw-lot.ts';
import { proceduresOf } from '../procedure/procedure-store.ts';
import { lotsById, procurementsById } from '../procurement-store.ts';
import { lotTermsOf } from './lot-terms-store.ts';

const amended = {
  changeBecause: 'Two providers could not',
  republish: ['tender-notice'],
  extended: 'no',
  extensionBecause: 'It asks for less',
};

describe('a procedure that fits, and its lots', () => {
  let app: TestApp;
  let one: ACase;
  let bought: AProcurement;
  let lotId: string;
  let terms: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-02T09:00:00Z'));
    one = await aCase(app);
    bought = await aProcurement(app, one, { regime: 'light-touch', route: 'competitive-flexible' });
    lotId = await app.act(
      one.dev,
      async (act) => {
        const [found] = await procurementsById(act.tx, [bought.id]);
        return drawLot(act, found!, {
          title: 'Harbour',
          because: 'One round of streets',
          zone: null,
          value: 40_000_00,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [],
        });
      },
      one.caseId,
    );
    terms = `${one.base}/lots/${lotId}/terms`;
  });
  after(() => app.close());

  const procedure = () => `${bought.base}/procedure`;

  it('begins as one that fits its law, and says what it costs a bidder, what it opens and who is left', async () => {
    const empty = await one.dev.get(procedure());
    assert.match(empty.text, /It is not drawn yet.*Nobody has asked the market about ways of buying yet/);
    const wrong = await one.dev.submit(empty, `${procedure()}/template`, { template: 'framework' }, 422);
    assert.deepEqual(wrong.errors, ['Choose one from the list']);
    const drawn = await one.dev.submit(await one.dev.get(procedure()), `${procedure()}/template`, {
      template: 'alliance',
    });
    assert.match(drawn.text, /All the way through, one bidder spends \d+ to \d+ hours/);
    assert.match(drawn.text, /For a small organisation 40 (?:would be|is)/);
    assert.match(drawn.text, /Providers too small for the whole can be partners/);
    assert.ok(drawn.document.querySelector('svg[role=img]'));
  });

  it('is changed stage by stage, with hours that somebody said; what has no sense is sent back', async () => {
    const change = async (fields: Record<string, string | string[]>, status = 200) =>
      one.dev.submit(
        await one.dev.get(`${procedure()}?stage=${fields.how === 'add' ? 'new' : Number(fields.position) + 1}`),
        `${procedure()}/stages`,
        fields,
        status,
      );
    const bare = await change({ how: 'change', position: '1', hoursLow: '12', hoursHigh: '30' }, 422);
    assert.deepEqual(bare.errors, ['Say where the hours come from']);
    const said = await change({
      how: 'change',
      position: '1',
      hoursLow: '12',
      hoursHigh: '30',
      hoursSource: 'Asked of four providers',
    });
    assert.match(said.text, /12 to 30 hours\s*Asked of four providers/);
    const selected = await change({ how: 'add', position: '2', kind: 'down-selection' });
    assert.match(
      selected.text,
      /Say by which rule fewer go on, and how many at least.*Check this against the current text/,
    );
    const twice = await change({ how: 'add', position: '0', kind: 'final-tenders' }, 422);
    assert.match(twice.errors.join(), /one stage of final tenders/);
    const out = await change({ how: 'remove', position: '2', kind: 'down-selection' });
    assert.doesNotMatch(out.text, /by which rule fewer go on, and how many/);
    assert.equal((await app.look((tx) => proceduresOf(tx, bought.id))).length, 4);
  });

  it('lets no look at who is suitable come first on a service below the threshold', async () => {
    const small = await aProcurement(app, one, { regime: 'below-threshold', route: 'open' });
    const here = `${small.base}/procedure`;
    await one.dev.submit(await one.dev.get(here), `${here}/template`, { template: 'open' });
    const drawn = await one.dev.get(`${here}?stage=new`);
    const offered = [...drawn.document.querySelectorAll('select[name=kind] option')].map((option) =>
      option.getAttribute('value'),
    );
    assert.ok(
      !offered.includes('conditions') && !offered.includes('down-selection') && offered.includes('final-tenders'),
    );
    const refused = await one.dev.submit(
      drawn,
      `${here}/stages`,
      { how: 'add', position: '0', kind: 'conditions' },
      422,
    );
    assert.match(refused.errors.join(), /Below the threshold nobody is kept out beforehand/);
  });

  it('gives a direct award its ground, in light touch also that the person chooses', async () => {
    const direct = await aProcurement(app, one, { regime: 'light-touch', route: 'direct-award' });
    const here = `${direct.base}/procedure`;
    const bare = await one.dev.submit(await one.dev.get(here), `${here}/template`, { template: 'user-choice' });
    assert.match(bare.text, /Say on which ground nobody else is asked/);
    const unsaid = await one.dev.submit(
      bare,
      `${here}/template`,
      { template: 'user-choice', ground: 'user-choice' },
      422,
    );
    assert.deepEqual(unsaid.errors, ['Say why the ground is met here']);
    const given = await one.dev.submit(await one.dev.get(here), `${here}/template`, {
      template: 'user-choice',
      ground: 'user-choice',
      justification: 'Joan chose them',
    });
    assert.match(given.text, /schedule 5 paragraphs 15 to 17.*Joan chose them/i);
    const ordinary = await aProcurement(app, one, { regime: 'ordinary', route: 'direct-award' });
    const no = await one.dev.submit(
      await one.dev.get(`${ordinary.base}/procedure`),
      `${ordinary.base}/procedure/template`,
      { template: 'user-choice' },
      422,
    );
    assert.deepEqual(no.errors, ['Choose one from the list']);
  });

  it('says why it is divided, and by what it is decided who gets which lots', async () => {
    const here = `${bought.base}/division`;
    const whole = await one.dev.submit(
      await one.dev.get(here),
      here,
      { divided: 'no', because: 'It is one round', mostWon: '2' },
      422,
    );
    assert.deepEqual(whole.errors, ['Without lots there is nothing to limit']);
    const bare = await one.dev.submit(
      await one.dev.get(here),
      here,
      { divided: 'yes', because: 'Small ones can bid', mostWon: '2' },
      422,
    );
    assert.match(bare.errors.join(), /by what it is decided/);
    const kept = await one.dev.submit(await one.dev.get(here), here, {
      divided: 'yes',
      because: 'Small ones can bid',
      mostWon: '2',
      mechanism: 'Those in which it is ahead by most points',
    });
    assert.match(kept.text, /Small ones can bid.*ahead by most points/);
  });

  it('is reserved within the law, with a value that says what it includes and conditions in proportion', async () => {
    const bare = await one.dev.submit(await one.dev.get(terms), terms, { value: '40000', reserved: 'no' }, 422);
    assert.match(bare.errors.join(), /with or without value added tax/);
    const mutual = await one.dev.submit(await one.dev.get(terms), terms, {
      value: '40000',
      vat: 'excluding',
      years: '6',
      reserved: 'mutual',
      reservedBecause: 'Its staff own it',
    });
    assert.match(mutual.text, /With value added tax\s*£48,000.*It lasts at most 5 years/);
    const add = {
      how: 'add',
      kind: 'insurance',
      words: 'Liability for five million',
      why: 'People are lifted',
      insuranceBeforeAward: 'yes',
    };
    const condition = await one.dev.submit(await one.dev.get(terms), `${terms}/conditions`, add);
    assert.match(condition.text, /insurance need not be in place before the award/);
    const out = await one.dev.submit(condition, `${terms}/conditions`, { how: 'remove', position: '0' });
    assert.match(out.text, /Nothing yet\. The fewer, the more can bid/);
    assert.equal((await app.look((tx) => lotsById(tx, [lotId])))[0]!.valuePence, 40_000_00);
  });

  it('stands once it is published: a change is an amendment that every bidder reads, or nothing', async () => {
    await publish(app, one, bought.id);
    const before = await app.look((tx) => lotTermsOf(tx, [lotId]));
    const bare = await one.dev.submit(await one.dev.get(terms), terms, { years: '4' }, 422);
    assert.match(bare.errors.join(), /It is published: say why it changes/);
    const halfway = await one.dev.submit(
      await one.dev.get(terms),
      terms,
      { years: '4', changeBecause: 'Too long' },
      422,
    );
    assert.match(halfway.errors.join(), /whether bidders get more time/);
    assert.equal((await app.look((tx) => lotTermsOf(tx, [lotId]))).length, before.length);
    await one.dev.submit(await one.dev.get(terms), terms, { years: '4', ...amended });
    const stage = { how: 'change', position: '0', meetings: '2' };
    assert.match(
      (
        await one.dev.submit(await one.dev.get(`${procedure()}?stage=1`), `${procedure()}/stages`, stage, 422)
      ).errors.join(),
      /say why it changes/,
    );
    await one.dev.submit(await one.dev.get(`${procedure()}?stage=1`), `${procedure()}/stages`, {
      ...stage,
      ...amended,
    });
    const anybody = await app.guest().get(`/public/procurements/${bought.id}`);
    assert.match(
      anybody.text,
      /The terms of the lot “Harbour”\. Because: Two providers could not.*A stage is changed: Dialogue/,
    );
    assert.match(anybody.text, /What bidding takes.*Dialogue.*hours for one bidder, estimated/);
    const drawn = await one.dev.submit(
      await one.dev.get(bought.base),
      `${bought.base}/lots`,
      { title: 'Another', because: 'Late' },
      409,
    );
    assert.match(drawn.text, /no lot is drawn any more/);
  });

  it('keeps one of two who change it at once', async () => {
    const page = await one.dev.get(terms);
    const both = await Promise.all(
      ['3', '4.5'].map((years, at) =>
        one.dev.request('POST', terms, {
          payload: page
            .form(terms, { years, ...amended, _once: `00000000-0000-4000-8000-00000000000${at}` })
            .toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
        }),
      ),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409]);
  });

  it('is changed by nobody who only reads it, nor through another case', async () => {
    const auditor = await withHat(app, one, 'Al Auditor', 'auditor');
    assert.ok(!(await auditor.get(procedure())).hasForm(`${procedure()}/template`));
    assert.ok(!(await auditor.get(terms)).hasForm(terms));
    const provider = await withHat(app, one, 'Moorside', 'provider');
    await provider.get(terms, 404);
    const other = await aCase(app, 'Another');
    await one.dev.get(`${other.base}/lots/${lotId}/terms`, 404);
  });
});
