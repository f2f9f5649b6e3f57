import { sha256 } from '#platform/crypto/secrets.ts';
import { writeCsv } from '#platform/export/index.ts';
import { exemptSections, letterTexts } from './exempt-sections.ts';
import { exemptWorking } from './exempt-working.ts';
import type { PackFacts } from './gather-pack.ts';
import { indexPage } from './index-page.ts';
import { type Manifest, manifestName, packFormat, sealName } from './manifest.ts';
import { openSections } from './open-sections.ts';
import { openWorking } from './open-working.ts';
import { type ExemptGround, exemptGrounds, Numbers, type Section } from './section.ts';
import { verifierPage } from './verifier-page.ts';
import { writeZip } from './write-zip.ts';

export type PackFile = Readonly<{ path: string; title: string; ground: ExemptGround | null; bytes: Buffer }>;
export type Pack = Readonly<{ files: readonly PackFile[]; manifest: Manifest; seal: string; zip: Buffer }>;

const folder = (ground: ExemptGround | null): string => (ground === null ? 'disclosable' : 'exempt');

function asCsv({ columns, rows }: Section): string {
  // Two columns can have one name; as keys they are told apart by their place.
  const keys = columns.map((_, at) => String(at));
  const named = [Object.fromEntries(keys.map((key, at) => [key, columns[at]!]))];
  const cells = rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at]])));
  return writeCsv(keys, [...named, ...cells], { mark: false }).replace(/^.*\r\n/, '');
}

const asFile = (one: Section): PackFile => ({
  path: `${folder(one.ground)}/${one.name}.csv`,
  title: one.title,
  ground: one.ground,
  bytes: Buffer.from(asCsv(one), 'utf8'),
});

/**
 * The pack of a procurement: a folder that anybody may have and one that is exempt, each file with its hash in the manifest, the audit’s entries, and
 * a page that checks all of it without a network. The same facts make the same bytes.
 */
export function buildPack(facts: PackFacts): Pack {
  const people = new Numbers('Person');
  const open = [...openSections(facts, people), ...openWorking(facts, people)].map(asFile);
  // The list of names comes after all that gives somebody a number.
  const apart = exemptWorking(facts, people);
  const exempt = [...exemptSections(facts, people), ...apart].filter(({ rows }) => rows.length > 0);
  const texts = letterTexts(facts).map(({ name, title, ground, text }) => ({
    path: `${folder(ground)}/${name}.txt`,
    title,
    ground,
    bytes: Buffer.from(text, 'utf8'),
  }));
  const plain = (path: string, title: string, content: string): PackFile => ({
    path,
    title,
    ground: null,
    bytes: Buffer.from(content, 'utf8'),
  });
  const parts = [...open, ...exempt.map(asFile), ...texts];
  const files = [
    ...parts,
    plain('chain.json', 'The audit’s entries on it, each with its hash', `${JSON.stringify(facts.chain, null, 1)}\n`),
    plain('index.html', 'What is in this pack', indexPage(facts, parts)),
    plain('verify.html', 'Checks this pack in a browser, without a network', verifierPage),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const last = facts.chain.at(-1);
  const { id, title } = facts.record.procurement;
  const manifest: Manifest = {
    format: packFormat,
    procurement: { id, title },
    asOf: last?.at ?? null,
    files: files.map(({ path, bytes, ground }) => ({
      path,
      bytes: bytes.length,
      sha256: sha256(bytes),
      exempt: ground && exemptGrounds[ground],
    })),
    chain: { entries: facts.chain.length, last: last ? { seq: last.seq, hash: last.hash } : null },
  };
  const written = `${JSON.stringify(manifest, null, 1)}\n`;
  const seal = sha256(written);
  const zip = writeZip([
    ...files,
    { path: manifestName, bytes: Buffer.from(written, 'utf8') },
    { path: sealName, bytes: Buffer.from(`${seal}\n`, 'utf8') },
  ]);
  return { files, manifest, seal, zip };
}
