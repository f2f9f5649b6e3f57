import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { savePrinted, saveTaken, showLetters } from './letters-pages.ts';
import { printedInput } from './take-letters.ts';

const letters = '/cases/:caseId/conversations/:conversationId/letters';
const holds = { on: 'conversation', may: 'hold' };

export const letterRoutes: readonly Route[] = [
  get(letters, holds, showLetters, { auditReading: 'conversation.lettersRead' }),
  post(letters, holds, printedInput, savePrinted, { form: showLetters }),
  post(`${letters}/taking`, holds, z.strictObject({}), saveTaken, { form: showLetters }),
];
