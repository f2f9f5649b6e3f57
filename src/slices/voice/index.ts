import { conversationKind, statementKind } from './conversation-kind.ts';
import { quotationKind } from './quotation-kind.ts';
import { draftKind } from './rounds/draft-kind.ts';

export const name = 'voice';
export const kinds = [quotationKind, conversationKind, statementKind, draftKind];
export const listeners = [];

export { aboutOf, forgetAbout, keepAbout } from './about/keep-about.ts';
export { whoView } from './about/who-view.ts';
export { addQuotations } from './add-quotations.ts';
export { counting, resume } from './held/keep-counting.ts';
export { publicConversations } from './held/public-conversations.ts';
export { conversationsThatWait } from './identity/conversations-that-wait.ts';
export { timed } from './identity/timed.ts';
export { type ImportedConversation, importConversation } from './import-conversation.ts';
export { type ImportedSurvey, importSurvey } from './import-survey.ts';
export { inputHash } from './input-hash.ts';
export type { Quotation } from './quotation.ts';
export { quotationsNamed, quotationsOf } from './quotations-of.ts';
export { quoteStatement } from './quote-statement.ts';
export type { Draft } from './rounds/draft.ts';
export { draftsById } from './rounds/draft-store.ts';
export type { End } from './rounds/ends.ts';
export { endsOf, type StatementEnd } from './rounds/ends-of.ts';
export { draftRests, sayWhereItEnded, takeDraft, wordsWereAsked } from './rounds/take-draft.ts';
export { setNaming, withdrawQuotation } from './set-naming.ts';
export * from './whole-conversation.ts';
