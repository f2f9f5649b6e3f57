import { londonDate } from '#platform/say.ts';
import type { Ask } from './ask.ts';
import type { Letter } from './send-ask.ts';

const canSayNo =
  'Or ring us, and your answer is written down for you. You can say no. Before anything else we ask what you want to achieve yourself, and what gets in the way.';
const here = 'You can answer in two minutes, without an account, at this address:';
const by = (byOn: string | null): string => (byOn ? ` We would like to know by ${londonDate(byOn)}.` : '');

type Asked = Pick<Ask, 'askedOf' | 'what' | 'byOn'>;

export const questionTo = (ask: Asked, token: string): Letter => ({
  subject: 'Something we would like to ask of you',
  before: `Dear ${ask.askedOf},\n\nWe ask you: ${ask.what}${by(ask.byOn)}\n\n${here}`,
  path: `/public/asks/${token}`,
  after: canSayNo,
});

export const reminderTo = (ask: Asked & Pick<Ask, 'askedAt'>, token: string): Letter => ({
  subject: 'We asked you something, and would still like to know',
  before: `Dear ${ask.askedOf},\n\nOn ${londonDate(ask.askedAt)} we asked you: ${ask.what}${by(ask.byOn)}\n\n${here}`,
  path: `/public/asks/${token}`,
  after: canSayNo,
});
