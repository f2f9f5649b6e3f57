import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readGrants } from '#standards/360giving/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { addParty } from '../add-party.ts';
import { agreementsById } from '../agreement-store.ts';
import { makeAgreement } from '../make-agreement.ts';
import { moveAgreement } from '../move-agreement.ts';

describe('grants that are agreed', () => {
  let app: TestApp;
  let one: ACase;
  let at: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    at = `${one.base}/agreements/grants`;
  });
  after(() => app.close());

  const agreed = (title: string, valuePence: number | null, roles: readonly ('funder' | 'provider')[]) =>
    app.act(
      one.dev,
      async (act) => {
        const agreementId = await makeAgreement(act, {
          caseId: one.caseId,
          title,
          type: 'grant',
          from: null,
          startsOn: '2026-04-01',
          endsOn: '2033-03-31',
          valuePence,
          leavesBehind: null,
          basis: null,
        });
        const now = async () => (await agreementsById(act.tx, [agreementId]))[0]!;
        for (const role of roles)
          await addParty(act, agreementId, {
            name: role === 'funder' ? 'Thornmere Council' : 'Vale Neighbours',
            type: role === 'funder' ? 'council' : 'charity',
            role,
            money: null,
            amount: null,
            functions: null,
          });
        if (roles.includes('provider'))
          await moveAgreement(act, agreementId, { to: 'in-force', version: (await now()).version });
        return agreementId;
      },
      one.caseId,
    );

  it('are said not to be there while there are none, and no empty file is made', async () => {
    assert.match((await one.dev.get(at)).text, /There is no grant yet that could be published\./);
  });

  it('come out in 360Giving’s standard, and are read again as they were; what one lacks is said', async () => {
    await agreed('Neighbourhood networks', 294_000_000, ['funder', 'provider']);
    await agreed('A small grant', null, ['funder']);
    const page = await one.dev.get(at);
    assert.match(
      page.text,
      /Neighbourhood networks ?£2,940,000 from Thornmere Council to Vale Neighbours, from 1 April 2026/,
    );
    assert.match(page.text, /Left out A small grant It is a draft still\. It has no value\. Nobody gets it\./);
    const made = await one.dev.request('POST', at, {
      payload: page.form(at, { prefix: '360G-thornmere' }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
      },
    });
    const { grants, problems } = readGrants(made.body);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      grants.map(({ title, amountPence, awardedOn, recipient, funder }) => ({
        title,
        amountPence,
        awardedOn,
        recipient,
        funder,
      })),
      [
        {
          title: 'Neighbourhood networks',
          amountPence: 294_000_000,
          awardedOn: '2026-04-01',
          recipient: 'Vale Neighbours',
          funder: 'Thornmere Council',
        },
      ],
    );
  });

  it('are not made into a file under a prefix that is none, nor by who may not', async () => {
    for (const prefix of ['', 'thornmere', '360G-', '360G-<script>']) {
      const page = await one.dev.submit(await one.dev.get(at), at, { prefix }, 422);
      assert.equal(page.errors.length, 1);
    }
    for (const hat of ['provider', 'councillor', 'auditor', 'community'] as const)
      await (await withHat(app, one, `A ${hat}`, hat)).get(at, 403);
  });
});
