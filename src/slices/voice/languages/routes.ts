import { get, post, type Route } from '#platform/http/route.ts';
import { showMine } from '../held/public-pages.ts';
import { chooseLanguageInput } from './choose-language.ts';
import { saveOwnLanguage, saveTranslation, showTranslations } from './languages-pages.ts';
import { translateInput } from './translate-statement.ts';

const translations = '/cases/:caseId/conversations/:conversationId/translations';
const holds = { on: 'conversation', may: 'hold' };

export const languageRoutes: readonly Route[] = [
  get(translations, holds, showTranslations, { query: ['into'] }),
  post(translations, holds, translateInput, saveTranslation, { form: showTranslations }),
  post('/public/taking-part/:token/language', 'public', chooseLanguageInput, saveOwnLanguage, { form: showMine }),
];
