import { conversationKind, statementKind } from './conversation-kind.ts';
import { quotationKind } from './quotation-kind.ts';

export const name = 'voice';
export const kinds = [quotationKind, conversationKind, statementKind];
export const listeners = [];

export { aboutOf, forgetAbout, keepAbout } from './about/keep-about.ts';
export { whoView } from './about/who-view.ts';
export { addQuotations } from './add-quotations.ts';
export { counting, resume } from './held/keep-counting.ts';
export { conversationsThatWait } from './identity/conversations-that-wait.ts';
export { timed } from './identity/timed.ts';
export { type ImportedConversation, importConversation } from './import-conversation.ts';
export { type ImportedSurvey, importSurvey } from './import-survey.ts';
export { inputHash } from './input-hash.ts';
export type { Quotation } from './quotation.ts';
export { quotationsNamed, quotationsOf } from './quotations-of.ts';
export { quoteStatement } from './quote-statement.ts';
export { setNaming, withdrawQuotation } from './set-naming.ts';
