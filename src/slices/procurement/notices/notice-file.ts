import { type Document, heading, paragraph, table } from '#platform/documents/index.ts';
import { londonDateTime } from '#platform/say.ts';
import type { NoticeVersion } from './notice-store.ts';

/** What a file is made of. */
export type Frozen = Pick<NoticeVersion, 'code' | 'number' | 'filled' | 'hash' | 'handedOverAt'>;

const notFiled = 'This is for typing into the central platform. Nothing is filed from here.';

/** A notice as it was frozen, for a program or for copying: what each field says, what is missing, what is withheld and why. */
export const noticeJson = ({ code, number, hash, handedOverAt, filled }: Frozen): string =>
  `${JSON.stringify(
    {
      notice: code,
      title: filled.title,
      version: number,
      frozenAt: handedOverAt.toISOString(),
      hash,
      note: notFiled,
      sections: filled.preview,
      missing: filled.missing,
      withheld: filled.redactions.map(({ label, law, limb, reason }) => ({ label, law, limb, reason })),
      checkThis: filled.unverified,
    },
    null,
    2,
  )}\n`;

/** The same to be read and printed. */
export function noticeDocument(version: Frozen, procurement: string, author: string): Document {
  const { code, number, filled, hash, handedOverAt } = version;
  return {
    title: filled.title,
    subtitle: `${procurement}. ${code}, version ${number}, frozen ${londonDateTime(handedOverAt)}`,
    author,
    writtenAt: handedOverAt,
    footer: `${code} · version ${number} · ${hash.slice(0, 12)}`,
    blocks: [
      paragraph(notFiled),
      ...filled.preview.flatMap(({ heading: title, lines }) => [
        heading(1, title),
        table(
          title,
          ['What', 'What it says', 'Law'],
          lines.map(({ label, law, state, says }) => [
            label,
            state === 'missing' ? `Missing. ${says.join(' ')}` : says.join('\n'),
            law,
          ]),
          [3, 6, 2],
        ),
      ]),
      ...(filled.redactions.length > 0
        ? [heading(1, 'What is withheld'), ...filled.redactions.map(({ says }) => paragraph(says))]
        : []),
      ...(filled.unverified.length > 0
        ? [heading(1, 'Check this'), ...filled.unverified.map((one) => paragraph(one))]
        : []),
    ],
  };
}
