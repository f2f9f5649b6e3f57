import { plural, pounds } from '#platform/say.ts';
import { ownershipLine } from '#slices/outcomes/index.ts';
import { formLabels, mechanismTypeLabels, payersOf } from '#slices/plan/index.ts';
import { notLookedAt } from './not-looked-at.ts';
import type { PlanFacts } from './plan-facts.ts';
import type { Line, PutText, TextPart } from './put-text.ts';

type Stake = PlanFacts['stakes'][number];

const money = ({ amountPence, form }: Pick<Stake, 'amountPence' | 'form'>): string =>
  [amountPence === null ? '' : `${pounds(amountPence)} a year`, form ? formLabels[form] : '']
    .filter(Boolean)
    .join(', ');

/** What a partner does, by the ledger: "funds “Fewer of us fall”: £330,000 a year, pooled". */
export function sayStake(stake: Stake, statement: string): string {
  const more = [money(stake), stake.basis, stake.note].filter(Boolean).join(', ');
  return `${stake.role} “${statement}”${more ? `: ${more}` : ''}`;
}

function roles({ stakes, outcomes }: PlanFacts): PutText['roles'] {
  const statements = new Map(outcomes.map(({ id, statement }) => [id, statement]));
  const live = stakes.filter(({ outcomeId }) => statements.has(outcomeId));
  const by = Map.groupBy(live, ({ who }) => who.toLowerCase());
  return [...by.values()].map((of) => ({
    who: of[0]!.who,
    does: of.map((stake) => sayStake(stake, statements.get(stake.outcomeId)!)),
  }));
}

const liveMechanisms = ({ mechanisms }: PlanFacts) => mechanisms.filter(({ state }) => state !== 'stopped');
const payers = ({ stakes, outcomes }: PlanFacts) =>
  payersOf(stakes.filter(({ outcomeId }) => outcomes.some(({ id }) => id === outcomeId)));

const wanted = (facts: PlanFacts): Line[] =>
  facts.outcomes.map(({ id, statement, forWhom, parts }) => ({
    key: `outcome:${id}`,
    says: [
      `“${statement}”${forWhom ? `, for ${forWhom}` : ''}.`,
      parts.length === 0 ? 'No community owns it yet.' : parts.map(ownershipLine).join(' '),
    ].join(' '),
  }));

const ways = (facts: PlanFacts): Line[] =>
  liveMechanisms(facts).map(({ id, title, type, contribution, state, outcomeId }) => ({
    key: `mechanism:${id}`,
    says: `${title}: ${mechanismTypeLabels[type].toLowerCase()}, ${contribution} contribution, ${state}, for “${facts.outcomes.find((one) => one.id === outcomeId)?.statement ?? 'an outcome that was retired'}”.`,
  }));

const requirements = ({ requirements: all }: PlanFacts, state: 'agreed' | 'draft'): Line[] =>
  all
    .filter((one) => one.state === state)
    .map(({ id, title, words }) => ({ key: `requirement:${id}`, says: `${title}: ${words}` }));

const stands: Record<string, string> = {
  asked: 'not answered yet',
  accepted: 'yes',
  'accepted-with-conditions': 'yes, on conditions',
  declined: 'no',
  withdrawn: 'taken back',
  honoured: 'done',
  'not-honoured': 'not done',
};

/** By what was asked of which resource, never by the name of whoever was asked. */
const asked = ({ asks, resources }: PlanFacts): Line[] =>
  asks.map(({ id, what, state, resourceId }) => ({
    key: `ask:${id}`,
    says: `${what} (${resources.find((one) => one.id === resourceId)?.name ?? 'taken out of the ledger'}): ${stands[state]}.`,
  }));

const decided = ({ portfolio }: PlanFacts): Line[] =>
  portfolio === null
    ? []
    : [
        { key: 'portfolio:cost', says: `${portfolio.title}: ${pounds(portfolio.pence)} a year is used.` },
        ...portfolio.options.map(({ id, title, list }) => ({
          key: `option:${id}`,
          says: list === 'release' ? `Stop: ${title}.` : `${title}.`,
        })),
        ...portfolio.dissent.map((words, index) => ({
          key: `portfolio:dissent:${index}`,
          says: `Dissent: “${words}”`,
        })),
      ];

const moneyLines = (facts: PlanFacts): Line[] =>
  payers(facts).map(({ who, form, pence }) => ({
    key: `payer:${who.toLowerCase()}:${form ?? 'none'}`,
    says: `${who}: ${pounds(pence)} a year, ${form ? formLabels[form] : 'form not said'}.`,
  }));

const mismatches = (facts: PlanFacts): Line[] =>
  facts.mismatches.map(({ outcomeId, statement, key, says, because }) => ({
    key: `mismatch:${outcomeId}:${key}`,
    says: `“${statement}”: ${says} ${because ?? 'Nobody has answered this.'}`,
  }));

const part = (title: string, none: string, lines: readonly Line[]): TextPart => ({ title, none, lines });

/** The plan as it is put to partners: every line from what was kept, and what was not looked at beside it. */
export function planText(facts: PlanFacts): PutText {
  const settled = requirements(facts, 'agreed');
  const open = requirements(facts, 'draft');
  const gaps = notLookedAt(facts);
  return {
    of: 'plan',
    title: facts.title,
    short: inShort(facts, settled.length, open.length, gaps.length),
    parts: [
      part('What is wanted, and who owns it', 'Nobody has said yet what is wanted.', wanted(facts)),
      part('How it is pursued', 'Nothing pursues it yet.', ways(facts)),
      part('Requirements that are settled', 'None is settled.', settled),
      part('Requirements that are not settled', 'None is open.', open),
      part('What was asked of people and places', 'Nobody was asked for anything.', asked(facts)),
      part('The portfolio that was decided', 'No portfolio has been decided.', decided(facts)),
      part('Money a year, by who pays', 'Nobody has said who pays what.', moneyLines(facts)),
      part('Where requiring, funding and owning do not match', 'No mismatch is known.', mismatches(facts)),
      part(
        'What was not looked at',
        'Nothing that a plan knows to ask for.',
        gaps.map((says) => ({ key: `gap:${says}`, says })),
      ),
    ],
    roles: roles(facts),
  };
}

function inShort(facts: PlanFacts, settled: number, open: number, gaps: number): string[] {
  const live = liveMechanisms(facts);
  const bought = live.filter(({ type }) => ['contract', 'grant', 'alliance'].includes(type)).length;
  const sums = payers(facts);
  const of = (form: string | null) => sums.filter((one) => one.form === form).reduce((sum, one) => sum + one.pence, 0);
  const kinds = (['pooled', 'aligned', 'transferred', 'in-kind', null] as const)
    .filter((form) => of(form) > 0)
    .map((form) => `${pounds(of(form))} ${form ? formLabels[form] : 'in a form not said'}`);
  return [
    ...(facts.purpose ? [facts.purpose] : []),
    `${plural(facts.outcomes.length, 'thing is', 'things are')} wanted: ${facts.outcomes.map(({ statement }) => `“${statement}”`).join('; ') || 'nobody has said what'}.`,
    `${plural(live.length, 'way', 'ways')} of pursuing ${facts.outcomes.length === 1 ? 'it' : 'them'}: ${bought} by contract, grant or alliance, ${live.length - bought} by other means.`,
    `${plural(settled, 'requirement is', 'requirements are')} settled, and ${open} ${open === 1 ? 'is' : 'are'} not.`,
    facts.portfolio
      ? `Decided: ${facts.portfolio.options.map(({ title }) => title).join('; ') || 'nothing'}. ${pounds(facts.portfolio.pence)} a year.`
      : 'No portfolio has been decided.',
    kinds.length > 0 ? `Money a year: ${kinds.join('; ')}.` : 'Nobody has said who pays what.',
    gaps > 0 ? `${plural(gaps, 'thing was', 'things were')} not looked at. They are listed at the end.` : '',
  ].filter(Boolean);
}
