import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import mammoth from 'mammoth';
import { putOption } from '#slices/allocation/index.ts';
import { grantHat, writePaperPart } from '#slices/cases/index.ts';
import { pasteRoster } from '#slices/market/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

const bytes = async (who: Visitor, url: string): Promise<Buffer> => {
  const answer = await who.request('GET', url);
  assert.equal(answer.status, 200, `${url} answered ${answer.status}`);
  return answer.bytes;
};

describe('the decision paper', () => {
  let app: TestApp;
  let one: ACase;
  let resident: Visitor;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app, 'No one goes a week without a person who matters to them');
    resident = await app.person('Joan Archer', null);
    const write = (part: 'finance' | 'legal', words: string, exemptUnder: '5' | null) =>
      app.act(
        one.dev,
        (act) => writePaperPart(act, one.caseId, { part, words, commentBy: null, exemptUnder, version: 0 }),
        one.caseId,
      );
    await write('finance', 'It costs £1,092,000 a year.', null);
    await write('legal', 'Counsel thinks the notice could be challenged.', '5');
    await app.act(
      one.dev,
      (act) =>
        pasteRoster(act, { caseId: one.caseId, text: 'Bay Care, 1,228 hours, Fell\nMoorside Care, 470 hours, Fell' }),
      one.caseId,
    );
    await app.act(
      one.dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        await grantHat(act, {
          caseId: one.caseId,
          personId: resident.personId!,
          hat: 'community',
          organisationId: council!.id,
        });
      },
      one.caseId,
    );
  });
  after(() => app.close());

  it('says what is missing as plainly as what is there', async () => {
    const page = await one.dev.get(`${one.base}/paper`);
    for (const says of [
      /What is recommended.*Nobody has written this yet/,
      /No one goes a week without a person who matters to them/,
      /No community owns it/,
      /What has not been looked at/,
      /The equality impact has not been written/,
      /It costs £1,092,000 a year/,
      /Dev Patel/,
      /minutes? of typing/,
    ])
      assert.match(page.text, says);
  });

  it('keeps firms and exempt words out of the public part, and says under which paragraph', async () => {
    const open = await one.dev.get(`${one.base}/paper`);
    assert.doesNotMatch(open.text, /Bay Care|Moorside|Counsel/);
    assert.match(open.text, /exempt appendix: legal professional privilege .* paragraph 5/);
    const apart = await one.dev.get(`${one.base}/paper?part=exempt`);
    assert.match(apart.text, /Bay Care/);
    assert.match(apart.text, /Counsel thinks/);
    assert.doesNotMatch((await resident.get(`${one.base}/paper`)).text, /Bay Care|Counsel|exempt appendix to/);
    await resident.get(`${one.base}/paper?part=exempt`, 404);
    assert.equal((await resident.request('GET', `${one.base}/paper/file?as=pdf&part=exempt`)).status, 404);
  });

  it('says which options were put, what is not covered, and nothing of options to those who may bid', async () => {
    for (const [title, annualPence] of [
      ['Networks in six more patches', 42_000_000],
      ['Strength and balance', 26_000_000],
    ] as const)
      await app.act(
        one.dev,
        (act) => putOption(act, { caseId: one.caseId, list: 'growth', title, annualPence, place: null }),
        one.caseId,
      );
    const page = await one.dev.get(`${one.base}/paper`);
    assert.match(page.text, /Networks in six more patches ?£420,000/);
    assert.match(page.text, /Nobody has asked yet what could be done with what there is/);
    assert.match(page.text, /Nothing pursues it/);
    const bidder = await app.person('Pat Marsh', 'Fell Care');
    await app.act(
      one.dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        await grantHat(act, {
          caseId: one.caseId,
          personId: bidder.personId!,
          hat: 'provider',
          organisationId: council!.id,
        });
      },
      one.caseId,
    );
    const theirs = await bidder.get(`${one.base}/paper`);
    assert.doesNotMatch(theirs.text, /six more patches|£420,000|£1,092,000|Finance comment|Bay Care/);
  });

  it('goes to a committee as a Word document with the same words', async () => {
    const docx = await bytes(one.dev, `${one.base}/paper/file?as=docx`);
    const { value } = await mammoth.convertToHtml({ buffer: docx });
    assert.match(value, /<h1>No one|No one goes a week/);
    assert.match(value, /It costs £1,092,000 a year/);
    assert.doesNotMatch(value, /Bay Care|Counsel/);
  });

  it('and as a PDF that can be read aloud', (t) => {
    return (async () => {
      const dir = mkdtempSync(path.join(tmpdir(), 'commonweal-paper-'));
      try {
        const file = path.join(dir, 'paper.pdf');
        writeFileSync(file, await bytes(one.dev, `${one.base}/paper/file?as=pdf`));
        let info: string;
        try {
          info = execFileSync('pdfinfo', [file]).toString();
        } catch {
          t.skip('pdfinfo is not on this machine');
          return;
        }
        assert.match(info, /Tagged:\s+yes/);
        assert.match(info, /Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
        const text = execFileSync('pdftotext', [file, '-']).toString();
        assert.match(text, /£1,092,000/);
        assert.doesNotMatch(text, /Bay Care|Counsel/);
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    })();
  });

  it('is no file of another kind, and nobody else’s', async () => {
    assert.equal((await one.dev.request('GET', `${one.base}/paper/file?as=exe`)).status, 404);
    const stranger = await app.person('Nobody', 'Elsewhere');
    assert.equal((await stranger.request('GET', `${one.base}/paper/file?as=pdf`)).status, 404);
  });
});
