import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Act } from '#platform/act/act.ts';
import { type Agreement, addObligation, agreementsById, bringReturns, countPromise } from '#slices/agreements/index.ts';
import { countInput } from '#slices/agreements/social-value/count-promise.ts';
import { returnFilesOf } from '#slices/agreements/social-value/social-value-store.ts';
import { actOnLesson, identifyLesson, lessonsById, openReview } from '#slices/learning/index.ts';
import { addMeasure } from '#slices/measures/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { planProcurement } from '#slices/procurement/index.ts';
import { beginSample } from '#slices/system/demand/begin-sample.ts';
import { routes } from '#src/app.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { type Fields, openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { forMany, heldConversation } from '#test/support/held-conversation.ts';
import { published } from '#test/support/tendering.ts';
import { contractWith } from '#test/support/trouble.ts';

/** Bytes without meaning that are the same on every run (Park and Miller). */
function noise(length: number): Buffer {
  let state = 20_261_123;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 256;
    }),
  );
}

const text = (content: string) => Buffer.from(content, 'utf8');

/** What a file may be that a person chose by mistake, or somebody sent to do harm. None of them may be kept as it stands. */
const hostile: readonly [what: string, name: string, content: Buffer][] = [
  ['nothing', 'empty.csv', text('')],
  ['blank lines', 'blank.csv', text('\r\n\r\n   \r\n')],
  ['noise', 'noise.csv', noise(4_096)],
  ['noise that is called a document', 'noise.docx', noise(4_096)],
  ['a picture', 'picture.csv', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(512)])],
  ['a bomb', 'bomb.csv.gz', gzipSync(Buffer.alloc(220 * 1024 * 1024))],
  ['gzip that is cut short', 'cut.json.gz', gzipSync(text('[{"a":1}]')).subarray(0, 14)],
  ['a hundred thousand columns', 'wide.csv', text(`${'a,'.repeat(100_000)}b\n${'1,'.repeat(100_000)}2\n`)],
  ['one line without an end', 'long.csv', text('x'.repeat(3_000_000))],
  ['JSON nested without end', 'deep.json', text('['.repeat(200_000))],
  ['names that a program may trip over', 'names.csv', text('__proto__,constructor,toString\npolluted,1,2\n')],
  [
    'a file of another kind',
    'other.csv',
    text('colour,smell\nred,sweet\n"=HYPERLINK(""http://evil.example"")",@SUM(A1)\n'),
  ],
  ['words in another alphabet’s bytes', 'utf16.csv', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')],
  ['HTML', 'page.json', text('<!doctype html><script>alert(1)</script>')],
];

/** Tables that may grow because a file waits for somebody to look at its columns, or because an attempt is noted. */
const mayGrow = /(uploads|imports|indicator_files|audit_entries|audit_salts|outbox|waiting)/;

/** A supplier's return of one line. */
async function aReturn(act: Act, agreement: Agreement, obligationId: string): Promise<string> {
  const counted = countInput.parse({
    ...{ obligationId, about: 'prosperity', name: 'Apprentices', unit: 'weeks of an apprentice', quantity: '100' },
    ...{ measure: '', unitWorth: '', unitSource: '', deadweightLow: '', deadweightHigh: '', displacementLow: '' },
    ...{ displacementHigh: '', attributionLow: '', attributionHigh: '' },
  });
  await countPromise(act, agreement, [], counted);
  await bringReturns(
    act,
    agreement,
    { pasted: 'Promise,Quantity,Place of work,Date\nApprentices,4,Fell,2026-01-02' },
    [],
  );
  return (await returnFilesOf(act.tx, agreement.id))[0]!.id;
}

async function anActedLesson(act: Act, caseId: string): Promise<string> {
  const reviewId = await openReview(act, {
    caseId,
    title: 'A year',
    dueOn: null,
    openedBy: { kind: 'case', id: caseId },
  });
  const { id } = await identifyLesson(act, {
    ...{ caseId, reviewId, words: 'Pay comes first', effect: 'confirms', about: null, newReading: null },
  });
  const [lesson] = await lessonsById(act.tx, [id]);
  await actOnLesson(act, lesson!, { did: 'We pay first', didOn: null, version: lesson!.version });
  return id;
}

type Way = Readonly<{ page: string; action?: string; fields?: Fields; by?: Visitor }>;

describe('a file that is broken, huge or hostile', () => {
  let app: TestApp;
  let one: ACase;
  /** How each route that takes a file is reached. A new one that is not here fails the first test. */
  let ways: Record<string, Way>;
  const elsewhere: Record<string, string> = {
    '/cases/:caseId/outcomes/:outcomeId/ratifications':
      'takes a photograph from a community’s body: test/guarantees/i4-only-communities-own.test.ts',
  };
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    const [measureId, sampleId, procurementId] = await app.act(
      one.dev,
      async (act) => [
        await addMeasure(act, { caseId: one.caseId, name: 'Days to start', kind: 'measure', improvement: 'down' }),
        await beginSample(act, {
          caseId: one.caseId,
          title: 'Requests',
          countedBy: null,
          place: null,
          fromOn: null,
          toOn: null,
          note: null,
        }),
        await planProcurement(act, {
          ...{ caseId: one.caseId, title: 'Home care', regime: 'light-touch', route: 'open', because: 'It fits' },
          ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
        }),
      ],
      one.caseId,
    );
    const talk = await heldConversation(app, one.dev, one.caseId, {
      title: 'Meals',
      statements: ['Soup on Sundays'],
      settings: { ...forMany('2099-03-01'), size: 'small' },
    });
    const paper = `${talk.base}/paper`;
    await one.dev.submit(await one.dev.get(paper), `${paper}/sheets`, { returnTo: 'The office', copies: '5' });
    const pile = await one.dev.submit(await one.dev.get(paper), `${paper}/piles`, {
      ...{ way: 'paper', place: 'The office', collectedBy: 'Mo' },
      ...boxes('collectedOn', '2026-01-02'),
    });
    const agreement = await contractWith(app, one, 'Fell Care');
    const [agreementFound] = await app.look((tx) => agreementsById(tx, [agreement]));
    const owedBy = agreementFound!.parties.find(({ role }) => role === 'provider')!.id;
    const owed = { words: 'Two apprentices a year', owedBy, owedTo: 'Residents', howOften: 'always' } as const;
    const lets = { why: 'It was left out', ground: 'provided-for' } as const;
    const owing = await app.act(one.dev, (act) => addObligation(act, agreement, { ...owed, ...lets }), one.caseId);
    const returnId = await app.act(one.dev, (act) => aReturn(act, agreementFound!, owing), one.caseId);
    const lessonId = await app.act(one.dev, (act) => anActedLesson(act, one.caseId), one.caseId);
    const at = one.base;
    const tendered = await published(app);
    const [council] = await app.look((tx) => organisationsNamed(tx, 'Thornmere Council'));
    const payments = `/organisations/${council!.id}/payments`;
    const receive = { page: `${tendered.base}/receive`, by: tendered.mo };
    const obligation = `${at}/obligations/${owing}`;
    ways = {
      '/cases/:caseId/obligations/:obligationId': {
        page: obligation,
        fields: { was: 'kept', note: 'Seen', ...boxes('on', '2026-01-02') },
      },
      '/cases/:caseId/obligations/:obligationId/evidence': {
        page: obligation,
        action: `${obligation}/evidence`,
        fields: { words: 'Seen' },
      },
      '/cases/:caseId/agreements/:agreementId/social-value/returns/:returnId/evidence': {
        page: `${at}/agreements/${agreement}/social-value`,
        action: `${at}/agreements/${agreement}/social-value/returns/${returnId}/evidence`,
        fields: { shows: 'Seen' },
      },
      '/cases/:caseId/lessons/:lessonId/held': {
        page: `${at}/lessons/${lessonId}`,
        action: `${at}/lessons/${lessonId}/held`,
        fields: { evidence: 'Seen' },
      },
      '/cases/:caseId/agreements/:agreementId/social-value/returns': {
        page: `${at}/agreements/${agreement}/social-value`,
        action: `${at}/agreements/${agreement}/social-value/returns`,
      },
      '/cases/:caseId/tendering/:tenderingId/receive/list': { ...receive, action: `${receive.page}/list` },
      '/cases/:caseId/tendering/:tenderingId/receive/archives': {
        ...receive,
        action: `${receive.page}/archives`,
        fields: { layout: 'a-folder-each' },
      },
      '/contracts/import': { page: '/contracts/import' },
      '/market/registers/import': {
        page: '/market/registers/import',
        fields: { register: 'cqc', 'asAt-day': '1', 'asAt-month': '11', 'asAt-year': '2025' },
      },
      '/market/spend/import': { page: '/market/spend/import' },
      '/organisations/:payerId/payments/import/list': { page: `${payments}/import`, action: `${payments}/import/list` },
      '/organisations/:payerId/payments/import/e-invoices': {
        page: `${payments}/import`,
        action: `${payments}/import/e-invoices`,
        fields: { 'receivedOn-day': '1', 'receivedOn-month': '11', 'receivedOn-year': '2025' },
      },
      '/cases/:caseId/left/history': { page: `${at}/left/history` },
      '/directory/import': { page: '/directory/import', fields: { kind: 'service' } },
      '/cases/:caseId/words/surveys': { page: `${at}/words/surveys` },
      '/cases/:caseId/conversations': { page: `${at}/conversations` },
      '/cases/:caseId/conversations/bring-in': {
        page: `${at}/conversations/bring-in`,
        fields: { title: 'From a file', size: 'small', as: 'neighbour' },
      },
      '/cases/:caseId/measures/:measureId/imports': {
        page: `${at}/measures/${measureId}`,
        action: `${at}/measures/${measureId}/imports`,
      },
      '/cases/:caseId/source-documents': {
        page: `${at}/source-documents`,
      },
      '/cases/:caseId/conversations/:conversationId/paper/piles/:pileId/file': {
        page: pile.url,
        action: `${pile.url}/file`,
      },
      '/cases/:caseId/options/import': { page: `${at}/options/import` },
      '/cases/:caseId/map/import': { page: `${at}/map/import` },
      '/cases/:caseId/needs/import': { page: `${at}/needs/import` },
      '/cases/:caseId/demand/:sampleId/file': {
        page: `${at}/demand/${sampleId}`,
        action: `${at}/demand/${sampleId}/file`,
      },
      '/cases/:caseId/procurements/:procurementId/documents/workforce': {
        page: `${at}/procurements/${procurementId}/documents`,
        action: `${at}/procurements/${procurementId}/documents/workforce`,
        fields: { employer: 'Bay Care', 'asAt-day': '1', 'asAt-month': '11', 'asAt-year': '2025' },
      },
      '/cases/:caseId/procurements/:procurementId/documents/measures': {
        page: `${at}/procurements/${procurementId}/documents`,
        action: `${at}/procurements/${procurementId}/documents/measures`,
        fields: { name: 'Ours', edition: '2025', licence: 'Ours alone' },
      },
    };
  });
  after(() => app.close());

  it('can be sent only where this looks', () => {
    const taking = routes
      .filter((route) => route.method === 'POST' && (route.takesFiles || route.takesLargeFiles))
      .map((route) => route.path);
    assert.deepEqual(taking.toSorted(), [...Object.keys(ways), ...Object.keys(elsewhere)].sort());
  });

  it('gets a clear answer wherever it is sent, and nothing that was there is lost or changed', async () => {
    for (const [route, { page, action = page, fields = {}, by = one.dev }] of Object.entries(ways)) {
      const before = await app.fingerprint();
      for (const [what, name, content] of hostile) {
        const form = await by.get(page);
        const names = [...form.document.querySelectorAll(`form[action="${action}"] input[type=file]`)].map(
          (input) => input.getAttribute('name')!,
        );
        assert.ok(names.length > 0, `${page} has no field for a file`);
        const files = names.map((field) => ({ field, name, content }));
        const { answer, text: says } = await by.upload(form, action, fields, files, null);
        assert.ok(answer.status < 500, `${route}, ${what}: answered ${answer.status}`);
        assert.doesNotMatch(says, /\.ts:\d+|SyntaxError|TypeError|RangeError|at Object\./, `${route}, ${what}`);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined, `${route}, ${what}`);
      }
      const after = await app.fingerprint();
      for (const [table, count] of Object.entries(after))
        if (!mayGrow.test(table)) assert.equal(count, before[table], `${route} changed ${table}`);
    }
  });
});
