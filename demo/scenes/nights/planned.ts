import { londonDate } from '#platform/clock.ts';
import {
  changeMechanismState,
  changeRequirement,
  chooseMechanism,
  draftSpecification,
  issueSpecification,
  mechanismsById,
  requirementsById,
  sayBurden,
  specificationsById,
  writeRequirement,
} from '#slices/plan/index.ts';
import {
  addCriterion,
  beginProcedure,
  drawLot,
  keepSettings,
  keepSummary,
  keepTimetable,
  nameReceiver,
  planProcurement,
  recordGate,
  sayDivision,
  setDue,
  setPrice,
  setRules,
  stateMechanism,
  tenderingsById,
} from '#slices/procurement/index.ts';
import type { Scene } from '../../build.ts';
import { dated, only, procurementOf, the } from '../helpers.ts';
import {
  burden,
  criteria,
  division,
  lots,
  mechanism,
  night,
  price,
  requirement,
  rules,
  unpublished,
} from './bought.ts';

const what: Scene = {
  day: -72,
  as: 'dev',
  async does(act, world) {
    const caseId = the(world, 'case');
    world['mechanism.night'] = await chooseMechanism(act, {
      ...mechanism,
      caseId,
      outcomeId: the(world, 'outcome.falls'),
    });
    const chosen = only(await mechanismsById(act.tx, [world['mechanism.night']]));
    await changeMechanismState(act, chosen, { state: 'chosen', version: chosen.version });
    world['requirement.night'] = await writeRequirement(act, {
      ...{ ...requirement, caseId, outcomeId: the(world, 'outcome.falls'), needId: the(world, 'need.falls') },
      ...{
        mechanismId: world['mechanism.night'],
        measureId: null,
        legalDuty: null,
        organisational: null,
        paymentDepends: false,
      },
    });
    const written = only(await requirementsById(act.tx, [world['requirement.night']]));
    const { id: _, caseId: __, addedAt: ___, ...now } = written;
    await changeRequirement(act, written, { ...now, state: 'agreed' });
    world['procurement.night'] = await planProcurement(act, {
      ...{ caseId, title: night.title, regime: 'light-touch', route: 'open' },
      because: 'What is wanted is known: who comes, and how soon. Everybody can answer it in four pages.',
      ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
    });
    const procurement = await procurementOf(act, world, 'night');
    for (const { key, ...lot } of lots)
      world[`lot.${key}`] = await drawLot(act, procurement, {
        ...{ ...lot, mostLots: null },
        requirementIds: [world['requirement.night']],
      });
    await sayDivision(act, procurement, { ...division, ...unpublished, version: 0 });
  },
};

const judgedBy: Scene = {
  day: -72,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, 'night');
    for (const { key, asks, ...criterion } of criteria)
      world[`criterion.night.${key}`] = await addCriterion(act, procurement, {
        ...criterion,
        requirementIds: asks.map((one) => the(world, `requirement.${one}`)),
      });
    await setPrice(act, procurement, price);
    await setRules(act, procurement, rules);
    await stateMechanism(act, procurement, { mechanism: 'in-order', statedIn: 'The tender notice, under lots' });
  },
};

const when: Scene = {
  day: -71,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, 'night');
    const on = (days: number) => dated(world, { days });
    await keepTimetable(act, procurement, {
      ...{
        conflictsOn: on(-69),
        engagementNoticeOn: on(-71),
        tenderNoticeOn: on(-68),
        tendersBy: on(-40),
        summariesOn: on(-28),
      },
      ...{ awardNoticeOn: on(-27), signOn: on(-8), detailsNoticeOn: on(-5), startOn: on(23) },
      endOn: dated({ today: on(22) }, { months: 36 }),
      ...{ documents: 'together', circumstances: ['voluntaryStandstill', 'engaged'], tendersAt: '12:00', version: 0 },
      because: 'Until it begins, whoever falls at night lies there until morning.',
    });
    await beginProcedure(act, procurement, {
      ...{ template: 'open', ground: null, justification: null, version: 0 },
      ...unpublished,
    });
    const tendering = only(await tenderingsById(act.tx, [procurement.id]));
    await setDue(act, tendering, { dueOn: on(-40), dueTime: '12:00', because: null });
    await keepSettings(act, tendering, {
      ...{ lateRule: 'portal-at-fault', refuseArchives: false, version: 0 },
      asked: 'Quality: Our answers\nPrice: Our price',
    });
    await nameReceiver(act, tendering, { person: the(world, 'dev') });
    await keepSummary(act, procurement, { words: night.inWords, askBy: on(-58), answerBy: on(-54), version: 0 });
    for (const [gate, words] of [
      ['ally', 'Amara Okafor, from the second day.'],
      ['walk', 'Walked. Neighbours hold keys in nine streets; nobody holds them in the others.'],
      ['who-is-left', 'Four could come at night today. In two lots none of them is needed for both.'],
    ] as const)
      await recordGate(act, procurement, { gate, outcome: 'done', words, doneOn: londonDate(act.now) });
  },
};

const specified: Scene = {
  day: -71,
  as: 'dev',
  async does(act, world) {
    const requirementIds = ['night', 'pay'].map((one) => the(world, `requirement.${one}`));
    const id = await draftSpecification(act, {
      ...{ caseId: the(world, 'case'), title: night.title, mechanismId: the(world, 'mechanism.night'), requirementIds },
    });
    world['specification.night'] = id;
    const drafted = only(await specificationsById(act.tx, [id]));
    await issueSpecification(act, drafted, {
      because: 'It goes out with the tender notice.',
      version: drafted.version,
    });
    await sayBurden(act, only(await specificationsById(act.tx, [id])), burden);
  },
};

/** Help at night, from what is wanted to the day on which tenders are due. */
export const nightsArePlanned: readonly Scene[] = [what, judgedBy, when, specified];
