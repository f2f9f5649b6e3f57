import { messagesAbout } from '#platform/messages/messages.ts';
import { draftBallot, giveNotice, outcomesOf, putMembersOnRoll, putOnRoll } from '#slices/outcomes/index.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Page } from './page.ts';

/** Days of a ballot whose notice is given on 1 December 2026: open from the 8th to the 20th. */
export const ballotDays = { opensOn: '2026-12-08', closesOn: '2026-12-20' };

/** What a body writes down: a number has to take part, three in four consent, nobody may object. */
export const ballotDraft = {
  agreed: 'own' as const,
  forWhom: 'people over 65',
  howTo: 'Sign in, use your link or send your paper back.',
  noticeDays: 7,
  ...ballotDays,
  quorumOf: 'people' as const,
  quorum: 2,
  consentPercent: 75,
  objectionsMost: 0,
  untilOn: '2028-12-31',
  months: null,
  reviewOn: '2027-12-31',
};

export type APlace = Readonly<{ caseId: string; outcomeId: string; bodyId: string }>;

/** The outcome's words now, put by one member to all members and two neighbours on the roll. */
export async function aDraft(app: TestApp, place: APlace, by: Visitor): Promise<string> {
  const { caseId, outcomeId, bodyId } = place;
  const outcome = (await app.look((tx) => outcomesOf(tx, caseId))).find((one) => one.id === outcomeId)!;
  return app.act(
    by,
    async (act) => {
      await putMembersOnRoll(act, { outcomeId, bodyId });
      await putOnRoll(act, { outcomeId, bodyId, lines: 'Jo Pike; jo@example.org\nAl Berg; The Cottage' });
      return draftBallot(act, { ...ballotDraft, outcomeId, bodyId, wordingId: outcome.wordingId });
    },
    caseId,
  );
}

/** The same with notice given by a second member. */
export async function aBallot(app: TestApp, place: APlace, by: Visitor, second: Visitor): Promise<string> {
  const ballotId = await aDraft(app, place, by);
  await app.act(second, (act) => giveNotice(act, app.running.services, ballotId, 1), place.caseId);
  return ballotId;
}

/** The path of the link that somebody on the roll was sent. */
export async function linkTo(app: TestApp, ballotId: string, name: string): Promise<string> {
  const sent = await app.look((tx) => messagesAbout(tx, { kind: 'ballot', id: ballotId }));
  return /\/public\/ballots\/[\w-]+/.exec(sent.find((one) => one.recipient === name)!.body)![0];
}

/** The code on somebody's ballot paper, from the page of letters: each paper follows the letter of its entry. */
export function codeFor(letters: Page, name: string): string {
  const sheets = [...letters.document.querySelectorAll('article')];
  const letter = sheets.findIndex((one) => one.querySelector('p')!.textContent!.startsWith(name));
  return sheets[letter + 1]!.querySelector('.cw-ballot-code')!.textContent!;
}
