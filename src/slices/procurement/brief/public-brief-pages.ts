import type { z } from 'zod';
import { makeLink, subjectOfLink } from '#platform/accounts/signed-links.ts';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { type Brief, decisionLabels, howLabels, takesIdeas } from './brief.ts';
import { briefOfIdea, briefsById } from './brief-store.ts';
import { type ideaInput, proposeIdea } from './propose-idea.ts';

const keepsFor = 730;

async function briefAt({ tx, params }: Visit): Promise<Brief> {
  const id = params.challengeBriefId!;
  const [found] = isId(id) ? await briefsById(tx, [id]) : [];
  return found && found.state !== 'draft' ? found : refuse('not-found');
}

const read = (trial: Brief['ideas'][number]['trials'][number]) => ({
  ...trial,
  decisionLabel: trial.decision && decisionLabels[trial.decision],
  howLabel: trial.how && howLabels[trial.how],
});

/** The brief, what anybody has asked since, and what was tried: one page for everybody, with no account. Ideas are not on it. */
export async function openPublicBrief(visit: Visit): Promise<Reply> {
  const brief = await briefAt(visit);
  const { ideas, ...shown } = brief;
  return publicPage('procurement/public-brief.njk', brief.title, {
    brief: shown,
    takes: takesIdeas(brief, londonDate(visit.now)),
    tried: ideas.flatMap(({ name, trials }) => trials.map((trial) => ({ ...read(trial), name }))),
  });
}

export async function proposePublicly(doing: Doing<never, z.infer<typeof ideaInput>>): Promise<Reply> {
  const brief = await briefAt(doing);
  const id = await proposeIdea(doing.act, brief, doing.body, 'page');
  return publicPage('procurement/public-brief-thanks.njk', 'Your idea is kept', {
    address: `/public/ideas/${await makeLink(doing.act, 'brief-idea', id, keepsFor)}`,
  });
}

/** What became of an idea, for whoever proposed it. */
export async function openMyIdea({ tx, params }: Visit): Promise<Reply> {
  const id = await subjectOfLink(tx, 'brief-idea', params.token!);
  const brief = (await briefOfIdea(tx, id)) ?? refuse('not-found');
  const idea = brief.ideas.find((one) => one.id === id)!;
  return publicPage('procurement/my-idea.njk', 'What became of your idea', {
    brief: { id: brief.id, title: brief.title },
    idea: { ...idea, trials: idea.trials.map(read) },
  });
}
