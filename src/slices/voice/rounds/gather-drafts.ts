import type { Tx } from '#platform/db/database.ts';
import type { Quotation } from '../quotation.ts';
import { quotationsNamed } from '../quotations-of.ts';
import { type Draft, type DraftWording, type RestsOn, toldText } from './draft.ts';
import { draftQuotations, restsOf, type Telling, tellingsOf } from './draft-store.ts';
import { noReplies, type ToldTally, toldTally } from './reply.ts';
import { type OwnReply, repliesTo, talliesOf } from './round-store.ts';

export type Version = DraftWording &
  Readonly<{
    tally: ToldTally;
    /** Words that were proposed instead, as others see them. */
    proposed: readonly string[];
    /** Everything that was said of it, for those who hold the conversation: without who said it. */
    replies: readonly OwnReply[];
  }>;

export type DraftTold = Draft &
  Readonly<{
    rests: readonly (RestsOn & { says: string })[];
    quotations: readonly Quotation[];
    /** The version that there is now. */
    now: Version;
    /** Those before it, the newest first. */
    earlier: readonly Version[];
    tellings: readonly Telling[];
  }>;

/** Drafts with all that is told of them: what they rest on, and of each version what people said of it and of no other. */
export async function gatherDrafts(tx: Tx, drafts: readonly Draft[]): Promise<DraftTold[]> {
  const ids = drafts.map(({ id }) => id);
  const wordings = drafts.flatMap((draft) => draft.wordings.map(({ id }) => id));
  const rests = await restsOf(tx, ids);
  const linked = await draftQuotations(tx, ids);
  const quotations = (await quotationsNamed(tx, [...new Set(linked.map(({ quotationId }) => quotationId))])).filter(
    ({ state }) => state === 'kept',
  );
  const tallies = await talliesOf(tx, wordings);
  const replies = await repliesTo(tx, wordings);
  const tellings = await tellingsOf(tx, ids);
  return drafts.map((draft): DraftTold => {
    const versions = draft.wordings.map((wording): Version => {
      const said = replies.filter(({ wordingId }) => wordingId === wording.id);
      const shown = said.flatMap(({ proposed, proposedState }) =>
        proposed && proposedState === 'shown' ? [proposed] : [],
      );
      return {
        ...wording,
        tally: toldTally(tallies.get(wording.id) ?? noReplies),
        proposed: [...new Set(shown)],
        replies: said,
      };
    });
    const own = new Set(linked.filter(({ draftId }) => draftId === draft.id).map(({ quotationId }) => quotationId));
    return {
      ...draft,
      rests: rests.filter(({ draftId }) => draftId === draft.id).map((one) => ({ ...one, says: toldText(one.told) })),
      quotations: quotations.filter(({ id }) => own.has(id)),
      now: versions.at(-1)!,
      earlier: versions.slice(0, -1).reverse(),
      tellings: tellings.filter(({ draftId }) => draftId === draft.id),
    };
  });
}
