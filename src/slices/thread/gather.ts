import { londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { choicesOf, openFlagsOf } from '#platform/links/index.ts';
import {
  allyOf,
  type Case,
  caseLines,
  decisionsOf,
  grumbleCauseLabels,
  grumblesOf,
  hatLabels,
  linesOf,
  oneHand,
  wearersOf,
} from '#slices/cases/index.ts';
import { lessonsOf } from '#slices/learning/index.ts';
import { rosterOf, takeAway } from '#slices/market/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { clashesOf, mechanismsOf, requirementsOf, threeAnswersOf } from '#slices/plan/index.ts';
import { gatesOf } from '#slices/procurement/index.ts';
import { walkOf } from '#slices/resources/index.ts';
import { assumptionsOf, effectsOf } from '#slices/system/index.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import { downstreamOf } from './downstream-facts.ts';
import type { Facts } from './facts.ts';
import { quoted, toBuy, wanted } from './read-facts.ts';

/** Gathers what a case's pages are made of, as this person may see it. The one place where the slices meet. */
export async function gather({ tx, who, object: one, may, now, services }: Visit<Case>): Promise<Facts> {
  const wearers = await wearersOf(tx, one.id);
  const ally = await allyOf(tx, one.id);
  const lines = await linesOf(tx, one.id);
  const quotations = await quotationsOf(tx, one.id, who);
  const outcomes = await outcomesOf(tx, one.id);
  const grumbles = await grumblesOf(tx, one.id);
  const answers = await threeAnswersOf(tx, one.id);
  const walks = await walkOf(tx, one.id);
  const mechanisms = await mechanismsOf(tx, one.id);
  const left = may.includes('seeMarket') ? takeAway(await rosterOf(tx, one.id)) : null;
  const gates = may.includes('seeMarket') ? await gatesOf(tx, one.id, londonDate(now)) : [];
  return {
    title: one.title,
    about: one.about,
    purpose: one.purpose,
    endsOn: one.endsOn,
    people: wearers.map(({ person, hat, organisation }) => ({ person, hat: hatLabels[hat], organisation })),
    oneHand: oneHand(wearers),
    ally: ally?.state === 'accepted' ? ally.person : null,
    quotations: quotations.map((quotation) => quoted(one.id, quotation)),
    wanted: outcomes
      .filter((outcome) => outcome.state !== 'retired')
      .map((outcome) => wanted(outcome, answers.get(outcome.id), walks.get(outcome.id), mechanisms)),
    // Those who may bid read requirements when everybody who may bid does.
    toBuy: may.includes('seeInside')
      ? (await requirementsOf(tx, one.id)).filter((requirement) => requirement.state !== 'dropped').map(toBuy)
      : [],
    dates: gates
      .filter((gate) => gate.dueOn && !gate.record)
      .slice(0, 4)
      .map((gate) => ({ on: gate.dueOn!, what: gate.title, basis: gate.reference, warning: gate.warning })),
    agreements: (await choicesOf(tx, services.kinds, who, one.id, ['agreement'])).map(({ title, path, text }) => ({
      title,
      path,
      text,
    })),
    left: left ? { sentence: left.sentence, bidders: left.bidders, assumptions: left.assumptions } : null,
    decisions: (await decisionsOf(tx, one.id)).map(({ decided, person, decidedOn, power, because }) => ({
      decided,
      person,
      on: decidedOn,
      power,
      because,
    })),
    openGrumbles: grumbles
      .filter((grumble) => grumble.state !== 'resolved')
      .map((grumble) => ({
        words: grumble.words,
        cause: grumbleCauseLabels[grumble.cause],
        path: `/cases/${one.id}/grumbles/${grumble.id}`,
      })),
    downstream: downstreamOf(mechanisms, who.hats.length > 0 ? await effectsOf(tx, one.id) : null),
    assumptions: (await assumptionsOf(tx, one.id)).map(({ statement, state }) => ({ statement, state })),
    lessons: (await lessonsOf(tx, one.id)).map((lesson) => lesson.words),
    lines: caseLines.flatMap(({ line, label }) => (lines[line] ? [{ label, words: lines[line] }] : [])),
    openClashes: may.includes('seeInside')
      ? (await clashesOf(tx, one.id)).filter((clash) => clash.state === 'open').length
      : 0,
    toLookAtAgain: (await openFlagsOf(tx, one.id)).length,
  };
}
