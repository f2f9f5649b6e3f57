import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { type Brief, decisionLabels, decisions, howLabels, hows, mayTry, shownIn, takesIdeas } from './brief.ts';
import { briefsOf } from './brief-store.ts';
import {
  type briefInput,
  changeBrief,
  closeBrief,
  keepBrief,
  openBrief,
  type openBriefInput,
  type versionInput,
} from './keep-brief.ts';
import { addNote, type ideaInput, type noteInput, proposeIdea } from './propose-idea.ts';
import {
  decideOnTrial,
  type decideTrialInput,
  learnFromTrial,
  type learntInput,
  setAside,
  type setAsideInput,
  tryIdea,
  type tryIdeaInput,
} from './try-idea.ts';

const pathOf = ({ caseId, id }: Pick<Brief, 'caseId' | 'id'>): string => `/cases/${caseId}/challenge-briefs/${id}`;

const outcomeChoices = async ({ tx }: Visit, caseId: string) =>
  (await outcomesOf(tx, caseId)).map(({ id, statement }) => ({ value: id, text: statement }));

export async function listBriefs(visit: Visit<Subject>): Promise<Reply> {
  const briefs = await briefsOf(visit.tx, visit.object.id);
  return page('procurement/briefs.njk', 'Challenge briefs: ask anybody for ideas', {
    briefs: briefs.map((one) => ({
      ...one,
      path: pathOf(one),
      trials: one.ideas.flatMap(({ trials }) => trials),
    })),
    outcomeChoices: await outcomeChoices(visit, visit.object.id),
  });
}

export async function keepNew(doing: Doing<Subject, z.infer<typeof briefInput>>): Promise<Reply> {
  const id = await keepBrief(doing.act, { ...doing.body, caseId: doing.object.id });
  return redirect(pathOf({ caseId: doing.object.id, id }), 'The draft is kept. Nobody outside sees it yet.');
}

export async function showBrief(visit: Visit<Brief>): Promise<Reply> {
  const { object, tx, now, services, may } = visit;
  const working = may.includes('choose');
  return page('procurement/brief.njk', object.title, {
    brief: object,
    takes: takesIdeas(object, londonDate(now)),
    address: `${services.config.publicUrl ?? ''}/public/challenge-briefs/${object.id}`,
    outcome: (await outcomesOf(tx, object.caseId)).find(({ id }) => id === object.outcomeId),
    ideas: object.ideas.map((idea) => ({
      ...idea,
      contact: working ? idea.contact : null,
      mayTry: mayTry(idea),
      trials: idea.trials.map((trial) => ({
        ...trial,
        decisionLabel: trial.decision && decisionLabels[trial.decision],
        howLabel: trial.how && howLabels[trial.how],
      })),
    })),
    shown: shownIn(object),
    decisionChoices: decisions.map((value) => ({ value, text: decisionLabels[value] })),
    howChoices: hows.map((value) => ({ value, text: howLabels[value] })),
    outcomeChoices: may.includes('change') ? await outcomeChoices(visit, object.caseId) : [],
  });
}

type On<T extends z.ZodType> = Doing<Brief, z.infer<T>>;
const back = (brief: Brief, says: string): Reply => redirect(pathOf(brief), says);

export async function saveBrief({
  act,
  object,
  body: { version, ...typed },
}: Doing<Brief, z.infer<typeof briefInput> & { version: number }>): Promise<Reply> {
  await changeBrief(act, object, version, typed);
  return back(object, 'The draft says so now.');
}

export async function keepOpened({ act, object, body }: On<typeof openBriefInput>): Promise<Reply> {
  await openBrief(act, object, body);
  return back(object, 'It is open. Send its address to everybody who might have an idea.');
}

export async function keepClosed({ act, object, body }: On<typeof versionInput>): Promise<Reply> {
  await closeBrief(act, object, body.version);
  return back(object, 'No more ideas are taken.');
}

export async function keepNote({ act, object, body }: On<typeof noteInput>): Promise<Reply> {
  await addNote(act, object, body);
  return back(object, 'Everybody can read it now.');
}

export async function keepIdea({ act, object, body }: On<typeof ideaInput>): Promise<Reply> {
  await proposeIdea(act, object, body, 'recorded');
  return back(object, `The idea of ${body.name} is recorded.`);
}

export async function keepSetAside({ act, object, body }: On<typeof setAsideInput>): Promise<Reply> {
  await setAside(act, object, body);
  return back(object, 'Whoever proposed it can read why.');
}

export async function keepTrial({ act, object, body }: On<typeof tryIdeaInput>): Promise<Reply> {
  await tryIdea(act, object, body);
  return back(object, 'It is being tried. What they get to see stands in every bidder’s pack.');
}

export async function keepLearnt({ act, object, body }: On<typeof learntInput>): Promise<Reply> {
  await learnFromTrial(act, object, body);
  return back(object, 'What was learnt is kept, and everybody can read it.');
}

export async function keepDecision({ act, object, body }: On<typeof decideTrialInput>): Promise<Reply> {
  await decideOnTrial(act, object, body);
  return back(object, 'The decision is recorded, with its reason.');
}
