import { get, post, type Route } from '#platform/http/route.ts';
import {
  openStory,
  openTakingBack,
  takeBackByLink,
  takeBackByLinkInput,
  tellByLink,
  tellByLinkInput,
} from './public-story-pages.ts';
import {
  askForStory,
  askForStoryInput,
  forgetOwnStory,
  keepStory,
  listStories,
  takeBackStoryInput,
} from './story-pages.ts';
import { tellStoryInput } from './tell-story.ts';

const stories = '/cases/:caseId/stories';
const on = (may: string) => ({ on: 'case', may });
const form = listStories;

export const routes: readonly Route[] = [
  get(stories, on('see'), listStories, { query: ['about'] }),
  post(stories, on('contribute'), tellStoryInput, keepStory),
  // Words are taken back after a case was closed, too.
  post(`${stories}/taking-back`, on('see'), takeBackStoryInput, forgetOwnStory, { form }),
  post(`${stories}/asks`, on('contribute'), askForStoryInput, askForStory, { form }),
  get('/public/stories/:token', 'public', openStory),
  post('/public/stories/:token', 'public', tellByLinkInput, tellByLink, { limit: 30 }),
  get('/public/stories/back/:token', 'public', openTakingBack),
  post('/public/stories/back/:token', 'public', takeBackByLinkInput, takeBackByLink, { limit: 30 }),
];
