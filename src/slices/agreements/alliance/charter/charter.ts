import { plural } from '#platform/say.ts';
import type { Agreement } from '../../agreement.ts';
import type { PutText } from '../../signoff/put-text.ts';
import { decidedLabels, type LadderDays, ladder, type Matter, membersOf, usualDays } from '../alliance.ts';

export type Charter = Readonly<{
  purpose: string;
  principles: string | null;
  joining: string | null;
  leaving: string | null;
  conflicts: string | null;
  quorumReserved: number | null;
  quorumUnanimous: number | null;
  days: LadderDays;
  version: number;
}>;

/** What every member signed: by it, and by nothing that was written since, decisions are made. */
export type CharterInEffect = Readonly<{
  members: readonly string[];
  matters: readonly Matter[];
  quorumReserved: number | null;
  quorumUnanimous: number | null;
  days: LadderDays;
}>;

export const noCharter: Charter = {
  purpose: '',
  principles: null,
  joining: null,
  leaving: null,
  conflicts: null,
  quorumReserved: null,
  quorumUnanimous: null,
  days: usualDays,
  version: 0,
};

const parts = {
  purpose: 'what the alliance is for',
  principles: 'by which principles it works',
  joining: 'who may join, and how',
  leaving: 'how a member leaves, and what becomes of what it does',
  conflicts: 'what is done about conflicts of interest',
} as const;

/** What a charter does not say yet. */
export const missingIn = (charter: Charter): string[] =>
  (Object.keys(parts) as (keyof typeof parts)[])
    .filter((part) => !charter[part])
    .map((part) => `The charter does not say ${parts[part]}`);

export function inEffectFrom(agreement: Agreement, charter: Charter, matters: readonly Matter[]): CharterInEffect {
  const { quorumReserved, quorumUnanimous, days } = charter;
  return { members: membersOf(agreement.parties).map(({ id }) => id), matters, quorumReserved, quorumUnanimous, days };
}

export const quorumFor = (charter: CharterInEffect | null, decided: Matter['decided']): number | null =>
  decided === 'reserved'
    ? (charter?.quorumReserved ?? null)
    : decided === 'unanimous'
      ? (charter?.quorumUnanimous ?? null)
      : null;

const lines = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const sayMatter = ({ matter, decided, delegate }: Matter): string =>
  `${matter}: ${decided === 'delegated' ? `delegated to ${delegate}` : decidedLabels[decided].toLowerCase()}.`;

const sayQuorum = (whose: string, quorum: number | null): string =>
  quorum === null
    ? `${whose}: all of them agree, or can live with it. To stand aside is not to agree.`
    : `${whose}: every one of them speaks, nobody blocks, and at least ${quorum} agree or can live with it. The others may stand aside.`;

/** The charter as it is put to sign: every line with a key, so that the next version shows what changed. */
export function charterText(agreement: Agreement, charter: Charter, matters: readonly Matter[]): PutText {
  const members = membersOf(agreement.parties);
  const said = (key: string, text: string | null) =>
    lines(text).map((says, index) => ({ key: `${key}:${index}`, says }));
  const unanimous = matters.filter(({ decided }) => decided === 'unanimous').length;
  return {
    of: 'charter',
    title: `Charter of ${agreement.title}`,
    short: [
      ...lines(charter.purpose),
      `Its members: ${members.map(({ name }) => name).join(', ') || 'nobody yet'}. Each has one vote, the commissioner among them.`,
      `${plural(matters.length, 'matter')} named, ${unanimous} of them unanimous. What is not named cannot be decided under it.`,
    ],
    parts: [
      { title: 'What it is for', none: 'Nobody has said.', lines: said('purpose', charter.purpose) },
      { title: 'Principles', none: 'Nobody has said.', lines: said('principle', charter.principles) },
      {
        title: 'Members',
        none: 'Nobody yet.',
        lines: members.map(({ id, name, role }) => ({
          key: `member:${id}`,
          says: role === 'commissioner' ? `${name}, the commissioner` : name,
        })),
      },
      { title: 'Who may join, and how', none: 'Nobody has said.', lines: said('joining', charter.joining) },
      { title: 'How a member leaves', none: 'Nobody has said.', lines: said('leaving', charter.leaving) },
      {
        title: 'Who decides what',
        none: 'No matters are named yet.',
        lines: matters.map((one) => ({ key: `matter:${one.id}`, says: sayMatter(one) })),
      },
      {
        title: 'When a decision is made, and unmade',
        none: '',
        lines: [
          { key: 'quorum:unanimous', says: sayQuorum('What needs every member', charter.quorumUnanimous) },
          { key: 'quorum:reserved', says: sayQuorum('What is reserved to the commissioner', charter.quorumReserved) },
          { key: 'quorum:delegated', says: 'What is delegated: the one it is delegated to decides.' },
          { key: 'block', says: 'A block needs a reason. What instead is asked for, and not demanded.' },
          { key: 'unmaking', says: 'A decision is unmade by the same rule by which it was made.' },
        ],
      },
      {
        title: 'When we cannot agree',
        none: '',
        lines: ladder.map((rung, index) => ({
          key: `rung:${index}`,
          says: `${index + 1}. ${rung}: within ${plural(charter.days[index]!, 'day')}.`,
        })),
      },
      { title: 'Conflicts of interest', none: 'Nobody has said.', lines: said('conflict', charter.conflicts) },
    ],
    roles: members.map(({ name, role }) => ({
      who: name,
      does: [role === 'commissioner' ? 'is the commissioner, and a member with one vote' : 'is a member with one vote'],
    })),
  };
}
