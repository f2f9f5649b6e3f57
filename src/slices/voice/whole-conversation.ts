/** The commands of a conversation from its first line to its report, in their order: what tells a story, or a test, holds one by them. */
export { answerAbout } from './about/answer-about.ts';
export { keepChoices } from './choices/keep-choices.ts';
export { conversationsById } from './conversation-store.ts';
export { moderateRemarks } from './discussion/moderate-remarks.ts';
export { remarksOf } from './discussion/remark-store.ts';
export { sayRemark } from './discussion/say-remark.ts';
export { heldById } from './held/held-store.ts';
export {
  beginConversation,
  closeConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from './held/hold-conversation.ts';
export { countWithin } from './held/keep-counting.ts';
export { moderate } from './held/moderate.ts';
export { appealRefusal, castVote, joinConversation, sayStatement, takingPart } from './held/take-part.ts';
export { heldStatements, type Voter, voterById } from './held/taking-part-store.ts';
export { enterByCode } from './identity/enter-by-key.ts';
export { makeCodes, settleWays } from './identity/settle-ways.ts';
export { chooseLanguage } from './languages/choose-language.ts';
export { translateStatement } from './languages/translate-statement.ts';
export { translationsInto } from './languages/translation-store.ts';
export { beginPile } from './paper/begin-pile.ts';
export { editionsOf } from './paper/edition-store.ts';
export { makeEdition } from './paper/make-edition.ts';
export { sheetCode } from './paper/paper.ts';
export { settleSheet } from './paper/settle-sheet.ts';
export { sheetsThatDiffer } from './paper/sheet-store.ts';
export { typingInto } from './paper/take-sheets.ts';
export { typeFile } from './paper/type-file.ts';
export { publishReport, writeReportPart } from './report/publish-report.ts';
export { openRound } from './rounds/hold-round.ts';
export { replyToWords } from './rounds/reply-to-words.ts';
export { sayEnds } from './rounds/say-ends.ts';
export { rewordDraft, writeDraft } from './rounds/write-draft.ts';
