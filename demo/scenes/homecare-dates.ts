import { beginProcedure, changeStage, keepSummary, keepTimetable } from '#slices/procurement/index.ts';
import type { Scene } from '../build.ts';
import { dated, procurementOf } from './helpers.ts';
import { unpublished } from './nights/bought.ts';

/** Home care is still to be bought: its dates, and stages in which those who are helped meet those who would help. */
export const homeCareHasDates: readonly Scene[] = [
  {
    day: -42,
    as: 'dev',
    async does(act, world) {
      const on = (days: number) => dated(world, { days });
      const procurement = await procurementOf(act, world, 'homecare');
      await keepTimetable(act, procurement, {
        ...{ conflictsOn: on(20), engagementNoticeOn: on(10), tenderNoticeOn: on(24), tendersBy: on(80) },
        ...{ summariesOn: on(126), awardNoticeOn: on(130), signOn: on(150), startOn: dated(world, { months: 9 }) },
        ...{ documents: 'together', circumstances: ['engaged', 'voluntaryStandstill'], tendersAt: '12:00', version: 0 },
        because: 'The framework ends, and people should know three months before who comes.',
      });
      await beginProcedure(act, procurement, {
        ...{ template: 'dialogue', ground: null, justification: null, version: 0 },
        ...unpublished,
      });
      await changeStage(act, procurement, {
        ...{ position: 0, how: 'change', kind: 'dialogue', from: on(31), until: on(45) },
        asks: 'Two afternoons on the hours bank, with people who are helped at home and their carers',
        who: 'Everybody who takes part, each by itself and with the same questions',
        ...{ questions: null, words: null, documents: null, meetings: 2, hoursLow: null, hoursHigh: null },
        ...{ hoursSource: null, rule: null, least: null, announced: true, nobodyLost: true, version: 1 },
        ...unpublished,
      });
      await keepSummary(act, procurement, {
        words:
          'Help at home for about a thousand people in Harbour, Northside and Vale. You keep the hours that you do not use, and you know who comes.',
        ...{ askBy: on(60), answerBy: on(66), version: 0 },
      });
    },
  },
];
