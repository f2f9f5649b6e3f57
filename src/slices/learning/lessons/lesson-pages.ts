import type { z } from 'zod';
import { kindNamed, type Subject } from '#platform/access/kinds.ts';
import { evidenceBy, givenEvidence } from '#platform/files/evidence/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, choicesOf, chosen } from '#platform/links/index.ts';
import { personNames } from '#slices/people/index.ts';
import { revisitsOf } from '#slices/plan/index.ts';
import { sayFlagged } from '#slices/system/index.ts';
import { lessonAccess } from '../access.ts';
import { promisingOf } from '../leavings/promises-of.ts';
import { revisitNamed } from '../leavings/revisit-pages.ts';
import { askedOf } from '../library/library-pages.ts';
import type { Review } from '../reviews/review.ts';
import { actOnLesson, type actOnLessonInput } from './act-on-lesson.ts';
import { holdLesson, type holdLessonInput } from './hold-lesson.ts';
import { identifyLesson, type identifyLessonInput } from './identify-lesson.ts';
import { changeable, effectChoices, type Lesson } from './lesson.ts';
import { learntFromRevisits, lessonsOf } from './lesson-store.ts';

export async function listLessons({ tx, object, who, services }: Visit<Subject>): Promise<Reply> {
  const lessons = (await lessonsOf(tx, object.id)).filter((one) => lessonAccess(who, one).includes('see'));
  const about = lessons.flatMap((one) => (one.about ? [one.about] : []));
  const names = new Map((await beads(tx, services.kinds, who, about, null)).map((bead) => [bead.ref.id, bead]));
  return page('learning/lessons.njk', 'Lessons', {
    lessons: lessons.map((one) => ({ ...one, bead: names.get(one.about?.id ?? '') ?? null })),
    acted: lessons.filter((one) => one.state !== 'identified').length,
    held: lessons.filter((one) => one.state === 'held').length,
  });
}

// What was dropped or retired is no longer thought, so nothing can change it.
const gone = ['dropped', 'retired', 'withdrawn', 'removed'];

export async function newLesson(visit: Visit<Review>): Promise<Reply> {
  const { tx, services, who, object: review, query, returned } = visit;
  const revisitId = String(returned?.values.revisitId ?? query.promise ?? '');
  const all = await choicesOf(tx, services.kinds, who, review.caseId, changeable);
  const objects = all.filter((one) => !gone.includes(one.state));
  return page('learning/lesson-new.njk', 'Write down a lesson', {
    review,
    effects: effectChoices,
    objects: objects.map(({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title.slice(0, 110)}` })),
    about: query.about ?? '',
    revisit: revisitId ? await revisitNamed(visit, revisitId) : null,
  });
}

export async function keepLesson(doing: Doing<Review, z.infer<typeof identifyLessonInput>>): Promise<Reply> {
  const { act, object: review, body } = doing;
  const about = body.about ? await whatIsChanged(doing, body.about) : null;
  if (body.revisitId && !(await revisitNamed(doing, body.revisitId))) refuse('not-found');
  const { id, flagged } = await identifyLesson(act, { ...body, about, caseId: review.caseId, reviewId: review.id });
  const says = body.effect === 'changes' ? `Our thinking has changed. ${sayFlagged(flagged)}` : 'The lesson is kept.';
  return redirect(`/cases/${review.caseId}/lessons/${id}`, says);
}

/** The words of an outcome are its community's, so naming one needs no right to change it; the others are changed at once. */
async function whatIsChanged(doing: Doing<Review, z.infer<typeof identifyLessonInput>>, value: string) {
  const { tx, services, who, object: review, body } = doing;
  const { kind, id, object } = await chosen(tx, services.kinds, who, review.caseId, changeable, value, 'about');
  const may = kindNamed(services.kinds, kind).allowed(who, object);
  if (body.effect === 'changes' && kind !== 'outcome' && !may.includes('change')) refuse('not-allowed');
  return { kind, id };
}

export async function showLesson(visit: Visit<Lesson>): Promise<Reply> {
  const { tx, services, who, object: lesson } = visit;
  const refs = [{ kind: 'review', id: lesson.reviewId }, ...(lesson.about ? [lesson.about] : [])];
  const found = await beads(tx, services.kinds, who, refs, null);
  const names = await personNames(tx, [lesson.identifiedBy]);
  return page('learning/lesson.njk', lesson.words, {
    lesson,
    files: (await evidenceBy(tx, { kind: 'lesson', id: lesson.id }))(lesson.id),
    drawnFrom: await drawnFrom(visit),
    asked: await askedOf(visit),
    by: names.get(lesson.identifiedBy ?? '') ?? null,
    review: found.find((bead) => bead.ref.id === lesson.reviewId) ?? null,
    about: found.find((bead) => bead.ref.id === lesson.about?.id) ?? null,
  });
}

/** What was said of a promise, from which this lesson was drawn: for those who may read what was said. */
async function drawnFrom({ tx, object: lesson, theCase }: Visit<Lesson>) {
  if (!theCase?.may.includes('seeInside')) return null;
  const from = (await learntFromRevisits(tx, lesson.caseId)).find((one) => one.id === lesson.id);
  const said = (await revisitsOf(tx, lesson.caseId)).find((one) => one.id === from?.revisitId);
  const of = (await promisingOf(tx, lesson.caseId)).find((one) => one.on.id === said?.on.id);
  if (!said || !of || !(of.isOut || theCase.may.includes('seeMarket'))) return null;
  return {
    title: of.title,
    promised: said.promised,
    path: `/cases/${lesson.caseId}/reviews/${said.reviewId}/leavings`,
  };
}

export async function keepActing({ act, object, body }: Doing<Lesson, z.infer<typeof actOnLessonInput>>) {
  await actOnLesson(act, object, body);
  return redirect(
    `/cases/${object.caseId}/lessons/${object.id}`,
    'The lesson is acted on. It holds once it is seen later.',
  );
}

export async function keepHolding(doing: Doing<Lesson, z.infer<typeof holdLessonInput>>) {
  const { act, object, body, files, services } = doing;
  const file = await givenEvidence(files);
  await holdLesson(act, object, body);
  if (file) await services.files.keepEvidence(act, { kind: 'lesson', id: object.id }, object.id, object.caseId, file);
  return redirect(`/cases/${object.caseId}/lessons/${object.id}`, 'The lesson is held: it has been seen in practice.');
}
