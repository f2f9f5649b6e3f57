import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import vm from 'node:vm';
import { declareInterest } from '#slices/cases/index.ts';
import { clarificationsOf, recordMoment } from '#slices/procurement/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aJudging, declare } from '#test/support/a-judging.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { adviseOn, everybodyScores } from '#test/support/judged-tenders.ts';
import { withHat } from '#test/support/with-hat.ts';
import { verifierScript } from './verifier-page.ts';
import { verifyPack } from './verify-pack.ts';
import { readZip, writeZip, type ZipFile } from './write-zip.ts';

const canary = 'Zebrafish';
const bidders = [
  { name: 'Fell Care', identifier: 'GB-COH-1', points: 8_000 },
  {
    name: `${canary} Loser`,
    identifier: 'GB-COH-2',
    points: 7_400,
    because: `${canary} sends whoever is free, and its letter named no way to ring ahead`,
  },
];

describe('an audit pack', () => {
  let app: TestApp;
  let one: ACase;
  let scored: Scored;
  let vera: Visitor;
  let file: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    scored = await aScoredProcurement(app, one, { bidders });
    vera = await withHat(app, one, 'Vera Check', 'auditor');
    file = `${scored.base}/audit-pack/file`;
    const award = `${scored.base}/award`;
    await one.dev.submit(await one.dev.get(award), award, {
      outcome: 'awarded',
      because: 'The most advantageous tender',
      power: 'Scheme of delegation 4.2',
      decidedBy: one.dev.personId!,
    });
    await one.dev.submit(await one.dev.get(award), `${award}/promises`, {
      type: 'method',
      words: `${canary} rota: two carers a street`,
    });
    for (const id of Object.values(scored.bidderIds)) {
      const to = `${award}/letters/${id}`;
      const particulars = { address: `${canary} House`, email: `${canary}@example.org` };
      await one.dev.submit(await one.dev.get(to), `${to}/particulars`, particulars);
    }
    await one.dev.submit(await one.dev.get(`${award}/letters`), `${award}/letters`);
    const cora = await withHat(app, one, 'Cora Kin', 'commissioner');
    await app.act(
      cora,
      (act) => declareInterest(act, one.caseId, { interest: `${canary} employs my brother` }),
      one.caseId,
    );
  });
  after(() => app.close());

  const take = async (who: Visitor, from = file): Promise<Buffer> => {
    const answer = await who.request('GET', from);
    assert.equal(answer.status, 200);
    return answer.bytes;
  };

  it('is for those who decide and those who check, and its taking is in the audit', async () => {
    const page = await vera.get(`${scored.base}/audit-pack`);
    assert.match(page.text, /Decisions on the award, each with its power/);
    assert.match(page.text, /Freedom of Information Act 2000 section 43/);
    await take(vera);
    for (const hat of ['partner', 'provider', 'councillor', 'community'] as const) {
      const who = await withHat(app, one, `Somebody ${hat}`, hat);
      assert.ok([403, 404].includes((await who.request('GET', file)).status), hat);
    }
    const { sql } = await import('kysely');
    const { rows } = await app.look((tx) =>
      sql<{ by: string }>`select actor_id as by from audit_entries where action = 'auditPack.taken'`.execute(tx),
    );
    assert.deepEqual([...new Set(rows.map(({ by }) => by))], [vera.personId]);
  });

  it('is the same bytes for the same data, and checks out by itself, by the command and in its own page', async () => {
    const zip = await take(vera);
    assert.ok(zip.equals(await take(one.dev)), 'taking it changed it');
    const found = verifyPack(zip);
    assert.deepEqual(found.faults, []);
    assert.ok(found.entries > 5 && found.files > 10);
    assert.match((await vera.get(`${scored.base}/audit-pack`)).text, new RegExp(found.seal!));
    const inPage = byPage(zip);
    assert.deepEqual([inPage.faults, inPage.seal], [[], found.seal]);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-pack-'));
    const at = path.join(folder, 'pack.zip');
    writeFileSync(at, zip);
    const run = (...args: string[]) =>
      spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'audit-pack', 'verify', at, ...args],
        {
          encoding: 'utf8',
        },
      );
    const good = run();
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /are as they were written/);
    assert.equal(run('--seal', 'a'.repeat(64)).status, 4);
    writeFileSync(at, zip.subarray(0, -5));
    assert.equal(run().status, 4);
    rmSync(folder, { recursive: true });
  });

  it('fails the check where any file is changed, taken out, put in or swapped, and where any byte of it is flipped', async () => {
    const zip = await take(vera);
    const files = readZip(zip)!;
    const flipped = ({ bytes }: ZipFile): Buffer => {
      const copy = Buffer.from(bytes);
      copy[Math.floor(copy.length / 2)]! ^= 1;
      return copy;
    };
    for (const file of files) {
      const other = files.map((one) => (one === file ? { ...one, bytes: flipped(one) } : one));
      const without = files.filter((one) => one !== file);
      for (const [what, tampered] of [
        ['changed', writeZip(other)],
        ['taken out', writeZip(without)],
      ] as const) {
        assert.notDeepEqual(verifyPack(tampered).faults, [], `${file.path} ${what}`);
        assert.notDeepEqual(byPage(tampered).faults, [], `${file.path} ${what}, by the page`);
      }
    }
    const more = writeZip([...files, { path: 'disclosable/99-more.csv', bytes: Buffer.from('more') }]);
    assert.match(verifyPack(more).faults.join(), /99-more\.csv is not in the manifest/);
    for (let at = 0; at < zip.length; at += 997) {
      const copy = Buffer.from(zip);
      copy[at]! ^= 1;
      assert.notDeepEqual(verifyPack(copy).faults, [], `byte ${at}`);
    }
    for (const rubbish of [Buffer.alloc(0), Buffer.from('PK'), Buffer.from('hello'), writeZip([])])
      assert.notDeepEqual(verifyPack(rubbish).faults, []);
  });

  it('finds an entry of the audit that was rewritten, even where manifest and seal were made anew', async () => {
    const { sha256 } = await import('#platform/crypto/secrets.ts');
    const files = readZip(await take(vera))!;
    const textOf = (name: string) => files.find(({ path: at }) => at === name)!.bytes.toString('utf8');
    const chain = textOf('chain.json').replace('procurement.planned', 'procurement.stopped');
    const manifest = JSON.parse(textOf('manifest.json'));
    const listed = manifest.files.find((one: { path: string }) => one.path === 'chain.json');
    Object.assign(listed, { sha256: sha256(chain), bytes: Buffer.byteLength(chain) });
    const written = `${JSON.stringify(manifest, null, 1)}\n`;
    const forged: Record<string, string> = {
      'chain.json': chain,
      'manifest.json': written,
      'manifest.sha256': `${sha256(written)}\n`,
    };
    const zip = writeZip(
      files.map((one) => (forged[one.path] ? { ...one, bytes: Buffer.from(forged[one.path]!) } : one)),
    );
    assert.match(verifyPack(zip).faults.join(), /Entry \d+ of the audit has been changed/);
    assert.match(byPage(zip).faults.join(), /Entry \d+ of the audit has been changed/);
  });

  it('keeps what is exempt in its own folder, each file with its ground, and names nobody in the other', async () => {
    const files = readZip(await take(vera))!;
    const manifest = JSON.parse(files.find(({ path: at }) => at === 'manifest.json')!.bytes.toString('utf8'));
    const grounds = new Map<string, string | null>(
      manifest.files.map((one: { path: string; exempt: string | null }) => [one.path, one.exempt]),
    );
    const open = files.filter(({ path: at }) => !at.startsWith('exempt/'));
    for (const { path: at, bytes } of open)
      assert.doesNotMatch(
        bytes.toString('utf8'),
        /Zebrafish|Dev Patel|Cora Kin|Vera Check/,
        `${at} holds what is exempt`,
      );
    const exempt = files.filter(({ path: at }) => at.startsWith('exempt/'));
    assert.ok(exempt.every(({ path: at }) => grounds.get(at)));
    const all = exempt.map(({ bytes }) => bytes.toString('utf8')).join('\n');
    assert.match(all, /Zebrafish sends whoever is free/);
    assert.match(all, /Zebrafish employs my brother/);
    assert.match(all, /Zebrafish rota/);
    const decision = files.find(({ path: at }) => at === 'disclosable/09-awards.csv')!.bytes.toString('utf8');
    assert.match(decision, /Fell Care.*Scheme of delegation 4\.2.*Person \d/);
  });

  it('holds nothing of tenders that are closed, not even how many there are', async () => {
    const closed = await aScoredProcurement(app, one, {
      title: 'Still closed',
      until: 'published',
      bidders: [{ name: 'Quokka Homes', points: 1_000 }],
    });
    const zip = await take(vera, `${closed.base}/audit-pack/file`);
    assert.deepEqual(verifyPack(zip).faults, []);
    for (const { path: at, bytes } of readZip(zip)!) {
      assert.doesNotMatch(bytes.toString('utf8'), /Quokka|method\.pdf/);
      if (at.endsWith('08-tenders-counted.csv')) assert.equal(bytes.toString('utf8').trim().split('\n').length, 1);
    }
  });

  it('holds every version of what bidders got, what they asked, who could influence it, and how it was judged, each where it belongs', async () => {
    const judging = await aJudging(app, { bidders: ['Moorside Care', 'Fell Help'] });
    const { dev, caseId, id, amara, pat, rose } = judging;
    const base = `/cases/${caseId}/procurements/${id}`;
    for (const who of [amara, pat, rose]) await declare(app, who, caseId);
    const post = async (page: string, action: string, fields: Record<string, string | string[]>) =>
      dev.submit(await dev.get(`${base}/${page}`), `${base}/${action}`, fields);
    await post('timetable', 'timetable', { ...boxes('signOn', '2027-06-01'), because: 'The cabinet meets in May' });
    await post('timetable', 'timetable', { ...boxes('signOn', '2027-06-08'), because: 'It meets a week later' });
    await post('documents', 'documents/issues', {});
    await post('fairness', 'pack/versions', {});
    await post('conflicts', 'conflicts/confirmed', { confirmedFor: 'review' });
    await post('conflicts', 'conflicts/people', { person: '', version: '0', name: `${canary} Holt`, role: 'Adviser' });
    await post('conflicts', 'conflicts/confirmed', { confirmedFor: 'review' });
    await post('questions', 'questions', { question: 'May two of us bid together?' });
    const [asked] = await app.look((tx) => clarificationsOf(tx, id));
    const settled = { question: asked!.id, version: String(asked!.version), decision: 'answer' };
    await post('questions', 'questions/answers', { ...settled, answer: 'Yes, as one bidder' });
    await post('division', 'division', {
      ...{ divided: 'no', because: 'It is one round', changeBecause: 'It was not said', extended: 'no' },
      extensionBecause: 'Nobody has to work anything out again',
    });
    await dev.submit(await dev.get(base), `${base}/engagements`, {
      supplier: `${canary} Care`,
      shown: 'The draft terms',
    });
    await adviseOn(app, judging, `${canary}: counsel says that the day holds`);

    await everybodyScores(app, judging, `${canary} drives at night`);
    const parts = async () =>
      new Map(
        readZip(await take(dev, `${base}/audit-pack/file`))!.map(({ path: at, bytes }) => [at, bytes.toString('utf8')]),
      );
    const early = await parts();
    for (const [at, words] of early) assert.doesNotMatch(words, /drives at night/, at);
    assert.ok(!early.has('exempt/individual-scores.csv'));
    await app.act(dev, (act) => recordMoment(act, { id }, { moment: 'quality-locked' }), caseId);

    const pack = await parts();
    const says = (name: string, what: RegExp) => assert.match(pack.get(name) ?? `no ${name}`, what);
    says('disclosable/06-shown.csv', /The draft terms/);
    says('disclosable/14-packs.csv', /1,.*[0-9a-f]{64}/);
    says('disclosable/15-questions.csv', /May two of us bid together\?,"?Yes, as one bidder/);
    says('disclosable/16-amendments.csv', /It was not said/);
    says('disclosable/17-timetable.csv', /1,.*The cabinet meets in May,.*2027-06-01[\s\S]*2,.*2027-06-08/);
    says('disclosable/18-timetable-rules.csv', /passed on legal advice/);
    says('disclosable/20-lots-divided.csv', /It is one round/);
    says('disclosable/23-documents.csv', /1,.*[0-9a-f]{64},How tenders are judged,[0-9a-f]{64}/);
    says('disclosable/24-conflicts-assessments.csv', /2,.*Person \d+,has not declared,false/);
    says('disclosable/25-judges.csv', /Person \d+,.*As residents see it/);
    says('disclosable/25-judges.csv', /wears the procurement hat/);
    says(
      'exempt/judges-who-could-read-names.csv',
      /Person \d+,wears the procurement hat,Nobody else here knows rounds/,
    );
    says('exempt/individual-scores.csv', /Person \d+,Moorside Care,Same faces at the door,3,Zebrafish drives at night/);
    says('exempt/shown-to-whom.csv', /Zebrafish Care,The draft terms/);
    says('exempt/questions-as-asked.csv', /typed,false,.*May two of us/);
    says('exempt/advice.csv', /Zebrafish: counsel says/);
    says('exempt/conflicts-assessments.csv', /Zebrafish Holt,Adviser/);
    says('exempt/people.csv', /Rose Levy/);
    for (const [at, words] of pack)
      if (!at.startsWith('exempt/')) assert.doesNotMatch(words, /Zebrafish|Rose Levy|Pat Quinn|Amara|Moorside/, at);
    const zip = await take(dev, `${base}/audit-pack/file`);
    assert.ok(zip.equals(await take(amara, `${base}/audit-pack/file`)));
    assert.deepEqual([verifyPack(zip).faults, byPage(zip).faults], [[], []]);
    assert.match(pack.get('chain.json')!, /evaluation\.scores-locked/);
  });
});

/** What the pack's own page says of a pack, in a context that has no more than a browser's basics. */
function byPage(zip: Buffer): { seal: string | null; faults: string[] } {
  const context = vm.createContext({ TextEncoder, TextDecoder, bytes: new Uint8Array(zip) });
  return JSON.parse(vm.runInContext(`${verifierScript};JSON.stringify(verify(bytes))`, context));
}
