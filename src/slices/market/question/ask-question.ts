import { z } from 'zod';
import { parameterNames, providerTypes, vehicles } from '#engines/retender/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lookBackOf, pastTendersOf } from '../history/past-tender-store.ts';
import { rosterOf } from '../roster-store.ts';
import { type Asked, cuts, type OwnWay, usual } from './asked.ts';
import type { MarketQuestion } from './question.ts';
import { beginAgain, endQuestion, insertQuestion } from './question-store.ts';
import { type Past, scenarioFrom } from './scenario-from.ts';
import { wayNames } from './ways.ts';

export const questionInput = z.strictObject({
  title: field.text('Enter what this question is called', 150),
  fee: field.optionalPounds(),
  years: field.optionalNumber(3, 12),
  basis: field.optionalChoice(['roster', 'tenders']),
  ways: field.manyOf(wayNames),
});

const seed = 20_270_101;
const mostWays = 5;

/** What is known of the past, where it is this buyer's own market; else nothing of it is used. */
async function pastOf(act: Act, caseId: string): Promise<Past | null> {
  const looking = await lookBackOf(act.tx, caseId);
  if (looking?.state === 'looking')
    slip('title', 'What past tenders could have foretold is still being worked out. Ask when it is there');
  return looking?.found ? { tenders: await pastTendersOf(act.tx, caseId), back: looking.found } : null;
}

async function put(act: Act, caseId: string, title: string, asked: Asked): Promise<MarketQuestion> {
  const past = await pastOf(act, caseId);
  const made = scenarioFrom(await rosterOf(act.tx, caseId), asked, seed, past);
  if (!made)
    slip(
      'title',
      asked.basis === 'tenders'
        ? 'First bring in past tenders, with who bid'
        : 'First say who provides today, and their hours',
    );
  const question: MarketQuestion = {
    id: act.newId(),
    caseId,
    state: 'playing',
    version: 1,
    title,
    asked: past?.back.own ? { ...asked, expected: null } : asked,
    scenario: made.scenario,
    answer: null,
    progress: 0,
    askedBy: act.who.personId!,
    askedAt: act.now,
    endedAt: null,
  };
  await insertQuestion(act.tx, question);
  record(act, question, 'asked', 'Being worked out', 'playing');
  return question;
}

/** Puts ways of buying to the market as it is known now. All that the answer will be made from is kept with it. */
export async function askQuestion(
  act: Act,
  { caseId, title, fee, years, ways, basis }: { caseId: string } & z.infer<typeof questionInput>,
): Promise<MarketQuestion> {
  const tenders = basis === 'tenders';
  if (!tenders && (fee === null || fee <= 0)) slip('fee', 'Enter the fee for an hour, for example 23.40');
  if (ways.length < 2 || ways.length > mostWays) slip('ways', 'Choose from two to five ways to compare');
  return put(act, caseId, title, {
    feePence: tenders ? null : fee,
    years: Math.round(years ?? 8),
    ways: wayNames.filter((way) => ways.includes(way)),
    ...(tenders ? { basis: 'tenders' as const } : {}),
  });
}

const percent = () => field.optionalNumber(0, 100);

export const anotherWayInput = z.strictObject({
  title: field.text('Enter what this way is called', 100),
  cut: field.choice(cuts, 'Choose how it is cut into lots'),
  awards: field.optionalWholeNumber(1, 24),
  term: field.optionalWholeNumber(1, 30),
  extension: field.optionalWholeNumber(0, 30),
  vehicle: field.optionalChoice(vehicles),
  reserved: field.manyOf(providerTypes),
  caps: field.optionalWholeNumber(1, 1_000),
  price: percent(),
  quality: percent(),
  fee: field.optionalPounds(),
  floor: field.optionalPounds(),
  indexation: field.optionalNumber(0, 200),
  effort: field.optionalNumber(0, 1_000),
  grant: field.optionalPounds(),
  assets: percent(),
  staggered: field.ticked(),
  information: field.ticked(),
});

const part = (value: number | null): number | undefined => (value === null ? undefined : value / 100);
const said = <T extends object>(terms: T): T =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)) as T;

function ownWayFrom(body: z.infer<typeof anotherWayInput>): OwnWay {
  return {
    title: body.title,
    cut: body.cut,
    feePence: body.fee,
    terms: said({
      vehicle: body.vehicle ?? undefined,
      awards: body.awards ?? undefined,
      termRounds: body.term ?? undefined,
      extensionRounds: body.extension ?? undefined,
      reservedFor: body.reserved.length > 0 ? body.reserved : undefined,
      capLots: body.caps ?? undefined,
      priceWeight: part(body.price),
      qualityLeast: part(body.quality),
      feeFloor: part(body.floor) || undefined,
      indexation: part(body.indexation),
      bidEffort: part(body.effort),
      grant: part(body.grant),
      assets: part(body.assets),
      staggered: body.staggered || undefined,
      information: body.information || undefined,
    }),
  };
}

/** The same question with one more way beside the others: what it changes is seen in place. */
export async function tryAnotherWay(
  act: Act,
  { caseId, title, asked }: MarketQuestion,
  body: z.infer<typeof anotherWayInput>,
): Promise<MarketQuestion> {
  const own = [...(asked.own ?? []), ownWayFrom(body)];
  if (asked.ways.length + own.length > mostWays)
    slip('title', 'Five ways are there already. Ask a new question with fewer of them');
  return put(act, caseId, named(title, `with “${body.title}”`), { ...asked, own });
}

export const changedAssumptionInput = z.strictObject({
  name: field.choice(parameterNames as [(typeof parameterNames)[number]], 'Choose an assumption'),
  value: field.optionalNumber(-1e6, 1e6),
  low: field.optionalNumber(-1e6, 1e6),
  high: field.optionalNumber(-1e6, 1e6),
  because: field.text('Say why', 500),
});

/** The same question on another assumption. What it was, who changed it and why is kept with the answer. */
export async function changeAssumption(
  act: Act,
  question: MarketQuestion,
  { name, value, low, high, because }: z.infer<typeof changedAssumptionInput>,
): Promise<MarketQuestion> {
  if (value === null) slip('value', 'Enter the value');
  if (low === null || low > value) slip('low', 'Enter a lower end, no more than the value');
  if (high === null || high < value) slip('high', 'Enter an upper end, no less than the value');
  const before = question.scenario.parameters?.[name] ?? usual(name);
  const change = {
    name,
    value,
    low,
    high,
    because,
    by: act.who.personId!,
    on: londonDate(act.now),
    was: { value: before.value, low: before.low, high: before.high },
  };
  const changed = [...(question.asked.changed ?? []).filter((one) => one.name !== name), change];
  return put(act, question.caseId, named(question.title, 'another assumption'), { ...question.asked, changed });
}

const named = (title: string, what: string): string => `${title}, ${what}`.slice(0, 150);

function record(act: Act, { id, caseId, title }: MarketQuestion, what: string, text: string, state: string): void {
  act.record({
    action: `marketQuestion.${what}`,
    on: { kind: 'marketQuestion', id },
    caseId,
    fields: ['state'],
    says: { title, text, state },
  });
}

export async function stopQuestion(act: Act, question: MarketQuestion): Promise<void> {
  if (!(await endQuestion(act.tx, question.id, null, act.now))) refuse('wrong-state');
  record(act, question, 'stopped', 'Stopped before it was answered', 'stopped');
}

export const askAgainInput = z.strictObject({ version: field.version() });

/** Plays what was kept again, from its beginning: the same scenario, seed and engine give the same digits. */
export async function askAgain(act: Act, question: MarketQuestion, version: number): Promise<void> {
  if (!(await beginAgain(act.tx, question.id, version))) refuse('stale');
  record(act, question, 'askedAgain', 'Being worked out', 'playing');
}
