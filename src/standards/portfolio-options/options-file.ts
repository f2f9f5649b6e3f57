import { z } from 'zod';

const amounts = z.record(z.string(), z.number());
const option = z.strictObject({
  id: z.string().min(1),
  title: z.string().optional(),
  benefit: z.number().optional(),
  reach: z.number().min(0).optional(),
  perPerson: z.number().min(0).max(100).optional(),
  probability: z.number().min(0).max(1).optional(),
  cost: amounts,
  mustDo: z.boolean().optional(),
  paidBy: z.record(z.string(), amounts).optional(),
});
const file = z.strictObject({
  options: z.array(option),
  resources: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().optional(),
        unit: z.string().optional(),
        limit: z.number(),
        onlyFor: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  exclusions: z.array(z.array(z.string())).optional(),
  prerequisites: z.array(z.strictObject({ option: z.string(), needs: z.string() })).optional(),
  groups: z
    .array(
      z.strictObject({
        title: z.string(),
        options: z.array(z.string()),
        least: z.number().optional(),
        most: z.number().optional(),
        of: z.string().optional(),
      }),
    )
    .optional(),
});

export type FileOption = {
  id: string;
  title: string;
  benefit: number;
  cost: Record<string, number>;
  mustDo: boolean;
  paidBy?: Record<string, Record<string, number>>;
};
export type OptionsFile = {
  options: FileOption[];
  resources: { id: string; title: string; unit: string; limit: number; onlyFor?: string[] }[];
  exclusions: string[][];
  prerequisites: { option: string; needs: string }[];
  groups: { title: string; options: string[]; least?: number; most?: number; of?: string }[];
};

type Parts = Readonly<{ benefit?: number; reach?: number; perPerson?: number; probability?: number }>;
const has = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

/** Points as given, else reach × benefit per person × probability ÷ 100; null where neither is there. */
export function worth({ benefit, reach, perPerson, probability }: Parts): number | null {
  if (has(benefit)) return benefit;
  return has(reach) && has(perPerson) && has(probability) ? (reach * perPerson * probability) / 100 : null;
}

export type PathProblem = Readonly<{ path: string; why: string }>;

/**
 * Options from the documented JSON: `{ options: [{ id, title, benefit | reach, perPerson, probability, cost: { money: 1 }, mustDo }],
 * resources: [{ id, title, unit, limit, onlyFor }], exclusions, prerequisites, groups }`. Nothing is half read: every problem is
 * given by its path, and then there is no file.
 *
 * @example readOptionsJson('{"options":[{"id":"a","benefit":3,"cost":{"money":5}}]}').file?.options[0]?.title // 'a'
 */
export function readOptionsJson(text: string): { file: OptionsFile | null; problems: PathProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { file: null, problems: [{ path: '', why: 'This is not whole JSON.' }] };
  }
  const read = file.safeParse(value);
  if (!read.success)
    return {
      file: null,
      problems: read.error.issues.map((issue) => ({ path: issue.path.join('.'), why: issue.message })),
    };
  const problems: PathProblem[] = [];
  const options = read.data.options.flatMap(
    ({ title, benefit, reach, perPerson, probability, mustDo, ...rest }, index) => {
      const points = worth({ benefit: benefit ?? Number.NaN, reach, perPerson, probability } as Parts);
      if (points === null) {
        problems.push({
          path: `options.${index}`,
          why: 'It has no benefit, nor reach, perPerson and probability to make it from.',
        });
        return [];
      }
      return [{ ...rest, title: title ?? rest.id, benefit: points, mustDo: mustDo ?? false } as FileOption];
    },
  );
  if (problems.length > 0) return { file: null, problems };
  return {
    file: {
      options,
      resources: (read.data.resources ?? []).map((one) => ({
        ...one,
        title: one.title ?? one.id,
        unit: one.unit ?? 'units',
      })) as OptionsFile['resources'],
      exclusions: read.data.exclusions ?? [],
      prerequisites: read.data.prerequisites ?? [],
      groups: (read.data.groups ?? []) as OptionsFile['groups'],
    },
    problems,
  };
}
