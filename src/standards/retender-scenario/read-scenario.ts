import { z } from 'zod';
import { parameterNames, providerTypes, ratings, type Scenario, vehicles } from '#engines/retender/index.ts';

export type ScenarioProblem = Readonly<{ path: string; why: string }>;
export type ReadScenario = Readonly<{ scenario: Scenario | null; problems: readonly ScenarioProblem[] }>;

/** The most that is worked on at once; beyond it the file is told to ask for less. */
const mostWork = 4_000_000_000;

const id = z.string().min(1).max(200);
const part = z.number().min(0).max(1);
const amount = z.number().positive().max(1e12);
const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const types = z.array(z.enum(providerTypes)).min(1);

const terms = z.strictObject({
  vehicle: z.enum(vehicles).optional(),
  awards: whole(1, 24).optional(),
  shares: z.array(part).min(1).max(24).optional(),
  termRounds: whole(1, 30).optional(),
  extensionRounds: whole(0, 30).optional(),
  staggered: z.boolean().optional(),
  priceWeight: part.optional(),
  qualityLeast: part.optional(),
  capLots: whole(1, 1_000).optional(),
  reservedFor: types.optional(),
  feeFloor: amount.optional(),
  feeCeiling: amount.optional(),
  indexation: z.number().min(0).max(2).optional(),
  bidEffort: z.number().min(0).max(10).optional(),
  information: z.boolean().optional(),
  assets: part.optional(),
  grant: z.number().min(0).max(1e9).optional(),
});

const provider = z.strictObject({
  id,
  type: z.enum(providerTypes),
  capacity: amount,
  cost: amount.optional(),
  quality: part.optional(),
  owner: id.optional(),
  areas: z.array(id).min(1).max(500).optional(),
  services: z.array(id).min(1).max(500).optional(),
  distances: z.record(id, z.number().min(0).max(20_000)).optional(),
  bids: z.strictObject({ made: whole(0, 1e6), of: whole(0, 1e6) }).optional(),
  usualSize: amount.optional(),
  dependence: part.optional(),
  cashMonths: z.number().min(-120).max(1_200).optional(),
  rating: z.enum(ratings).optional(),
});

const lot = z.strictObject({
  id,
  units: amount,
  price: amount,
  area: id.optional(),
  service: id.optional(),
  incumbents: z
    .array(z.strictObject({ provider: id, units: amount }))
    .max(24)
    .optional(),
  firstRound: whole(0, 30).optional(),
  expectedBidders: z
    .strictObject({
      mean: z.number().min(0).max(500),
      low: z.number().min(0).max(500).optional(),
      high: z.number().min(0).max(500).optional(),
    })
    .optional(),
});

const assumption = z.strictObject({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  source: z.string().max(500).default('the scenario'),
  grade: z.enum(['A', 'B', 'C']).default('C'),
});

const shape = z.strictObject({
  title: z.string().max(300).optional(),
  seed: whole(0, Number.MAX_SAFE_INTEGER).default(1),
  draws: whole(1, 5_000).default(300),
  paths: whole(1, 5_000).default(100),
  rounds: whole(1, 30),
  yearsPerRound: z.number().min(0.1).max(10).optional(),
  enough: whole(1, 50).optional(),
  historyLots: whole(0, 1e7).optional(),
  providers: z.array(provider).min(1).max(2_000),
  lots: z.array(lot).min(1).max(300),
  strategies: z
    .array(
      z.strictObject({
        id,
        title: z.string().max(300).optional(),
        terms: terms.optional(),
        byLot: z.record(id, terms).optional(),
        lots: z.array(lot).min(1).max(300).optional(),
      }),
    )
    .min(1)
    .max(12),
  parameters: z.record(id, assumption).optional(),
});
type Read = z.infer<typeof shape>;

const twice = (ids: readonly string[], path: (at: number) => string): ScenarioProblem[] => {
  const seen = new Set<string>();
  return ids.flatMap((one, at) => {
    const known = seen.has(one);
    seen.add(one);
    if (!known) return [];
    return [{ path: path(at), why: `There is another “${one}”. Give each its own id.` }];
  });
};

function lotProblems(lots: Read['lots'], path: string, providers: ReadonlySet<string>): ScenarioProblem[] {
  return [
    ...twice(
      lots.map((one) => one.id),
      (at) => `${path}/${at}/id`,
    ),
    ...lots.flatMap((one, at) => [
      ...(one.incumbents ?? []).flatMap((held, nth) =>
        providers.has(held.provider)
          ? []
          : [{ path: `${path}/${at}/incumbents/${nth}/provider`, why: `No provider is called “${held.provider}”.` }],
      ),
      ...((one.incumbents ?? []).reduce((sum, held) => sum + held.units, 0) > one.units * 1.000001
        ? [{ path: `${path}/${at}/incumbents`, why: 'Together they hold more units than the lot has.' }]
        : []),
    ]),
  ];
}

function termsProblems(given: z.infer<typeof terms>, path: string): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const sum = (given.shares ?? []).reduce((all, one) => all + one, 0);
  if (given.shares && sum > 1 + 1e-6)
    problems.push({ path: `${path}/shares`, why: `They come to ${sum}, more than 1.` });
  if (given.shares && given.awards !== undefined && given.awards !== given.shares.length)
    problems.push({ path: `${path}/awards`, why: 'There are not as many shares as awards.' });
  if (given.feeFloor !== undefined && given.feeCeiling !== undefined && given.feeFloor > given.feeCeiling)
    problems.push({ path: `${path}/feeFloor`, why: 'The floor is above the ceiling.' });
  return problems;
}

function meaningProblems(read: Read): ScenarioProblem[] {
  const providers = new Set(read.providers.map((one) => one.id));
  const work =
    read.draws *
    read.paths *
    read.strategies.length *
    read.rounds *
    read.providers.length *
    Math.max(1, read.lots.length);
  return [
    ...twice(
      read.providers.map((one) => one.id),
      (at) => `providers/${at}/id`,
    ),
    ...twice(
      read.strategies.map((one) => one.id),
      (at) => `strategies/${at}/id`,
    ),
    ...lotProblems(read.lots, 'lots', providers),
    ...read.providers.flatMap((one, at) =>
      one.bids && one.bids.made > one.bids.of
        ? [{ path: `providers/${at}/bids`, why: 'It bid more often than there were tenders.' }]
        : [],
    ),
    ...read.strategies.flatMap((one, at) => {
      const lots = one.lots ?? read.lots;
      return [
        ...(one.terms ? termsProblems(one.terms, `strategies/${at}/terms`) : []),
        ...(one.lots ? lotProblems(one.lots, `strategies/${at}/lots`, providers) : []),
        ...Object.entries(one.byLot ?? {}).flatMap(([name, given]) => [
          ...(lots.some((each) => each.id === name)
            ? []
            : [{ path: `strategies/${at}/byLot/${name}`, why: 'No lot has this id.' }]),
          ...termsProblems(given, `strategies/${at}/byLot/${name}`),
        ]),
      ];
    }),
    ...Object.entries(read.parameters ?? {}).flatMap(([name, { value, low, high }]) => [
      ...((parameterNames as readonly string[]).includes(name)
        ? []
        : [{ path: `parameters/${name}`, why: 'This is not an assumption of the simulation.' }]),
      ...(low <= value && value <= high
        ? []
        : [{ path: `parameters/${name}`, why: 'low, value and high are not in order.' }]),
    ]),
    ...(work > mostWork
      ? [
          {
            path: 'draws',
            why: 'This is more than can be worked out in minutes. Ask for fewer draws, paths, providers or lots.',
          },
        ]
      : []),
  ];
}

const mostSaid = 200;

/**
 * A scenario as its JSON file has it (docs/scenario.md), or null with what is wrong, by path. Nothing is half read. What is left out
 * takes the engine's own value.
 *
 * @example readScenario('{}').problems[0] // { path: 'rounds', why: '…' }
 */
export function readScenario(text: string): ReadScenario {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { scenario: null, problems: [{ path: '', why: `This is not JSON: ${(error as Error).message}` }] };
  }
  const read = shape.safeParse(json);
  if (!read.success)
    return {
      scenario: null,
      problems: read.error.issues.slice(0, mostSaid).map((one) => ({ path: one.path.join('/'), why: one.message })),
    };
  const problems = meaningProblems(read.data).slice(0, mostSaid);
  return problems.length > 0 ? { scenario: null, problems } : { scenario: read.data, problems: [] };
}
