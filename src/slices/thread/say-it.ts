import { type Facts, isAnswered, needsCarrying, notLookedAt } from './facts.ts';

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const count = (n: number): string => numbers[n] ?? String(n);

/** Where a case stands, in sentences that answer before any table does. */
export function whereItStands(facts: Facts): string[] {
  const says: string[] = [];
  const wanted = facts.wanted.length;
  if (wanted === 0) says.push('Nobody has said yet what is wanted.');
  else {
    const carried = facts.wanted.filter(needsCarrying).length;
    const open = facts.wanted.filter((one) => !isAnswered(one)).length;
    const things = `${count(wanted)} ${wanted === 1 ? 'thing is' : 'things are'} wanted.`;
    if (open === wanted) says.push(`${things} Nobody has asked yet which part of it a contract can carry.`);
    else if (carried > 0)
      says.push(
        `${things} A contract alone cannot carry ${carried === wanted ? (wanted === 1 ? 'it' : 'any of them') : `${count(carried).toLowerCase()} of them`}.`,
      );
    else says.push(`${things} A contract could carry ${wanted === 1 ? 'it' : 'each of those asked about'}.`);
  }
  if (facts.left) says.push(facts.left.sentence);
  return says;
}

/** Everything that the case has not looked at: honest, printed, and never in the way. */
export function notLookedAtYet(facts: Facts): string[] {
  const gaps: string[] = [];
  if (!facts.purpose) gaps.push('The purpose has not been put in a sentence.');
  if (facts.quotations.length === 0) gaps.push('Nobody’s own words have been kept.');
  if (facts.wanted.length === 0) gaps.push('What is wanted has not been said.');
  for (const one of facts.wanted) {
    const name = `“${one.statement}”`;
    if (one.owned.length === 0) gaps.push(`No community owns ${name}.`);
    if (one.quotationIds.length === 0) gaps.push(`${name} is in nobody’s own words.`);
    if (!isAnswered(one)) gaps.push(`The three questions have not been answered for ${name}.`);
    const steps = notLookedAt(one);
    if (steps.length > 0)
      gaps.push(`For ${name}, not looked at: ${steps.map((step) => step.title.toLowerCase()).join('; ')}.`);
    if (!one.answer) gaps.push(`The authority has not answered on ${name}.`);
  }
  const unasked = facts.downstream.filter(({ asked }) => !asked).map(({ title }) => `“${title}”`);
  if (unasked.length > 0)
    gaps.push(
      `Who else bears the change – other budgets, providers, people – has not been asked in full of ${unasked.join('; ')}.`,
    );
  if (!facts.left) gaps.push('Who would be left to provide has not been looked at.');
  if (!facts.ally) gaps.push('No ally has accepted yet.');
  if (facts.assumptions.length === 0) gaps.push('No assumption has been named.');
  if (facts.decisions.length === 0) gaps.push('No decision has been recorded, nor the power to make one.');
  return gaps;
}

/** What stands between the two lenses: each thing wanted whose contractable part is not yet agreed. */
export function notYetAgreed(facts: Facts): { statement: string; path: string; id: string; says: string }[] {
  return facts.wanted.flatMap((one) => {
    if (!isAnswered(one))
      return [
        {
          id: one.id,
          statement: one.statement,
          path: one.path,
          says: 'Not asked yet: can we say it, could we see it, is it in a provider’s hands?',
        },
      ];
    if (needsCarrying(one) && !one.steps.some((step) => step.answer === 'taken') && one.mechanisms.length === 0)
      return [
        {
          id: one.id,
          statement: one.statement,
          path: one.path,
          says: 'Not in a contract’s reach alone, and nothing else carries it yet.',
        },
      ];
    return [];
  });
}
