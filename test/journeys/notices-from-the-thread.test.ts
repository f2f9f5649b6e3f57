import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { setCredentials } from '#platform/accounts/accounts.ts';
import type { JsonObject } from '#platform/export/index.ts';
import { runTimed } from '#platform/workers/timed.ts';
import { ratingsOf } from '#slices/agreements/kpis/rating-store.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import {
  confirmConflicts,
  contractsOf,
  decideAward,
  keepTimetable,
  type Procurement,
  planProcurement,
  procurementsById,
  recordMoment,
} from '#slices/procurement/index.ts';
import { timed } from '#src/app.ts';
import { agreementsById } from '#src/slices/agreements/agreement-store.ts';
import { changeAgreement } from '#src/slices/agreements/change-agreement.ts';
import { indicatorsOf } from '#src/slices/agreements/from-award/from-award-store.ts';
import { setIndicator } from '#src/slices/agreements/from-award/set-indicator.ts';
import { moveAgreement } from '#src/slices/agreements/move-agreement.ts';
import { recordContractStep } from '#src/slices/procurement/award/record-contract.ts';
import { sendLetter } from '#src/slices/procurement/award/send-letter.ts';
import { asked, nameOf } from '#src/slices/procurement/notices/asked.ts';
import { keepTyped } from '#src/slices/procurement/notices/keep-typed.ts';
import { whatIsTyped } from '#src/slices/procurement/notices/typed-for-tests.ts';
import { extendSchema, schemaChecker, ukDependencies } from '#standards/ocds/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { awardBothLots, contractAndAgreement, scoredInTwoLots } from '#test/support/bought-in-two-lots.ts';
import { boxes } from '#test/support/boxes.ts';
import { bringLedger } from '#test/support/bring-ledger.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import type { Page } from '#test/support/page.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { withHat } from '#test/support/with-hat.ts';

describe('notices of a procurement that went its whole way here', () => {
  let app: TestApp;
  let mail: MailServer;
  let one: ACase;
  let scored: Scored;
  let partner: Visitor;
  let agreementId: string;
  let others: readonly string[] = [];

  before(async () => {
    mail = await startMailServer();
    app = await openTestApp({ env: { SMTP_URL: mail.url } });
    await app.setClock(new Date('2027-03-01T10:00:00Z'));
    one = await aCase(app);
    const mia = await withHat(app, one, 'Mia Mail', 'procurement');
    await app.act(mia, (act) => setCredentials(act, mia.personId!, 'mia@example.org', 'none'));
    partner = await withHat(app, one, 'Pam Partner', 'partner');
    scored = await scoredInTwoLots(app, one);
  });
  after(async () => {
    await app.close();
    await mail.stop();
  });

  type Act = Parameters<Parameters<TestApp['act']>[1]>[0];
  const inAct = <T>(work: (act: Act, procurement: Procurement) => Promise<T>): Promise<T> =>
    app.act(one.dev, async (act) => work(act, (await procurementsById(act.tx, [scored.id]))[0]!), one.caseId);
  const notice = (code: string, who: Visitor = one.dev) => who.get(`${scored.base}/notices/${code.toLowerCase()}`);
  const missing = (page: Page) =>
    [...page.document.querySelectorAll('#missing + ul li')].map((line) =>
      (line.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  let number = 100;
  async function publish(code: string, day: string, base = scored.base, incomplete = false): Promise<Page> {
    const at = `${base}/notices/${code.toLowerCase()}`;
    await one.dev.submit(await one.dev.get(at), `${at}/versions`, incomplete ? { incomplete: 'yes' } : {});
    const [year, month, date] = day.split('-') as [string, string, string];
    number += 1;
    return one.dev.submit(await one.dev.get(at), `${at}/publication`, {
      platformNumber: `000${number}-2027`,
      'appearedOn-day': date,
      'appearedOn-month': month,
      'appearedOn-year': year,
      appearedAt: '09:00',
      advice: 'Counsel said so',
    });
  }

  it('know from the lots how they are divided, capped and valued, and ask for what is truly missing alone', async () => {
    const page = await notice('UK4');
    for (const says of [/£7,000,000/, /£8,400,000/, /North/, /The best in each/]) assert.match(page.text, says);
    assert.deepEqual(missing(page), []);
    await publish('UK4', '2027-03-01');
  });

  it('tell an award from what was decided and judged, and to nobody who does not see awards before it is out', async () => {
    await inAct((act, procurement) => awardBothLots(act, procurement, scored, one.dev.personId!));
    const page = await notice('UK6');
    assert.match(page.text, /Fell Care.*1 Fell Care Street, Netherby.*TH1 1AA/);
    assert.match(page.text, /£8,400,000/);
    assert.match(page.text, /Tenders received by the deadline ?r\.27[^0-9]*\(2\)\(n\)\(i\)[^3]*3/);
    assert.match(page.text, /Bay Care/, 'over £5 million those who were assessed and did not win are named');
    assert.doesNotMatch(page.text, /Mill Care/, 'a tender that was disregarded was not assessed');
    assert.match(page.text, /18 March 2027/, 'eight working days from 8 March, St Patrick’s Day not among them');
    const onlooker = await notice('UK6', partner);
    assert.doesNotMatch(onlooker.text, /Fell Care|Bay Care/);
  });

  it('are whole for the award once everybody was told; then it is out, and everybody on the case reads it', async () => {
    assert.match(missing(await notice('UK6')).join('\n'), /summary/);
    await inAct(async (act, procurement) => {
      for (const id of Object.values(scored.bidderIds))
        await sendLetter(act, procurement, id, { channel: 'portal', givenOn: '2027-03-01', givenBy: 'Dev Patel' });
    });
    assert.deepEqual(missing(await notice('UK6')), []);
    await app.setClock(new Date('2027-03-08T12:00:00Z'));
    assert.match((await publish('UK6', '2027-03-08')).text, /It is published here too/);
    assert.match((await notice('UK6', partner)).text, /Fell Care/);
  });

  it('tell the contract that was entered into with the indicators of its agreement, the three that matter most', async () => {
    await app.setClock(new Date('2027-03-22T12:00:00Z'));
    await inAct((act, procurement) => recordMoment(act, procurement, { moment: 'standstill-over' }));
    agreementId = await inAct(contractAndAgreement);
    assert.match(missing(await notice('UK7')).join('\n'), /at least three performance indicators/);
    await inAct(async (act, procurement) => {
      const agreement = (await agreementsById(act.tx, [agreementId]))[0]!;
      for (const name of ['Visits on time', 'Same faces', 'Complaints answered'])
        await setIndicator(act, agreement, {
          ...{ name, target: `${name}: 95 of 100`, obligationId: null, measureId: null, material: true },
        });
      await moveAgreement(act, agreementId, { to: 'in-force', version: agreement.version });
      await confirmConflicts(act, procurement, { confirmedFor: 'details-notice', version: 0 });
    });
    const page = await notice('UK7');
    assert.deepEqual(missing(page), []);
    assert.match(page.text, /Visits on time: Visits on time: 95 of 100/);
    assert.match(page.text, /£8,400,000/);
    await publish('UK7', '2027-03-22');
  });

  it('tell payments as a return was signed with them, a quarter at a time, and nothing that is unsigned', async () => {
    await app.setClock(new Date('2027-08-02T10:00:00Z'));
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    const payments = `/organisations/${council}/payments`;
    const facts = `${one.base}/agreements/${agreementId}/payments`;
    await one.dev.submit(await one.dev.get(facts), facts, {
      ...{ number: 'C-7', law: 'public-contract', subcontracts: 'none', ...boxes('begunOn', '2027-01-04') },
    });
    const head = 'Supplier,Company number,Invoice number,Contract number,Date received,Date paid,Gross amount';
    const bring = (lines: readonly string[]) => bringLedger(one.dev, payments, [head, ...lines]);
    await bring([
      'Fell Care,,F-1,C-7,2027-05-01,2027-05-20,36000.01',
      'Fell Care,,F-2,C-7,2027-05-01,2027-05-21,30000.00',
      'Factor Finance,05555555,X-1,C-7,2027-06-01,2027-06-11,50000',
      'Fell Care,,F-3,C-7,2027-07-01,2027-07-10,41000',
    ]);
    assert.match(missing(await notice('UK8')).join('\n'), /Sign the return of the quarter/);
    assert.doesNotMatch((await notice('UK8')).text, /36,000|50,000|41,000/, 'nothing is signed yet');
    const signing = `${payments}/returns/large-payments/2027-06-30`;
    const director = { signer: 'Rose Ito', jobTitle: 'Director of Finance', approves: 'yes' };
    await one.dev.submit(await one.dev.get(signing), signing, director);

    const page = await notice('UK8');
    assert.deepEqual(missing(page), []);
    assert.match(page.text, /1 April 2027 to 30 June 2027Paid by Thornmere Council, as version 1 of its return was/);
    assert.match(page.text, /20 May 2027; £36,000\.01 with VAT; Fell Care11 June 2027; £50,000 with VAT; Factor/);
    assert.doesNotMatch(page.text, /41,000|30,000\.00/);
    assert.match(page.text, /one upload a quarter: the payments over £30,000 under all public contracts of Thornmere/);
    assert.ok(page.document.querySelector(`a[href="${signing}/file?version=1"]`), 'the file to upload');
    const unseen = await notice('UK8', partner);
    assert.doesNotMatch(unseen.text, /36,000/, 'a notice tells everybody, once it is out');
    assert.match(unseen.text, /Payments are shown here to those who see awards/);
    const auditor = await notice('UK8', await withHat(app, one, 'Ann Auditor', 'auditor'));
    assert.match(auditor.text, /36,000.*files are for people of Thornmere Council/);
    assert.ok(!auditor.document.querySelector('a[href*="large-payments"]'));

    await bring(['Fell Care,,F-1,C-7,2027-05-01,2027-05-20,37000']);
    const corrected = await notice('UK8');
    assert.match(corrected.text, /1 payment was changed, added or taken away after that\. This tells what was signed/);
    assert.match(corrected.text, /£36,000\.01 with VAT; Fell Care/);
    assert.doesNotMatch(corrected.text, /37,000/);
    assert.match((await publish('UK8', '2027-08-02')).text, /It is published here too\.(?! There is no open data)/);
    const open = await app.guest().get(`/public/procurements/${scored.id}/notices/uk8`);
    assert.match(open.text, /1 payment was changed, added or taken away after that/);
    const { releases } = JSON.parse((await app.guest().request('GET', `/public/procurements/${scored.id}/ocds`)).body);
    const { contracts, buyer, awards } = releases.at(-1);
    const pounds = (amountGross: number) => ({ amountGross, currency: 'GBP' });
    const factor = { id: 'GB-COH-05555555', name: 'Factor Finance' };
    assert.deepEqual(
      contracts[0].implementation.transactions.map((paid: JsonObject) => [
        paid.date,
        paid.value,
        paid.payer,
        paid.payee,
      ]),
      [
        ['2027-05-20T00:00:00+01:00', pounds(36_000.01), buyer, awards[0].suppliers[0]],
        ['2027-06-11T00:00:00+01:00', pounds(50_000), buyer, factor],
      ],
    );
    const after = await notice('UK8');
    assert.match(after.text, /Each signed quarter with a payment above £30,000 has its notice/);
    assert.ok(!after.hasForm(`${scored.base}/notices/uk8/versions`), 'a quarter is told once');
    await one.dev.submit(await one.dev.get(signing), signing, { ...director, because: 'An invoice was corrected' });
    const second = await notice('UK8');
    assert.match(second.text, /version 2 of its return.*£37,000 with VAT; Fell Care/);
    assert.doesNotMatch(second.text, /taken away after that/);
    await publish('UK8', '2027-08-02');
    for (const table of ['payment_returns', 'payment_return_lines'])
      await assert.rejects(
        app.act(one.dev, (act) => sql`delete from ${sql.table(table)}`.execute(act.tx)),
        /a signed return does not change/,
      );
  });

  it('rate the indicators for a year, from what was said of each, once its supplier has answered', async () => {
    const at = `${one.base}/agreements/${agreementId}/performance`;
    await app.setClock(new Date('2028-03-10T10:00:00Z'));
    assert.match(missing(await notice('UK9')).join('\n'), /Rate each of the three most material indicators/);
    const indicators = await app.look((tx) => indicatorsOf(tx, agreementId));
    for (const { id } of indicators)
      await one.dev.submit(await one.dev.get(at), `${at}/ratings`, {
        ...{ indicatorId: id, rating: 'approaching', because: 'The rota system came late' },
        ...{ ...boxes('fromOn', '2027-04-01'), ...boxes('toOn', '2028-02-29'), ...boxes('replyByOn', '2028-03-20') },
      });
    assert.match(missing(await notice('UK9')).join('\n'), /Rate each of the three/, 'the supplier can still answer');
    const rated = await app.look((tx) => ratingsOf(tx, agreementId));
    for (const { id } of rated)
      await one.dev.submit(await one.dev.get(at), `${at}/ratings/${id}/reply`, {
        agrees: 'yes',
        reply: 'By telephone: so it was',
      });
    const page = await notice('UK9');
    assert.deepEqual(missing(page), []);
    assert.match(page.text, /Same faces: Approaching target, 1 April 2027 to 29 February 2028/);
  });

  it('have the year of the indicators, the end and what is overdue on the home page of those whose job it is', async () => {
    const home = await one.dev.get('/');
    assert.match(
      home.text,
      /Performance against the indicators is rated and published \(UK9\): its last day is 21 March 2028/,
    );
    assert.doesNotMatch((await partner.get('/')).text, /Performance against the indicators/);
    await publish('UK9', '2028-03-10');
    assert.doesNotMatch((await one.dev.get('/')).text, /Performance against the indicators/);
    await app.setClock(new Date('2031-01-02T10:00:00Z'));
    assert.match((await one.dev.get('/')).text, /The contract runs out in 90 days/);
  });

  it('are written about once at each step, to those whose job it is and nobody else', async () => {
    const sentAt = async (instant: string) => {
      await app.setClock(new Date(instant));
      mail.mails.length = 0;
      const fails = (error: unknown) => assert.fail(String(error));
      const services = app.running.services;
      await Promise.all([runTimed(services, timed, fails), runTimed(services, timed, fails)]);
      await services.messages.deliver();
      return mail.mails;
    };
    assert.deepEqual(await sentAt('2031-04-20T03:00:00Z'), [], 'nobody is woken by it');
    const soon = await sentAt('2031-04-20T09:00:00Z');
    assert.equal(soon.length, 1);
    assert.match(JSON.stringify(soon), /mia@example\.org/);
    assert.match(JSON.stringify(soon), /Contract termination notice: its last day is 29 April 2031/);
    assert.deepEqual(await sentAt('2031-04-20T10:00:00Z'), []);
    assert.doesNotMatch(JSON.stringify(await sentAt('2031-04-21T09:00:00Z')), /termination/);
    assert.match(JSON.stringify(await sentAt('2031-04-28T09:00:00Z')), /Contract termination notice/);
    assert.match(JSON.stringify(await sentAt('2031-05-02T09:00:00Z')), /termination notice: its last day was 29 April/);
    assert.doesNotMatch(JSON.stringify(await sentAt('2031-05-03T09:00:00Z')), /termination/);
  });

  it('tell a change of the agreement and its end, and each as open data by the official schema', async () => {
    await app.setClock(new Date('2031-05-03T10:00:00Z'));
    await inAct(async (act, procurement) => {
      const agreement = (await agreementsById(act.tx, [agreementId]))[0]!;
      const { title, startsOn, leavesBehind, basis, valuePence: value, version } = agreement;
      await changeAgreement(act, agreementId, {
        ...{ title, startsOn, leavesBehind, basis, value, version },
        ...{ endsOn: '2031-09-30', why: 'A flood', ground: 'unforeseeable' },
      });
      for (const { decisionId, version: of } of await contractsOf(act.tx, procurement.id))
        await recordContractStep(act, procurement, {
          ...{ decisionId, step: 'ended', happenedOn: '2031-05-02', reference: null, redactions: null },
          ...{ how: 'terminated', because: 'The provider left', version: of },
        });
    });
    const change = await notice('UK10');
    assert.match(change.text, /Circumstances that could not be foreseen/);
    assert.match(change.text, /A flood/);
    await one.dev.submit(change, `${scored.base}/notices/uk10`, {
      change_value_netPence: '7,000,000',
      change_value_grossPence: '8,400,000',
      'change_effectOn-day': '5',
      'change_effectOn-month': '5',
      'change_effectOn-year': '2031',
    });
    const ending = await notice('UK11');
    assert.match(ending.text, /The provider left/);
    assert.deepEqual(missing(ending), []);
    assert.deepEqual(missing(await notice('UK10')), []);
    await publish('UK10', '2031-05-03');
    await publish('UK11', '2031-05-03');
  });

  it('tell what lets it be awarded directly as it was decided, that it was given up, and that it is planned', async () => {
    const direct = await aScoredProcurement(app, one, { title: 'A loom', route: 'direct-award' });
    const planned = await app.act(
      one.dev,
      (act) =>
        planProcurement(act, {
          ...{ caseId: one.caseId, title: 'Buses', regime: 'ordinary', route: 'open', because: 'The market is known' },
          ...{ publishOn: '2031-09-01', awardOn: '2031-12-01', signOn: null, startOn: null },
        }),
      one.caseId,
    );
    others = [direct.id, planned];
    await app.act(
      one.dev,
      async (act) => {
        const dates = { tenderNoticeOn: '2031-09-01', tendersBy: '2031-10-15', awardNoticeOn: '2031-12-01' };
        const told = { documents: 'together', circumstances: [], tendersAt: '12:00', because: 'So', version: 0 };
        await keepTimetable(act, (await procurementsById(act.tx, [planned]))[0]!, { ...dates, ...told } as never);
      },
      one.caseId,
    );
    const loom =
      'Loom Makers; GB-COH-02222222; 2 Quay; Netherby; TH1 1AB; loom@example.org; yes; no; no; no; None; None';
    const said = {
      suppliers: loom,
      award_signOn: '2031-06-01',
      direct_provision: 'Paragraph 6',
      interestHow: 'Write to us',
      notAwardedOn: '2031-05-03',
    };
    const typed = { ...whatIsTyped, ...said, vatPercent: 20, shown: asked.map(nameOf), typedVersion: 0 } as never;
    await app.act(
      one.dev,
      async (act) => {
        const [procurement] = await procurementsById(act.tx, [direct.id]);
        await decideAward(act, procurement!, {
          ...{ lotId: null, outcome: 'awarded', bidderId: null, supplier: 'Loom Makers', worth: 100_000_000 },
          ...{ because: 'Nobody else makes one', power: 'Delegation 4', decidedBy: one.dev.personId! },
          ...{ decidedOn: '2031-05-03', departsBecause: null, reservedBecause: null, ground: 'one-supplier' },
          ...{ quality: null, value: null, integration: null, access: null, socialValue: null },
        });
      },
      one.caseId,
    );
    const base = `${one.base}/procurements`;
    const transparency = await one.dev.get(`${base}/${direct.id}/notices/uk5`);
    assert.match(transparency.text, /Nobody else makes one/);
    assert.ok(
      missing(transparency).some((line) => /paragraph/i.test(line)),
      'nobody said which paragraph',
    );
    for (const id of others)
      await app.act(one.dev, (act) => keepTyped(act, { id, caseId: one.caseId } as Procurement, typed), one.caseId);
    assert.doesNotMatch((await publish('UK5', '2031-05-03', `${base}/${direct.id}`)).text, /There is no open data/);
    assert.ok(!missing(transparency).some((line) => /Why that applies/i.test(line)));
    assert.match((await one.dev.get(`${base}/${planned}/notices/uk3`)).text, /1 September 2031/);
    assert.doesNotMatch((await publish('UK3', '2031-05-03', `${base}/${planned}`)).text, /There is no open data/);
    assert.doesNotMatch((await publish('UK12', '2031-05-03', `${base}/${direct.id}`)).text, /There is no open data/);
  });

  testOnRealData('hold to the official schema with the UK extension, release by release', 'ocds/schema', async () => {
    const read = (...name: string[]) => JSON.parse(readRealFile('ocds', ...name).toString()) as JsonObject;
    const check = schemaChecker(
      extendSchema(
        read('schema', 'release-schema.json'),
        ukDependencies,
        read('uk-extension', 'release-schema.json'),
      ) as JsonObject,
    );
    const tags: unknown[] = [];
    for (const id of [scored.id, ...others]) {
      const { body, status } = await app.guest().request('GET', `/public/procurements/${id}/ocds`);
      assert.equal(status, 200, `${id} at ${others.indexOf(id)}`);
      for (const release of (JSON.parse(body) as { releases: JsonObject[] }).releases) {
        tags.push(...(release.tag as string[]));
        assert.deepEqual(check(release, String(release.id)), []);
      }
    }
    assert.deepEqual([...new Set(tags)].toSorted(), [
      'award',
      'contract',
      'contractTermination',
      'contractUpdate',
      'implementation',
      'planning',
      'tender',
      'tenderCancellation',
    ]);
    assert.equal(tags.length, 12);
  });
});
