import { bold, type Document, heading, paragraph, quotation } from '#platform/documents/index.ts';
import { londonDate } from '#platform/say.ts';
import { textBlocks, thaw } from './put-text.ts';
import { answerLabels, earlier, type Partner, type Signing, sayAnswer, sayWhere, standing } from './signing.ts';

export type ShownAnswer = Readonly<{ label: string; answer: string; words: string | null; says: string }>;
export type ShownPartner = Readonly<{
  id: string;
  name: string;
  now: ShownAnswer | null;
  before: readonly ShownAnswer[];
  waitsFor: string | null;
}>;

const shown = (answer: Partner['answers'][number]): ShownAnswer => ({
  label: answerLabels[answer.answer],
  answer: answer.answer,
  words: answer.words,
  says: sayAnswer(answer),
});

/** What a partner said, what it said before, and whom it is waited for. */
export function showPartner(partner: Partner): ShownPartner {
  const now = standing(partner);
  return {
    id: partner.id,
    name: partner.name,
    now: now && shown(now),
    before: earlier(partner).map(shown),
    waitsFor:
      partner.askedName && partner.askedAt
        ? `${partner.askedName} was written to on ${londonDate(partner.askedAt)}`
        : null,
  };
}

const textNames = { plan: 'The plan', memorandum: 'Memorandum of understanding', charter: 'Charter of an alliance' };

export const binds =
  'Signing says that your organisation stands behind this version. It does not bind in law, moves no money and hands over no power. What your own board or cabinet has to decide, it still decides.';

/** What was put and who signed it, to print or to file. */
export function signingDocument(signing: Signing, author: string): Document {
  const { text } = thaw(signing);
  return {
    title: text.title,
    subtitle: `${textNames[text.of]}, version ${signing.number}, put to its partners on ${londonDate(signing.putAt)}`,
    author,
    writtenAt: signing.putAt,
    footer: `Version ${signing.number} · ${signing.hash.slice(0, 12)}`,
    blocks: [
      heading(2, 'In short'),
      ...text.short.map((line) => paragraph(line)),
      ...textBlocks(text),
      heading(2, 'Who has signed'),
      paragraph(sayWhere(signing)),
      ...signing.partners.flatMap((partner) => {
        const { name, now, before } = showPartner(partner);
        const lines = [now, ...before.toReversed()].filter((one) => one !== null);
        if (lines.length === 0) return [paragraph([bold(`${name}. `), 'Waited for.'])];
        return lines.flatMap((one, index) => [
          paragraph([bold(`${name}. `), `${index > 0 || !now ? 'Before that: ' : ''}${one.label}. ${one.says}`]),
          ...(one.words ? [quotation(`“${one.words}”`, name)] : []),
        ]);
      }),
      paragraph(binds),
    ],
  };
}
