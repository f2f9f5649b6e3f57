import { sha256 } from '#platform/crypto/secrets.ts';
import { fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { download, page, type Reply, type Visit } from '#platform/http/route.ts';
import { noticeDocument, noticeJson } from '#slices/procurement/index.ts';
import type { Payer } from '../payer.ts';
import { periodEnding } from '../returns/periods.ts';
import { differs } from '../returns/return-pages.ts';
import { signedFor } from '../returns/return-store.ts';
import { draftReturn } from '../returns/sign-return.ts';
import { complianceNotice } from './compliance-notice.ts';

/** The notice of a half year from the return that was signed for it, the last version where none is asked for. Without one there is no notice. */
async function noticeAsked({ tx, object, params, query }: Visit<Payer>) {
  const period = /^20\d\d-\d\d-\d\d$/.test(params.endsOn!) ? periodEnding('compliance', params.endsOn!) : null;
  if (!period) return refuse('not-found');
  const all = await signedFor(tx, object.id, 'compliance', period.toOn);
  const signed = query.version ? all.find(({ number }) => String(number) === query.version) : all.at(-1);
  if (!signed) return refuse('not-found');
  return { period, signed, last: all.at(-1)!, filled: complianceNotice(object.name, signed) };
}

export async function showComplianceNotice(visit: Visit<Payer>): Promise<Reply> {
  const { tx, object } = visit;
  const { period, signed, last, filled } = await noticeAsked(visit);
  return page('agreements/payments/compliance-notice.njk', filled.title, {
    ...{ payer: object, period, signed, filled },
    base: `/organisations/${object.id}/payments/returns/compliance/${period.toOn}`,
    older: signed.number < last.number ? last.number : null,
    changed: signed.number === last.number && differs(signed, await draftReturn(tx, object, period)),
  });
}

/** The same to be copied into the platform, or printed. */
export async function sendComplianceNotice(visit: Visit<Payer>): Promise<Reply> {
  const { object, query, services } = visit;
  const { signed, filled } = await noticeAsked(visit);
  const { number, signedAt: handedOverAt } = signed;
  const version = { code: 'UK17', number, filled, hash: sha256(JSON.stringify(filled.preview)), handedOverAt };
  const name = `uk17-${signed.toOn}-version-${number}`;
  if (query.as === 'json') return download(`${name}.json`, 'application/json; charset=utf-8', noticeJson(version));
  const document = noticeDocument(version, object.name, services.installation().name ?? 'Commonweal');
  return query.as === 'pdf'
    ? download(`${name}.pdf`, fileTypes.pdf, await writePdf(document))
    : download(`${name}.docx`, fileTypes.docx, await writeDocx(document));
}
