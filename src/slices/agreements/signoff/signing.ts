import { type Who, wears } from '#platform/access/who.ts';
import { londonDate, plural } from '#platform/say.ts';

export const answers = ['signed', 'dissented', 'declined'] as const;
export type AnswerName = (typeof answers)[number];
export const answerLabels: Record<AnswerName, string> = {
  signed: 'Signed',
  dissented: 'Signed, with dissent',
  declined: 'Did not sign',
};

export type Answer = Readonly<{
  id: string;
  partnerId: string;
  answer: AnswerName;
  words: string | null;
  signedBy: string;
  role: string | null;
  power: string | null;
  decidedOn: string | null;
  /** With an account, by a signed link, or written down for them by whoever put it. */
  how: 'account' | 'link' | 'recorded';
  recordedBy: string | null;
  givenAt: Date;
  /** Null while it stands. */
  replacedAt: Date | null;
}>;

export type Partner = Readonly<{
  id: string;
  name: string;
  organisationId: string | null;
  bodyId: string | null;
  askedName: string | null;
  address: string | null;
  linkId: string | null;
  askedAt: Date | null;
  answers: readonly Answer[];
}>;

export const signingStates = ['open', 'replaced', 'withdrawn'] as const;

/** A text put to its partners: a version of the plan of a case, of a memorandum, or of an alliance’s charter. */
export type Signing = Readonly<{
  id: string;
  caseId: string;
  state: (typeof signingStates)[number];
  version: number;
  agreementId: string | null;
  number: number;
  content: string;
  hash: string;
  because: string | null;
  byOn: string | null;
  putBy: string;
  putAt: Date;
  publishedAt: Date | null;
  partners: readonly Partner[];
}>;

export const standing = (partner: Partner): Answer | null =>
  partner.answers.find((one) => one.replacedAt === null) ?? null;
export const earlier = (partner: Partner): Answer[] => partner.answers.filter((one) => one.replacedAt !== null);

/** Whether its own people have answered under their names: then neither a link nor a note of a call writes over it. */
export const hasOwnHand = (partner: Partner): boolean => partner.answers.some(({ how }) => how === 'account');

/** Somebody who works on the case speaks for the organisation that they belong to, whoever gave them the hat. */
export const worksFor = (who: Who, { organisationId }: Pick<Partner, 'organisationId'>): boolean =>
  wears(who, 'commissioner', 'procurement', 'partner') && who.organisations.some(({ id }) => id === organisationId);

/** Coarse for a community's body: which of its members may speak here, the act itself checks. */
const couldSpeak = (who: Who, signing: Signing): boolean =>
  signing.partners.some(
    (one) => signsFor(who, signing, one) || (one.bodyId !== null && who.bodyIds.includes(one.bodyId)),
  );

/** A provider, or a group, that is a party to an agreement reads what that agreement’s parties are asked to sign, and signs for itself. */
const isItsParty = (who: Who, { agreementId }: Signing, { organisationId }: Partner): boolean =>
  agreementId !== null &&
  wears(who, 'provider', 'community') &&
  who.organisations.some(({ id }) => id === organisationId);

export const signsFor = (who: Who, signing: Signing, partner: Partner): boolean =>
  worksFor(who, partner) || isItsParty(who, signing, partner);

export function signingAccess(who: Who, signing: Signing): readonly string[] {
  const provides = signing.partners.some((partner) => isItsParty(who, signing, partner));
  if (!provides && !who.hats.some((hat) => hat !== 'provider')) return [];
  const may = ['see'];
  if (wears(who, 'commissioner') && signing.state !== 'withdrawn') may.push('publish');
  if (signing.state !== 'open') return may;
  if (couldSpeak(who, signing)) may.push('sign');
  if (wears(who, 'commissioner', 'procurement')) may.push('ask');
  return may;
}

const count = (partners: readonly Partner[], name: AnswerName): number =>
  partners.filter((one) => standing(one)?.answer === name).length;

/** "4 of 6 partners have signed, 1 of them with dissent. 1 did not sign. Waited for: Harbour Homes." */
export function sayWhere({ partners }: Pick<Signing, 'partners'>): string {
  const dissented = count(partners, 'dissented');
  const signed = count(partners, 'signed') + dissented;
  const declined = count(partners, 'declined');
  const waiting = partners.filter((one) => standing(one) === null).map(({ name }) => name);
  return [
    `${signed} of ${plural(partners.length, 'partner')} ${signed === 1 ? 'has' : 'have'} signed${dissented > 0 ? `, ${dissented} of them with dissent` : ''}.`,
    declined > 0 ? `${declined} did not sign.` : '',
    waiting.length > 0 ? `Waited for: ${waiting.join(', ')}.` : 'Everybody who was asked has answered.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Who answered, in which capacity, on which authority and how, in a sentence. */
export function sayAnswer(one: Answer): string {
  const who = [one.signedBy, one.role].filter(Boolean).join(', ');
  const under = one.power ? `, under ${one.power}` : '';
  const decided = one.decidedOn ? `. Its own decision: ${londonDate(one.decidedOn)}` : '';
  const how = {
    account: '',
    link: '. Answered by a link, without an account',
    recorded: `. Written down for them by ${one.recordedBy ?? 'somebody who put it'}; they have not confirmed it themselves`,
  }[one.how];
  return `${who}, ${londonDate(one.givenAt)}${under}${decided}${how}.`;
}

export const saySigning = (signing: Signing, title: string): { title: string; text: string; state: string } => ({
  title: `${title}, version ${signing.number}`,
  text: `Put to its partners. ${sayWhere(signing)}`,
  state: signing.state,
});
