import { get, post, type Route } from '#platform/http/route.ts';
import {
  endRest,
  keepAssumption,
  keepAssumptionChange,
  keepMove,
  keepRest,
  listAssumptions,
  showAssumption,
} from './assumptions/assumption-pages.ts';
import { changeAssumptionInput } from './assumptions/change-assumption.ts';
import { moveAssumptionInput } from './assumptions/move-assumption.ts';
import { nameAssumptionInput } from './assumptions/name-assumption.ts';
import { restOnAssumptionInput } from './assumptions/rest-on-assumption.ts';
import { addCauseInput } from './causes/add-cause.ts';
import {
  endCitation,
  keepCauseChange,
  keepCitation,
  keepEnding,
  showCause,
  takeCauseOut,
} from './causes/cause-pages.ts';
import { changeCauseInput, dropCauseInput } from './causes/change-cause.ts';
import { citeSampleInput } from './causes/cite-sample.ts';
import { endCauseInput } from './causes/end-cause.ts';
import { askWhyThat, keepStep, listChains } from './causes/why-pages.ts';
import { demandRoutes } from './demand/demand-routes.ts';
import { mapRoutes } from './map/map-routes.ts';
import { needRoutes } from './needs/need-routes.ts';

const why = '/cases/:caseId/why';
const cause = '/cases/:caseId/causes/:causeId';
const assumptions = '/cases/:caseId/assumptions';
const assumption = `${assumptions}/:assumptionId`;
const on = (kind: string, may: string) => ({ on: kind, may });

export const routes: readonly Route[] = [
  ...needRoutes,
  ...demandRoutes,

  get(why, on('case', 'see'), listChains),
  get(`${why}/new`, on('case', 'contribute'), askWhyThat, { query: ['from'] }),
  post(`${why}/new`, on('case', 'contribute'), addCauseInput, keepStep),
  get(cause, on('cause', 'see'), showCause),
  post(`${cause}/end`, on('cause', 'end'), endCauseInput, keepEnding, { form: showCause }),
  post(`${cause}/change`, on('cause', 'change'), changeCauseInput, keepCauseChange, { form: showCause }),
  post(`${cause}/drop`, on('cause', 'drop'), dropCauseInput, takeCauseOut, { form: showCause }),

  post(`${cause}/samples`, on('cause', 'cite'), citeSampleInput, keepCitation, { form: showCause }),
  post(`${cause}/samples/end`, on('cause', 'cite'), citeSampleInput, endCitation, { form: showCause }),

  get(assumptions, on('case', 'see'), listAssumptions, { query: ['from'] }),
  post(assumptions, on('case', 'contribute'), nameAssumptionInput, keepAssumption),
  get(assumption, on('assumption', 'see'), showAssumption),
  post(`${assumption}/move`, on('assumption', 'move'), moveAssumptionInput, keepMove, { form: showAssumption }),
  post(`${assumption}/change`, on('assumption', 'change'), changeAssumptionInput, keepAssumptionChange, {
    form: showAssumption,
  }),
  post(`${assumption}/rests`, on('assumption', 'rest'), restOnAssumptionInput, keepRest, { form: showAssumption }),
  post(`${assumption}/rests/end`, on('assumption', 'rest'), restOnAssumptionInput, endRest, { form: showAssumption }),

  ...mapRoutes,
];
