import { type Declaration, type Hat, hatLabels, mayInfluence, type Wearer } from '#slices/cases/index.ts';

export const influencingHats: readonly Hat[] = ['commissioner', 'procurement', 'partner', 'councillor'];

/** Who does something on it by which an award could be influenced, whatever hat they wear: taken from what they did. */
export type Doer = Readonly<{ personId: string; person: string; doing: readonly string[] }>;

type State = Declaration['state'];

/** What is written about somebody who influences, beside what they declared. Others than people of the case are here by name alone. */
export type Influence = Readonly<{
  id: string;
  procurementId: string;
  personId: string | null;
  name: string;
  role: string;
  /** Of somebody without an account: what they declared, and what was decided on it. */
  state: State | null;
  interest: string | null;
  perceived: string | null;
  steps: string | null;
  because: string | null;
  reviewOn: string | null;
  version: number;
}>;

export type ConflictRow = Readonly<{
  personId: string | null;
  influenceId: string | null;
  version: number;
  name: string;
  role: string;
  state: State | null;
  interest: string | null;
  /** How it might look to somebody from outside, whether or not there is anything. */
  perceived: string | null;
  steps: string | null;
  because: string | null;
  reviewOn: string | null;
  /** May influence, judge, open or award. */
  may: boolean;
  open: readonly string[];
}>;

/** Everybody who influences, with what they declared and what was decided. Not declared and undecided mean no (I9). */
export function conflictRows(
  wearers: readonly Wearer[],
  declarations: readonly Declaration[],
  influences: readonly Influence[],
  doers: readonly Doer[],
  today: string,
): ConflictRow[] {
  const doing = new Map(doers.map((one) => [one.personId, one]));
  const here = Map.groupBy(
    wearers.filter(({ personId, hat }) => influencingHats.includes(hat) || doing.has(personId)),
    ({ personId }) => personId,
  );
  const ofPerson = new Map(influences.flatMap((one) => (one.personId ? [[one.personId, one] as const] : [])));
  const people = [...new Set([...here.keys(), ...doing.keys(), ...ofPerson.keys()])].map((personId): ConflictRow => {
    const noted = ofPerson.get(personId);
    const hats = here.get(personId) ?? [];
    const declared = declarations.find((one) => one.personId === personId);
    return rowOf(
      {
        personId,
        influenceId: noted?.id ?? null,
        version: noted?.version ?? 0,
        name: hats[0]?.person ?? doing.get(personId)?.person ?? noted!.name,
        role: [
          ...hats.map(({ hat }) => hatLabels[hat]),
          ...(doing.get(personId)?.doing ?? []),
          ...(noted?.role ? [noted.role] : []),
        ].join(', '),
        state: declared?.state ?? null,
        interest: declared?.interest ?? null,
        perceived: noted?.perceived ?? null,
        steps: noted?.steps ?? null,
        because: declared?.because ?? null,
        reviewOn: noted?.reviewOn ?? null,
      },
      today,
    );
  });
  const named = influences
    .filter(({ personId }) => personId === null)
    .map(({ id, procurementId: _, ...one }) => rowOf({ ...one, influenceId: id }, today));
  return [...people, ...named].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function rowOf(row: Omit<ConflictRow, 'may' | 'open'>, today: string): ConflictRow {
  const { state, steps, perceived, reviewOn } = row;
  const open = [
    ...(state === null ? ['has not declared'] : []),
    ...(state === 'declared' ? ['what they declared is not decided on'] : []),
    ...(state === 'mitigated' && !steps ? ['it is mitigated, and no step is written'] : []),
    ...(perceived && !steps ? ['it may look like a conflict, and no step is written'] : []),
    ...(reviewOn && reviewOn < today ? ['the day to look at it again has gone'] : []),
  ];
  return { ...row, may: mayInfluence(state), open };
}

/** The notices in which a conflicts assessment is confirmed (Procurement Act 2023 section 83). */
export const confirmations = {
  'tender-notice': 'The tender notice',
  'transparency-notice': 'The transparency notice',
  'dynamic-market-notice': 'A dynamic market notice',
  'details-notice': 'The contract details notice',
  'change-notice': 'A contract change notice',
  review: 'A review, and no notice',
} as const;
export type Confirmation = keyof typeof confirmations;
export const confirmationNames = Object.keys(confirmations) as [Confirmation, ...Confirmation[]];
