import { download, page, type Reply, type Visit } from '#platform/http/route.ts';
import type { Procurement } from '#slices/procurement/index.ts';
import { buildPack } from './build-pack.ts';
import { gatherPack } from './gather-pack.ts';
import { exemptGrounds } from './section.ts';

export async function showAuditPack({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const { files, seal, zip, manifest } = buildPack(await gatherPack(tx, object));
  return page('thread/audit-pack/show.njk', `Audit pack: ${object.title}`, {
    procurement: object,
    seal,
    size: Math.ceil(zip.length / 1024),
    entries: manifest.chain.entries,
    open: files.filter(({ path }) => path.startsWith('disclosable/')),
    exempt: files
      .filter(({ path }) => path.startsWith('exempt/'))
      .map((file) => ({ ...file, groundSays: file.ground && exemptGrounds[file.ground] })),
  });
}

export async function takeAuditPack({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const { zip } = buildPack(await gatherPack(tx, object));
  return download('audit-pack.zip', 'application/zip', zip);
}
