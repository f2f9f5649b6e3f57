import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Act } from '#platform/act/act.ts';
import { casesById, describeCase, grantHat, openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { answerWalk } from '../answer-walk.ts';
import { answerAsk } from '../asks/answer-ask.ts';
import { askFor } from '../asks/ask-for.ts';
import { asksById } from '../asks/ask-store.ts';
import { importEntries } from '../directory/import-entries.ts';
import { addResource } from '../keep-resource.ts';
import type { ResourceType } from '../resource.ts';
import { resourcesById } from '../resource-store.ts';

const bare = {
  outcomeId: null,
  steward: null,
  amount: null,
  unit: null,
  unpaidCarers: false,
  consent: 'not-asked',
  consentOn: null,
  conditions: null,
  supportCost: null,
  inTheWay: null,
  aims: null,
  whoCannot: null,
  fragility: null,
  readyIn: null,
  reviewOn: null,
} as const;

describe('kinds of help that a case could still look for', () => {
  let app: TestApp;
  let one: ACase;
  let here: string;
  const heading = /Kinds of help that are not here yet/;

  const add = (of: ACase, type: ResourceType, name: string, more: object = {}): Promise<string> =>
    app.act(of.dev, (act) => addResource(act, { ...bare, ...more, caseId: of.caseId, type, name }), of.caseId);
  const describes = (of: ACase, title: string, place: string | null, forWhom: string | null = null) =>
    app.act(
      of.dev,
      async (act) => {
        const [found] = await casesById(act.tx, [of.caseId]);
        const unsaid = { purpose: null, endsOn: null };
        const said = { ...unsaid, title, place, forWhom, version: found!.version };
        await describeCase(act, found!, said as unknown as Parameters<typeof describeCase>[2]);
      },
      of.caseId,
    );
  /** A case of another council, led by somebody whom nobody here knows. */
  const foreign = async (title: string, place: string): Promise<ACase> => {
    const una = await app.person('Una', 'Elsewhere Council');
    const organisation = async (act: Act) => (await organisationsNamed(act.tx, 'Elsewhere Council'))[0]!.id;
    const caseId = await app.act(una, async (act) =>
      openCase(act, { about: title, organisationId: await organisation(act) }),
    );
    const theirs = { dev: una, caseId, outcomeId: '', base: `/cases/${caseId}` };
    await describes(theirs, title, place);
    return theirs;
  };
  const joins = (of: ACase) =>
    app.act(
      of.dev,
      async (act) =>
        grantHat(act, {
          caseId: of.caseId,
          personId: one.dev.personId!,
          hat: 'practitioner',
          organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
        }),
      of.caseId,
    );
  const read = async (who: Visitor): Promise<string> => {
    const { text } = await who.get(here);
    return heading.test(text) ? text.slice(text.search(heading)).split(/Look in the directory of/)[0]! : '';
  };

  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    here = `${one.base}/resources`;
    await describes(one, 'Home care', 'Thornmere: Harbour and Vale', 'People over 65');
  });
  after(() => app.close());

  it('are none where nothing points to any', async () => {
    assert.equal(await read(one.dev), '');
  });

  it('are those that somebody who was asked named, quoted, and not those of a no', async () => {
    const rooms = await add(one, 'community-asset', 'Quay Street hall', { steward: 'Joan Archer' });
    const asked = (answer: 'accept' | 'decline', aims: string | null, words: string | null) =>
      app.act(
        one.dev,
        async (act) => {
          const [hall] = await resourcesById(act.tx, [rooms]);
          const { id } = await askFor(act, hall!, { askedOf: 'Joan Archer', address: null, what: 'x', byOn: null });
          const [ask] = await asksById(act.tx, [id]);
          await answerAsk(act, ask!, { answer, aims, inTheWay: null, words }, 'link');
        },
        one.caseId,
      );
    await asked('decline', null, 'We have no sensors');
    await asked('accept', 'That our volunteers are thanked', null);
    const text = await read(one.dev);
    assert.match(text, /Voluntary effort Name some.*Joan Archer said: “That our volunteers are thanked”/);
    assert.doesNotMatch(text, /Technology/);
  });

  it('are those that a walk took, until one is in the ledger', async () => {
    await app.act(
      one.dev,
      (act) =>
        answerWalk(act, {
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          step: 'powers',
          answer: 'taken',
          note: 'Benches on four routes',
          ruleInTheWay: null,
        }),
      one.caseId,
    );
    const page = await one.dev.get(here);
    assert.match(page.text, /Planning and design Name some.*carries part of it: Benches on four routes/);
    const form = await one.dev.get(page.link('Name some: Planning and design').replace(/#.*/, ''));
    assert.equal(form.document.querySelector('select[name=type] option[selected]')?.getAttribute('value'), 'planning');
    await one.dev.submit(form, here, { name: 'Four routes' });
    assert.doesNotMatch(await read(one.dev), /Planning and design/);
    assert.equal((await one.dev.get(`${here}?kind=nonsense`)).answer.status, 200, 'a kind that is none chooses none');
  });

  it('are those that the directory has in this place, and not what is elsewhere or closed', async () => {
    const service = (id: string, name: string, where: string, status = 'active') => ({
      id,
      name,
      status,
      organization: { id: 'o', name: 'Vale Neighbours', description: 'x' },
      service_areas: [{ id: `a-${id}`, name: where }],
    });
    const contents = [
      service('a', 'A prototype of shared meals', 'Vale'),
      service('b', 'Co-operative of carers', 'Farplace'),
      service('c', 'Pilot of robots', 'Vale', 'defunct'),
    ];
    await app.act(one.dev, async (act) =>
      importEntries(act, {
        organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
        kind: 'service',
        file: 'vale.json',
        bytes: Buffer.from(JSON.stringify({ contents })),
      }),
    );
    const text = await read(one.dev);
    assert.match(text, /Market innovation.*The directory has 1 entry in Vale: A prototype of shared meals/);
    assert.doesNotMatch(text, /carers|robots/);
    const directory = await one.dev.get((await one.dev.get(here)).link('See it: Market innovation'));
    assert.match(directory.text, /A prototype of shared meals/);
  });

  it('are those that a similar case uses, which this reader may see; and of no other', async () => {
    const similar = await aCase(app, 'Nobody falls');
    await describes(similar, 'Falls', 'Vale');
    await add(similar, 'norms', 'Say hello on the stairs');
    await add(similar, 'powers', 'Taxi licences', { consent: 'refused', consentBy: 'The court' });
    const unlike = await aCase(app, 'Buses run');
    await describes(unlike, 'Buses', 'Farplace');
    await add(unlike, 'money', 'The bus grant');
    assert.doesNotMatch(await read(one.dev), /“Falls”/, 'a case of one’s own council on which one wears no hat');
    await joins(similar);
    await joins(unlike);
    const secret = await foreign('The secret case', 'Vale');
    await add(secret, 'technology', 'Hidden sensors');
    const text = await read(one.dev);
    assert.doesNotMatch(text, /secret|Hidden|bus grant|Taxi/);
    const own = await app.person('Kim Colleague');
    assert.equal((await own.request('GET', here)).status, 403, 'a colleague without a hat sees nothing inside');
    assert.match(text, /Norms.*“Falls”, also in Vale, uses Say hello on the stairs/);
  });

  it('are not told from a case on which the reader may only bid', async () => {
    const partner = await withHat(app, one, 'Ruth Levy', 'partner');
    assert.doesNotMatch(await read(partner), /Say hello on the stairs/, 'no hat on the similar case');
    const bids = await foreign('Bids', 'Harbour');
    await add(bids, 'data', 'Days in hospital');
    const grant = (hat: 'provider' | 'practitioner') =>
      app.act(
        bids.dev,
        async (act) =>
          grantHat(act, {
            caseId: bids.caseId,
            personId: partner.personId!,
            hat,
            organisationId: (await organisationsNamed(act.tx, 'Elsewhere Council'))[0]!.id,
          }),
        bids.caseId,
      );
    await grant('provider');
    assert.doesNotMatch(await read(partner), /Days in hospital|“Bids”/);
    await grant('practitioner');
    assert.match(await read(partner), /“Bids”, also in Harbour, uses Days in hospital/);
    const reads = await partner.get((await partner.get(here)).link('See it: Data and know-how'));
    assert.match(reads.text, /Days in hospital/);
    assert.doesNotMatch(await read(one.dev), /Bids/, 'what one reader may see is not another’s');
  });

  it('are read and not named by those who only check, and by nobody who may bid', async () => {
    const auditor = await withHat(app, one, 'Ann', 'auditor');
    const page = await auditor.get(here);
    assert.match(page.text, heading);
    assert.ok(!page.hasLink('Name some'));
    const provider = await withHat(app, one, 'Pat', 'provider');
    await provider.get(here, 403);
  });
});
