import { sha256 } from '#platform/crypto/secrets.ts';
import { type Block, bullets, heading, paragraph } from '#platform/documents/index.ts';

/** One thing that a text says. Its key stays the same from version to version, so that a change can be told from a new line. */
export type Line = Readonly<{ key: string; says: string }>;
export type TextPart = Readonly<{ title: string; none: string; lines: readonly Line[] }>;

/** What is put to partners to sign, as it was at that moment. */
export type PutText = Readonly<{
  of: 'plan' | 'memorandum' | 'charter';
  title: string;
  /** What somebody with two minutes reads. */
  short: readonly string[];
  parts: readonly TextPart[];
  /** What each partner has in it. */
  roles: readonly Readonly<{ who: string; does: readonly string[] }>[];
}>;

/** The text as it is kept, and the address that follows from every word of it. */
export function freeze(text: PutText): { content: string; hash: string } {
  const content = JSON.stringify(text);
  return { content, hash: sha256(content) };
}

/** The text of what was put, and whether it is still, to the letter, what was put. */
export const thaw = (one: { content: string; hash: string }): { text: PutText; whole: boolean } => ({
  text: JSON.parse(one.content) as PutText,
  whole: sha256(one.content) === one.hash,
});

export const roleOf = (text: PutText, who: string): readonly string[] =>
  text.roles.find((one) => one.who.toLowerCase() === who.toLowerCase())?.does ?? [];

/** The whole text. A plan is told by outcome, so what each partner has in it is gathered at its end; the others say it already. */
export function textBlocks(text: PutText): Block[] {
  const parts = text.parts.flatMap(({ title, none, lines }) => [
    heading(2, title),
    lines.length === 0 ? paragraph(none) : bullets(lines.map((line) => line.says)),
  ]);
  return text.of !== 'plan' ? parts : [...parts, ...rolesOf(text)];
}

const rolesOf = ({ roles }: PutText): Block[] =>
  roles.length === 0
    ? []
    : [heading(2, 'What each partner has in it'), bullets(roles.map(({ who, does }) => `${who} ${does.join('; ')}.`))];
