import { get, post, type Route } from '#platform/http/route.ts';
import { saveChoices, showChoices } from './choices-pages.ts';
import { choicesInput } from './keep-choices.ts';

const choices = '/cases/:caseId/conversations/:conversationId/choices';
const holds = { on: 'conversation', may: 'hold' };

export const choiceRoutes: readonly Route[] = [
  get(choices, holds, showChoices),
  post(choices, holds, choicesInput, saveChoices),
];
