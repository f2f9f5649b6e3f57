/** What somebody answers: they consent, they object with a reason, or they stand aside and take part all the same. */
export const sayings = ['consent', 'object', 'aside'] as const;
export type Says = (typeof sayings)[number];

/** The body's own rule. It is set before notice is given, and does not change afterwards. */
export type Rule = Readonly<{
  /** Days from the notice to the day on which it opens. */
  noticeDays: number;
  quorum: Readonly<{ of: 'people' | 'percent'; value: number }>;
  /** Of those who take part, standing aside included. */
  consentPercent: number;
  objectionsMost: number | null;
  untilOn: string;
  reviewOn: string;
}>;

export type Count = Readonly<{
  roll: number;
  tookPart: number;
  consents: number;
  objections: number;
  stoodAside: number;
  quorumNeeded: number;
  quorumMet: boolean;
  enoughConsent: boolean;
  fewEnoughObjections: boolean;
  carried: boolean;
}>;

/** How many have to take part: a number as it is, a share of the roll rounded up, and never nobody. */
export const quorumNeeded = ({ quorum }: Pick<Rule, 'quorum'>, roll: number): number =>
  Math.max(1, quorum.of === 'people' ? quorum.value : Math.ceil((quorum.value * roll) / 100));

/**
 * What was decided. Whole numbers are compared (consents × 100 with percent × those who took part), so that no rounding decides.
 *
 * @example countBallot(rule, 40, ['consent', 'consent', 'object']).carried
 */
export function countBallot(rule: Rule, roll: number, answers: readonly Says[]): Count {
  const of = (says: Says) => answers.filter((one) => one === says).length;
  const [consents, objections, stoodAside] = [of('consent'), of('object'), of('aside')];
  const tookPart = answers.length;
  const needed = quorumNeeded(rule, roll);
  const quorumMet = tookPart >= needed;
  const enoughConsent = consents > 0 && consents * 100 >= rule.consentPercent * tookPart;
  const fewEnoughObjections = rule.objectionsMost === null || objections <= rule.objectionsMost;
  return {
    roll,
    tookPart,
    consents,
    objections,
    stoodAside,
    quorumNeeded: needed,
    quorumMet,
    enoughConsent,
    fewEnoughObjections,
    carried: quorumMet && enoughConsent && fewEnoughObjections,
  };
}

type Days = Readonly<{ opensOn: string; closesOn: string }>;

/** What is wrong with a rule and its days, by field; `firstOn` is the first day on which its notice lets it open. */
export function ruleFaults(rule: Rule, { opensOn, closesOn }: Days, firstOn: string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (opensOn < firstOn)
    faults.opensOn = `Your rule gives ${rule.noticeDays} days’ notice, so it cannot open that early. Choose a later day`;
  if (closesOn < opensOn) faults.closesOn = 'Choose a day that is not before it opens';
  if (rule.untilOn <= closesOn) faults.untilOn = 'Choose a day after it closes: until then it would be owned';
  if (rule.reviewOn <= closesOn || rule.reviewOn > rule.untilOn)
    faults.reviewOn = 'Choose a day after it closes, and not after the day until which it is owned';
  if (rule.quorum.of === 'percent' && rule.quorum.value > 100) faults.quorum = 'Enter a percentage from 1 to 100';
  return faults;
}

function sayObjections(most: number | null): string {
  if (most === null) return 'Any number may object, each with a reason.';
  if (most === 0) return 'It is not carried if anybody objects. Each objection has a reason.';
  return `It is not carried if more than ${most} ${most === 1 ? 'objects' : 'object'}. Each objection has a reason.`;
}

/** The rule in sentences, as the notice and the result print it. */
export function sayRule(rule: Rule, roll: number | null): string[] {
  const { of, value } = rule.quorum;
  const needed = roll === null ? '' : `, which is ${quorumNeeded(rule, roll)} of the ${roll} on the roll`;
  return [
    of === 'people'
      ? `It counts only if at least ${value} ${value === 1 ? 'person takes' : 'people take'} part.`
      : `It counts only if at least ${value}% of the roll take part${needed}.`,
    `At least ${rule.consentPercent}% of those who take part have to consent. Whoever stands aside takes part.`,
    sayObjections(rule.objectionsMost),
  ];
}
