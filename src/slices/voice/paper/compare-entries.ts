import type { Entry } from './paper.ts';

export type Differences = Readonly<{
  /** Places, from 0, of the statements on which the two differ. */
  marks: readonly number[];
  said: boolean;
  saidAs: boolean;
  datedOn: boolean;
}>;

/** Words as two who copy them would agree on: capitals, spaces and punctuation are not what somebody said. */
const sense = (lines: readonly string[]): string =>
  lines
    .map((line) =>
      (
        line
          .normalize('NFKC')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? []
      ).join(' '),
    )
    .filter(Boolean)
    .join('\n');

export function differencesOf(first: Entry, second: Entry): Differences {
  const most = Math.max(first.marks.length, second.marks.length);
  const marks = Array.from({ length: most }, (_, at) => at).filter((at) => {
    const [one, other] = [first.marks[at], second.marks[at]];
    return one?.vote !== other?.vote || one?.important !== other?.important;
  });
  return {
    marks,
    said: sense(first.said) !== sense(second.said),
    saidAs: first.saidAs !== second.saidAs,
    datedOn: first.datedOn !== second.datedOn,
  };
}

export const countOf = ({ marks, said, saidAs, datedOn }: Differences): number =>
  marks.length + Number(said) + Number(saidAs) + Number(datedOn);

/** Who may settle a difference: somebody who typed neither; or one of the two, and then only with the other's yes. */
export function settlesAs(
  personId: string | null,
  first: string | null,
  second: string | null,
): 'third' | 'one of two' {
  return personId !== null && (personId === first || personId === second) ? 'one of two' : 'third';
}
