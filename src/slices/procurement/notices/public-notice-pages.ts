import { refuse } from '#platform/http/refusals.ts';
import { publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { codeSaid, noticeOf } from '#standards/notices/index.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { type NoticeVersion, versionsOf } from './notice-store.ts';

/** Notices of a procurement that the central platform shows. Nothing else of it is there for the public. */
export async function publishedNotices({
  tx,
  params,
}: Visit): Promise<{ procurement: Procurement; published: NoticeVersion[] }> {
  const id = params.procurementId!;
  const [procurement] = isId(id) ? await procurementsById(tx, [id]) : [];
  const published = procurement ? (await versionsOf(tx, [id])).filter(({ platformNumber }) => platformNumber) : [];
  return procurement && published.length > 0 ? { procurement, published } : refuse('not-found');
}

const told = ({ code, number, platformNumber, platformAt, ocid, because, filled }: NoticeVersion) => ({
  code,
  codeSaid: codeSaid(noticeOf(code)),
  path: code.toLowerCase(),
  number,
  platformNumber,
  platformAt,
  ocid,
  because,
  title: filled.title,
});

export async function openPublishedNotices(visit: Visit): Promise<Reply> {
  const { procurement, published } = await publishedNotices(visit);
  const inOrder = published.toSorted((a, b) => +b.platformAt! - +a.platformAt!);
  return publicPage(
    'procurement/notices/public-list.njk',
    `Notices: ${published.at(-1)!.facts.title ?? procurement.title}`,
    {
      procurementId: procurement.id,
      notices: inOrder.map(told),
    },
  );
}

/** A notice as it was published, in plain words. What is withheld is not in it; that it is, and why, is. */
export async function openPublishedNotice(visit: Visit): Promise<Reply> {
  const { procurement, published } = await publishedNotices(visit);
  const versions = published.filter(({ code }) => code.toLowerCase() === visit.params.code!.toLowerCase());
  const version = visit.query.version
    ? versions.find(({ number }) => String(number) === visit.query.version)
    : versions.at(-1);
  if (!version) refuse('not-found');
  const { preview, redactions, missing } = version.filled;
  return publicPage('procurement/notices/public.njk', version.filled.title, {
    procurementId: procurement.id,
    notice: told(version),
    sections: preview.map((section) => ({
      ...section,
      lines: section.lines.filter(({ state }) => state !== 'missing'),
    })),
    withheld: redactions.map(({ says }) => says),
    incomplete: missing.length > 0,
    others: versions.filter((one) => one.number !== version.number).map(told),
  });
}
