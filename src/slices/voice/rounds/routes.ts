import { get, post, type Route } from '#platform/http/route.ts';
import { endRoundInput, roundInput } from './hold-round.ts';
import { proposedInput } from './look-at-proposed.ts';
import { replyInput } from './reply-to-words.ts';
import * as pages from './rounds-pages.ts';
import { endsInput } from './say-ends.ts';
import { saveReply, showWords } from './words-pages.ts';
import { draftInput, layAsideInput, restsInput, wordingInput } from './write-draft.ts';

const conversation = '/cases/:caseId/conversations/:conversationId';
const onConversation = (may: string) => ({ on: 'conversation', may });
const draft = '/cases/:caseId/drafts/:draftOutcomeId';
const onDraft = (may: string) => ({ on: 'draftOutcome', may });
const own = '/public/taking-part/:token/words';

/** Statements put together under drafts, rounds about their words, and where each statement ended. */
export const roundsRoutes: readonly Route[] = [
  get(`${conversation}/drafts`, onConversation('see'), pages.showDrafts),
  post(`${conversation}/drafts`, onConversation('hold'), draftInput, pages.saveDraft),
  post(`${conversation}/rounds`, onConversation('hold'), roundInput, pages.saveRound, { form: pages.showDrafts }),
  post(`${conversation}/rounds/end`, onConversation('hold'), endRoundInput, pages.saveRoundEnd, {
    form: pages.showDrafts,
  }),
  get(`${conversation}/proposed-words`, onConversation('hold'), pages.showProposed),
  post(`${conversation}/proposed-words`, onConversation('hold'), proposedInput, pages.saveProposed),
  get(`${conversation}/ends`, onConversation('see'), pages.showEnds),
  post(`${conversation}/ends`, onConversation('hold'), endsInput, pages.saveEndsSaid),
  get(draft, onDraft('see'), pages.showDraft),
  post(`${draft}/wordings`, onDraft('word'), wordingInput, pages.saveWording, { form: pages.showDraft }),
  post(`${draft}/statements`, onDraft('word'), restsInput, pages.saveRests, { form: pages.showDraft }),
  post(`${draft}/laid-aside`, onDraft('layAside'), layAsideInput, pages.saveAside, { form: pages.showDraft }),
  get(own, 'public', showWords),
  post(own, 'public', replyInput, saveReply, { limit: 300 }),
];
