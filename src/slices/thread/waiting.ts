import { addToDate, londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { openFlagsIn } from '#platform/links/index.ts';
import { plural, londonDate as sayDate } from '#platform/say.ts';
import { alliancesWaiting, dutiesWaiting } from '#slices/agreements/index.ts';
import { type Case, casesAskingAlly, openGrumblesIn } from '#slices/cases/index.ts';
import { broughtWaiting, hundredDaysDue, questionsToCase, reviewsOf } from '#slices/learning/index.ts';
import { outcomesOf, termOf } from '#slices/outcomes/index.ts';
import { conversationsThatWait } from '#slices/voice/index.ts';

export type Waiting = Readonly<{ text: string; hint: string; href: string; kind: string }>;

const most = 8;

/** What needs this person now, over their cases: an answer owed, a question to them, something changed underneath, an end coming. */
export async function waitingFor({ tx, who, now }: Visit, cases: readonly Case[]): Promise<Waiting[]> {
  const waiting: Waiting[] = [...(await hundredDaysDue(tx, who.personId!, londonDate(now)))];
  const soon = addToDate(londonDate(now), { months: 6 });
  const looked = cases.slice(0, 20);
  const ids = looked.map(({ id }) => id);
  // What most cases have none of is asked for once, not twenty times.
  const byCase = <T extends { caseId: string }>(list: readonly T[]) => Map.groupBy(list, ({ caseId }) => caseId);
  const [flagged, grumbles] = [byCase(await openFlagsIn(tx, ids)), byCase(await openGrumblesIn(tx, ids))];
  const [asked, brought] = [
    await casesAskingAlly(tx, who.personId!),
    byCase(await broughtWaiting(tx, who.personId!, ids)),
  ];
  const conversations = byCase(await conversationsThatWait(tx, who.personId!, ids));
  const alliances = byCase(await alliancesWaiting(tx, who, ids, londonDate(now)));
  for (const one of looked) {
    const base = `/cases/${one.id}`;
    if (asked.has(one.id))
      waiting.push({
        text: `You are asked to be the ally of ${one.title}`,
        hint: 'A word is enough',
        href: `${base}/people`,
        kind: 'A question to you',
      });
    for (const { text, hint, href, kind } of brought.get(one.id) ?? []) waiting.push({ text, hint, href, kind });
    const flags = Map.groupBy(flagged.get(one.id) ?? [], (flag) => flag.reason);
    for (const [reason, of] of flags)
      waiting.push({
        text: reason,
        hint: `${one.title}: ${of.length} ${of.length === 1 ? 'thing rests' : 'things rest'} on it`,
        href: `${base}/to-look-at-again`,
        kind: 'To look at again',
      });
    for (const { text, hint, href, kind } of alliances.get(one.id) ?? [])
      waiting.push({ text, hint: `${one.title}: ${hint}`, href, kind });
    for (const grumble of (grumbles.get(one.id) ?? []).slice(0, 2))
      waiting.push({
        text: grumble.words,
        hint: one.title,
        href: `${base}/grumbles/${grumble.id}`,
        kind: 'Answer owed',
      });
    for (const conversation of conversations.get(one.id) ?? [])
      waiting.push({
        text: `${plural(conversation.waiting, 'statement waits', 'statements wait')} to be looked at`,
        hint: `${one.title}: ${conversation.title}`,
        href: `${base}/conversations/${conversation.id}/moderation`,
        kind: 'Answer owed',
      });
    for (const outcome of await outcomesOf(tx, one.id)) {
      for (const part of outcome.parts) {
        const term = termOf(part, londonDate(now));
        if (term?.soon)
          waiting.push({
            text: outcome.statement,
            hint: `${one.title}: ${term.says}`,
            href: `${base}/outcomes/${outcome.id}`,
            kind: 'Ends soon',
          });
      }
      if (!outcome.answer && outcome.parts.some((part) => part.state === 'owned' || part.state === 'endorsed'))
        waiting.push({
          text: outcome.statement,
          hint: `${one.title}: a community owns this and the authority has not answered`,
          href: `${base}/outcomes/${outcome.id}`,
          kind: 'Answer owed',
        });
    }
    for (const review of await reviewsOf(tx, one.id))
      if (review.state === 'suggested')
        waiting.push({
          text: review.title,
          hint: `${one.title}: something changed that chance does not explain`,
          href: `${base}/reviews/${review.id}`,
          kind: 'Signal',
        });
    for (const question of (await questionsToCase(tx, one.id)).filter((each) => each.answer === null).slice(0, 2))
      waiting.push({
        text: question.words,
        hint: `${one.title}: somebody asks about what you learnt`,
        href: `${base}/lessons/${question.lessonId}`,
        kind: 'Answer owed',
      });
    if (one.endsOn && one.endsOn <= soon && one.endsOn >= londonDate(now))
      waiting.push({
        text: one.title,
        hint: `What there is now ends on ${sayDate(one.endsOn)}`,
        href: base,
        kind: 'Ends soon',
      });
  }
  const due = await dutiesWaiting(tx, who, ids, londonDate(now));
  // What the law wanted by now comes first; what has its day in the next month leaves the rest its room.
  const [late, coming] = [due.filter(({ overdue }) => overdue), due.filter(({ overdue }) => !overdue)];
  const all = [...late.slice(0, 3), ...coming.slice(0, 3), ...waiting];
  return [...all, ...late.slice(3), ...coming.slice(3)].slice(0, most);
}
