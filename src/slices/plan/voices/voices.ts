import { type ElevenAnswers, type ElevenName, elevenQuestions, type Level } from '../questions.ts';

export const otherVoices = ['provider', 'resident', 'practitioner'] as const;
export type OtherVoice = (typeof otherVoices)[number];
export type VoiceName = 'commissioner' | OtherVoice;
export const voiceLabels: Record<VoiceName, string> = {
  commissioner: 'Commissioner',
  provider: 'Provider',
  resident: 'Resident',
  practitioner: 'Somebody who does the work',
};

export type Answers = Readonly<Partial<Record<ElevenName, Level>>>;
export type Voice = Readonly<{
  voice: VoiceName;
  saidBy: string | null;
  answers: Answers;
  note: string | null;
  recordedBy: string | null;
  answeredAt: Date;
}>;

export type SettledDifference = Readonly<{
  question: ElevenName;
  state: 'answered' | 'open';
  level: Level | null;
  because: string;
  onAnswers: string;
  by: string;
}>;

export type Difference = Readonly<{
  question: ElevenName;
  levels: readonly Readonly<{ voice: VoiceName; level: Level }>[];
  /** The answers that differ, as a text: a settlement holds only for the answers that it was made on. */
  onAnswers: string;
  settled: SettledDifference | null;
}>;

export type Standing = Readonly<{
  /** The answers that give the verdict; null until the commissioner has answered all and every difference is settled. */
  eleven: ElevenAnswers | null;
  differences: readonly Difference[];
  /** Differences that nobody has answered or accepted as open. */
  unsettled: readonly ElevenName[];
  /** Questions that the commissioner has not answered. */
  unanswered: readonly ElevenName[];
}>;

/**
 * Where a challenge stands. Voices that agree give the answer; where they differ it is what somebody answered with a reason, or, accepted
 * as open, the most careful of what was said. Pure; never throws.
 */
export function standing(
  voices: readonly Pick<Voice, 'voice' | 'answers'>[],
  settled: readonly SettledDifference[],
): Standing {
  const names = elevenQuestions.map(({ name }) => name);
  const differences = names.flatMap((question) => differenceOn(question, voices, settled));
  const commissioner = voices.find((one) => one.voice === 'commissioner')?.answers ?? {};
  const unanswered = names.filter((name) => commissioner[name] === undefined);
  const unsettled = differences.filter((one) => !one.settled).map((one) => one.question);
  if (unanswered.length > 0 || unsettled.length > 0) return { eleven: null, differences, unsettled, unanswered };
  const eleven = Object.fromEntries(
    names.map((name) => [name, levelOf(differences.find((one) => one.question === name)) ?? commissioner[name]]),
  ) as ElevenAnswers;
  return { eleven, differences, unsettled, unanswered };
}

function differenceOn(
  question: ElevenName,
  voices: readonly Pick<Voice, 'voice' | 'answers'>[],
  settled: readonly SettledDifference[],
): Difference[] {
  const levels = voices.flatMap(({ voice, answers }) => {
    const level = answers[question];
    return level === undefined ? [] : [{ voice, level }];
  });
  if (new Set(levels.map((one) => one.level)).size < 2) return [];
  const onAnswers = levels
    .map(({ voice, level }) => `${voice}:${level}`)
    .sort()
    .join(' ');
  const found = settled.find((one) => one.question === question && one.onAnswers === onAnswers);
  return [{ question, levels, onAnswers, settled: found ?? null }];
}

function levelOf(difference: Difference | undefined): Level | null {
  if (!difference?.settled) return null;
  const { state, level } = difference.settled;
  return state === 'answered' ? level : (Math.min(...difference.levels.map((one) => one.level)) as Level);
}

/** An answer to a difference lies between what the voices said: nobody is outbid by settling it. */
export const mayAnswer = (difference: Difference, level: Level): boolean => {
  const said = difference.levels.map((one) => one.level);
  return level >= Math.min(...said) && level <= Math.max(...said);
};
