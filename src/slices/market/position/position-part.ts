import type { Block } from '#platform/documents/index.ts';

/** What only people can say to a market; everything else in the statement is drafted from what is kept. */
export const positionParts = [
  {
    part: 'message',
    title: 'What we say to the market',
    hint: 'What you want to be different, and what you ask of those who provide, in a few lines.',
  },
  {
    part: 'more',
    title: 'What there should be more and less of',
    hint: 'Kinds of help, places, hours of the day. Say it so that somebody could decide to begin.',
  },
  {
    part: 'fees',
    title: 'What we pay, and how it will change',
    hint: 'The fee and what it is made of, when it is looked at, and what happens when wages rise.',
  },
  {
    part: 'support',
    title: 'How we help small providers and groups',
    hint: 'Shorter forms, smaller lots, grants, rooms, training, payment in days.',
  },
  {
    part: 'contact',
    title: 'Whom to talk to',
    hint: 'A team and how to reach it, rather than a person’s name.',
  },
] as const;
export type PositionPartName = (typeof positionParts)[number]['part'];
export const positionPartNames = positionParts.map(({ part }) => part) as [PositionPartName, ...PositionPartName[]];

export type PositionPart = Readonly<{
  part: PositionPartName;
  words: string;
  writtenBy: string;
  writtenAt: Date;
  version: number;
}>;

export type PositionStatement = Readonly<{ id: string; number: number; blocks: readonly Block[]; publishedAt: Date }>;
