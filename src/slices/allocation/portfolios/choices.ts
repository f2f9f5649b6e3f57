import type { Portfolio } from '#engines/portfolio/index.ts';
import type { Asked, Found } from './allocation.ts';
import { leftOut } from './problem-of.ts';

export type Choice = Readonly<{
  key: string;
  /** As people call it: "1", "near 1", "with equity 1". */
  name: string;
  portfolio: Portfolio;
  /** Must-dos that it leaves out, each a sentence with its reason. */
  leavesOut: readonly string[];
  /** Limits that it misses. */
  misses: readonly string[];
}>;

const nameOf = {
  plain: '',
  near: 'Just out of reach ',
  equity: 'With equity ',
  'value-alone': 'Value alone ',
} as const;

function choicesIn(asked: Asked, kind: keyof typeof nameOf, portfolios: readonly Portfolio[]): Choice[] {
  return portfolios.map((portfolio, index) => ({
    key: `${kind}-${index + 1}`,
    name: `${nameOf[kind]}${index + 1}`,
    portfolio,
    leavesOut: leftOut(asked.options, portfolio.chosen),
    misses: portfolio.broken.map((one) => one.says),
  }));
}

export type Choices = Readonly<{
  plain: readonly Choice[];
  near: readonly Choice[];
  equity: readonly Choice[];
  valueAlone: readonly Choice[];
}>;

/** Everything that was found, by the name that a decision uses for it. */
export function choicesFrom(asked: Asked, found: Found): Choices {
  return {
    plain: choicesIn(asked, 'plain', found.plain.answer?.portfolios ?? []),
    near: choicesIn(asked, 'near', found.plain.answer?.near ?? []),
    equity: choicesIn(asked, 'equity', found.equity?.answer?.portfolios ?? []),
    valueAlone: choicesIn(asked, 'value-alone', found.valueAlone?.answer?.portfolios.slice(0, 1) ?? []),
  };
}

/** What can be decided on: all but the one by value alone. Whoever wants that one first says on its option why it need not be done. */
export const decidable = ({ plain, near, equity }: Choices): Choice[] => [...plain, ...near, ...equity];

/** What is in one and not in the other, by title. */
export function differences(asked: Asked, from: readonly string[], to: readonly string[]) {
  const title = new Map(asked.options.map((option) => [option.id, option.title]));
  const titles = (ids: readonly string[]) => ids.map((id) => title.get(id) ?? id);
  return {
    added: titles(to.filter((id) => !from.includes(id))),
    dropped: titles(from.filter((id) => !to.includes(id))),
  };
}
