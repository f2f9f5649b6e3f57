import { type ResourceType, resourceTypes } from '../resource.ts';

/**
 * Words with which people often mean a kind of help; a star stands for any ending, and each may be of many. Our judgement:
 * they suggest, and decide nothing.
 */
export const kindWords: Readonly<Record<ResourceType, readonly string[]>> = {
  'self-help': ['self-help', 'peer support', 'each other', 'themselves'],
  voluntary: ['volunteer*', 'befriend*', 'good neighbour'],
  'community-asset': [
    'hall',
    'library',
    'libraries',
    'church',
    'mosque',
    'temple',
    'allotment',
    'minibus',
    'lunch club',
  ],
  'partner-effort': [
    'fire service',
    'fire crew',
    'housing association',
    'district nurse',
    'pharmac*',
    'school',
    'police',
  ],
  planning: ['bench', 'kerb', 'pavement', 'public toilet', 'planning permission', 'street light*', 'bus stop'],
  powers: ['licens*', 'licence', 'byelaw', 'by-law', 'enforcement', 'regulation', 'legislation'],
  norms: ['stigma*', 'custom', 'unwritten rule', 'say hello'],
  data: ['data', 'know-how', 'what they know'],
  technology: ['sensor', 'alarm', 'tablet', 'website', 'software'],
  'market-innovation': ['micro-enterprise', 'prototype', 'pilot', 'start-up', 'co-operative'],
  money: ['grant', 'fund', 'funding', 'budget', 'donation', 'endowment'],
};

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'");
const escaped = (word: string): string => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
const asPattern = (word: string): string =>
  word.endsWith('*') ? `${escaped(word.slice(0, -1))}\\p{L}*` : `${escaped(word)}(?:e?s)?`;
const patterns = resourceTypes.map(
  (type) =>
    [
      type,
      new RegExp(`(?<![\\p{L}\\p{N}-])(?:${kindWords[type].map(asPattern).join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    ] as const,
);

/**
 * The kinds of help that somebody's words seem to name, in the order of the walk.
 *
 * @example kindsNamedIn('The volunteers would need the minibus') // ['voluntary', 'community-asset']
 */
export const kindsNamedIn = (text: string): ResourceType[] =>
  patterns.filter(([, pattern]) => pattern.test(plain(text))).map(([type]) => type);
