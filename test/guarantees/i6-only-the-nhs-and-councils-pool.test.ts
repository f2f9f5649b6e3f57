import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Slip } from '#platform/forms/index.ts';
import { addParty, agreementsOf, changeAgreement, makeAgreement, moveAgreement } from '#slices/agreements/index.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

/** I6: a pooled fund names its statute, and only the bodies that the statute names put money in it. Each test tries another way round. */
describe('only NHS bodies and councils pool, under a statute that is named', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    await as((act) => addOrganisation(act, { name: 'Vale Neighbours', type: 'charity' }));
    await as((act) => addOrganisation(act, { name: 'Thornmere ICB', type: 'health-body' }));
  });
  after(() => app.close());

  const as = <T>(work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(dev, work, caseId);
  const find = async (id: string) => (await app.look((tx) => agreementsOf(tx, caseId))).find((one) => one.id === id)!;
  const fund = (basis: 's75' | null = 's75') =>
    as((act) => makeAgreement(act, { caseId, type: 'pooled-fund', title: 'Home first', basis }));
  const pooled = { role: 'member', money: 'pooled', functions: 'care at home', amount: 100 } as const;
  const council = (id: string) => as((act) => addParty(act, id, { ...pooled, name: 'Thornmere Council' }));
  const icb = (id: string) => as((act) => addParty(act, id, { ...pooled, name: 'Thornmere ICB' }));
  const force = async (id: string) => {
    const { version } = await find(id);
    return as((act) => moveAgreement(act, id, { to: 'in-force', version }));
  };
  const slips = (work: Promise<unknown>, name: string, says: RegExp) =>
    assert.rejects(work, (error) => error instanceof Slip && says.test(error.errors[name] ?? ''));

  it('which is possible, or the rest of this file would show nothing', async () => {
    const id = await fund();
    await council(id);
    await icb(id);
    await force(id);
    assert.equal((await find(id)).state, 'in-force');
  });

  it('so no charity’s money is in the pool, by its own type or another that is typed for it', async () => {
    const id = await fund();
    for (const type of [undefined, 'council', 'health-body'] as const)
      await slips(
        as((act) => addParty(act, id, { ...pooled, name: 'vale neighbours', type: type ?? null })),
        'money',
        /Only NHS bodies and councils may pool/,
      );
    await slips(
      as((act) => addParty(act, id, { ...pooled, name: 'Fell Homes', type: 'housing-association' })),
      'money',
      /Only NHS bodies and councils may pool/,
    );
    assert.equal((await find(id)).parties.length, 0);
    await assert.rejects(
      as(({ tx, newId, now }) =>
        sql`insert into agreement_parties (id, agreement_id, name, type, role, money, added_at)
        values (${newId()}, ${id}, 'Behind the back', 'charity', 'member', 'pooled', ${now})`.execute(tx),
      ),
      /check constraint/,
    );
  });

  it('and it is aligned beside the pool, shown apart', async () => {
    const id = await fund();
    await council(id);
    await icb(id);
    await as((act) => addParty(act, id, { name: 'Vale Neighbours', role: 'funder', money: 'aligned', amount: 7_000 }));
    const page = await dev.get(`/cases/${caseId}/agreements/${id}`);
    assert.match(page.text, /£2 is pooled/);
    assert.match(page.text, /£70 is aligned/);
    assert.match(page.text, /Pooling transfers no accountability/);
    const tables = [...page.document.querySelectorAll('table')].map((table) => table.textContent!);
    assert.deepEqual(
      tables.map((text) => text.includes('Vale Neighbours')),
      [false, true],
    );
  });

  it('nor is there a fund in force without its statute, an NHS body, a council, and their functions', async () => {
    const unnamed = await fund(null);
    await council(unnamed);
    await icb(unnamed);
    await slips(force(unnamed), 'to', /Name the statute/);
    for (const [add, missing] of [
      [council, /an NHS body/],
      [icb, /a council/],
    ] as const) {
      const id = await fund();
      await add(id);
      await as((act) => addParty(act, id, { name: 'Vale Neighbours', role: 'member', money: 'aligned' }));
      await slips(force(id), 'to', missing);
    }
    const id = await fund();
    await slips(
      as((act) => addParty(act, id, { ...pooled, name: 'Thornmere Council', functions: null })),
      'functions',
      /Say which/,
    );
  });

  it('nor does a fund in force lose its statute, or take a charity’s money later', async () => {
    const id = await fund();
    await council(id);
    await icb(id);
    await force(id);
    const { version, title } = await find(id);
    const terms = { title, startsOn: null, endsOn: null, value: null, leavesBehind: null };
    const reasons = { why: 'we like it so', ground: 'advice' } as const;
    await slips(
      as((act) => changeAgreement(act, id, { ...terms, ...reasons, basis: null, version })),
      'basis',
      /names its statute/,
    );
    await slips(
      as((act) => addParty(act, id, { ...pooled, ...reasons, name: 'Vale Neighbours' })),
      'money',
      /Only NHS bodies and councils may pool/,
    );
  });

  it('nor is money pooled under another name', async () => {
    for (const type of ['contract', 'grant', 'alliance', 'memorandum', 'licence'] as const) {
      const id = await as((act) => makeAgreement(act, { caseId, type, title: type }));
      await slips(council(id), 'money', /Only a pooled fund holds pooled money/);
    }
  });
});
