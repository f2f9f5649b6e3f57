import type { z } from 'zod';
import type { Ref, Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Bead, beads, chosen } from '#platform/links/index.ts';
import { causeAccess } from '../access.ts';
import { selectOf, whyKinds } from '../on-case.ts';
import { addCause, type addCauseInput } from './add-cause.ts';
import { type Cause, endingChoices, endingLabels, strengthChoices } from './cause.ts';
import { causesOf } from './cause-store.ts';
import { chainsOf, pathTo, type Step } from './chain.ts';
import { type Known, sampleChoices, shownSamples } from './cited.ts';

/** Every why-chain on the case, as an indented list. */
export async function listChains({ tx, object, who, services }: Visit<Subject>): Promise<Reply> {
  const causes = (await causesOf(tx, object.id)).filter((cause) => causeAccess(who, cause).includes('see'));
  const chains = chainsOf(causes);
  const cited = await shownSamples(tx, who, object.id);
  const starts = await startBeads(
    { tx, services, who },
    chains.map((chain) => chain.from),
  );
  const shown = chains.flatMap((chain) => {
    const start = starts.get(chain.from.id);
    return start
      ? [{ start, steps: chain.steps.map((step) => toShow(step, cited)), loose: chain.loose, from: value(chain.from) }]
      : [];
  });
  return page('system/why.njk', 'Why', { chains: shown, loose: shown.reduce((sum, chain) => sum + chain.loose, 0) });
}

type ShownStep = { cause: Cause; known: Known; ending: string | null; loose: boolean; steps: ShownStep[] };
const toShow = (step: Step, cited: (cause: Cause) => Known): ShownStep => ({
  cause: step.cause,
  known: cited(step.cause),
  ending: step.cause.ending && endingLabels[step.cause.ending],
  loose: step.loose,
  steps: step.steps.map((one) => toShow(one, cited)),
});

const value = (ref: Ref): string => `${ref.kind}:${ref.id}`;

async function startBeads({ tx, services, who }: Pick<Visit, 'tx' | 'services' | 'who'>, refs: readonly Ref[]) {
  const known = refs.filter((ref) => services.kinds.has(ref.kind));
  const found: Bead[] = await beads(tx, services.kinds, who, known, null);
  return new Map(found.map((bead) => [bead.ref.id, bead]));
}

/** One short form: why is that? Above it, how we came here. */
export async function askWhyThat(visit: Visit<Subject>): Promise<Reply> {
  const { object, query, returned, tx, services, who } = visit;
  const from = typeof returned?.values.from === 'string' ? returned.values.from : (query.from ?? '');
  const about = await findAbout(visit, from);
  const path = about?.ref.kind === 'cause' ? pathTo(await causesOf(tx, object.id), about.ref.id) : [];
  const first =
    path[0] && (await startBeads({ tx, services, who }, [{ kind: path[0].explainsKind, id: path[0].explainsId }]));
  return page('system/why-new.njk', about ? 'Why is that?' : 'Ask why', {
    about,
    from,
    start: first?.get(path[0]!.explainsId) ?? null,
    path: path.slice(0, -1),
    assumed: path.at(-1)?.strength === 'assumed' && !path.at(-1)?.restsOnAssumption,
    objects: about ? [] : await selectOf(visit, object.id, whyKinds(services.kinds)),
    samples: await sampleChoices(tx, who, object.id, []),
    strengths: strengthChoices,
    endings: endingChoices,
  });
}

async function findAbout({ tx, services, who, object }: Visit<Subject>, from: string): Promise<Bead | null> {
  const [kind = '', id = ''] = from.split(':');
  if (!whyKinds(services.kinds).includes(kind)) return null;
  const there = await services.kinds.get(kind)!.ofCase(tx, object.id);
  if (!there.some((one) => one.id === id)) return null;
  return (await beads(tx, services.kinds, who, [{ kind, id }], null))[0] ?? null;
}

export async function keepStep({
  act,
  tx,
  object,
  body,
  services,
  who,
}: Doing<Subject, z.infer<typeof addCauseInput>>): Promise<Reply> {
  const { from, ...step } = body;
  const { kind, id } = await chosen(tx, services.kinds, who, object.id, whyKinds(services.kinds), from, 'from');
  const causeId = await addCause(act, { ...step, caseId: object.id, explains: { kind, id } });
  if (step.ending) return redirect(`/cases/${object.id}/why`, 'The chain ends here.');
  return redirect(`/cases/${object.id}/why/new?from=cause:${causeId}`, 'It is kept. Now ask why again.');
}
