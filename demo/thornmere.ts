import type { Scene } from './build.ts';
import { aCohortLearns } from './scenes/academy.ts';
import { agreementsAreMade } from './scenes/agreements.ts';
import { agreementsAreKept } from './scenes/agreements-kept.ts';
import { aimsAreHeldAgainstMeasures } from './scenes/aims.ts';
import { moneyIsAllocated } from './scenes/allocation.ts';
import { theWordsAreRatified } from './scenes/ballot.ts';
import { theBoardIsLaid } from './scenes/board.ts';
import { ideasAreAskedFor } from './scenes/brief.ts';
import { theCaseOpens } from './scenes/case.ts';
import { aConversationIsHeld } from './scenes/conversation.ts';
import { wordsComeHome } from './scenes/home-again.ts';
import { homeCareHasDates } from './scenes/homecare-dates.ts';
import { lessonsAreLearnt } from './scenes/learning.ts';
import { theCommunityIsAskedWhatIsLeft } from './scenes/leavings.ts';
import { theRestIsLookedAt } from './scenes/looked-at.ts';
import { theMapIsDrawn } from './scenes/map.ts';
import { marketIsLookedAt } from './scenes/market.ts';
import { mealsAreBeingJudged } from './scenes/meals.ts';
import { measuresAreWatched } from './scenes/measures.ts';
import { aMemorandumIsPut } from './scenes/memorandum.ts';
import { nightsAreAwarded } from './scenes/nights/awarded.ts';
import { nightsAreJudged } from './scenes/nights/judged.ts';
import { nightsArePlanned } from './scenes/nights/planned.ts';
import { nightsArePriced } from './scenes/nights/priced.ts';
import { nightsArePublished } from './scenes/nights/published.ts';
import { nightsAreTendered } from './scenes/nights/tendered.ts';
import { optionsArePut } from './scenes/options.ts';
import { outcomesAreOwned } from './scenes/outcomes.ts';
import { thePaperIsWritten } from './scenes/paper.ts';
import { invoicesArePaid } from './scenes/payments.ts';
import { people } from './scenes/people.ts';
import { planIsMade } from './scenes/plan.ts';
import { thePoolIsForecast } from './scenes/pool.ts';
import { theMarketIsTold } from './scenes/position.ts';
import { preventionIsWorkedOut } from './scenes/prevention.ts';
import { procurementIsRun } from './scenes/procurement.ts';
import { resourcesAreMarshalled } from './scenes/resources.ts';
import { promisesAreLookedAtAgain } from './scenes/revisits.ts';
import { thePlanIsSigned } from './scenes/signoff.ts';
import { providersAreAsked } from './scenes/sounding.ts';
import { theOldSpecificationIsRead } from './scenes/source.ts';
import { specificationsAreIssued } from './scenes/specification.ts';
import { whyIsAsked } from './scenes/why.ts';
import { wordsAreHeard } from './scenes/words.ts';

const chapters = [
  people,
  theCaseOpens,
  whyIsAsked,
  wordsAreHeard,
  outcomesAreOwned,
  aConversationIsHeld,
  wordsComeHome,
  theWordsAreRatified,
  resourcesAreMarshalled,
  theOldSpecificationIsRead,
  planIsMade,
  optionsArePut,
  moneyIsAllocated,
  preventionIsWorkedOut,
  marketIsLookedAt,
  measuresAreWatched,
  theMapIsDrawn,
  specificationsAreIssued,
  aimsAreHeldAgainstMeasures,
  procurementIsRun,
  nightsArePlanned,
  nightsArePublished,
  nightsAreTendered,
  nightsAreJudged,
  nightsArePriced,
  nightsAreAwarded,
  homeCareHasDates,
  mealsAreBeingJudged,
  ideasAreAskedFor,
  theCommunityIsAskedWhatIsLeft,
  providersAreAsked,
  agreementsAreMade,
  agreementsAreKept,
  invoicesArePaid,
  lessonsAreLearnt,
  theRestIsLookedAt,
  aCohortLearns,
  promisesAreLookedAtAgain,
  thePaperIsWritten,
  theMarketIsTold,
  thePoolIsForecast,
  theBoardIsLaid,
  thePlanIsSigned,
  aMemorandumIsPut,
];

/** Living well at home in Thornmere: everybody and everything in it is made up. Chapters overlap, so they are put in order of days. */
export const story: readonly Scene[] = chapters.flat().sort((one, other) => one.day - other.day);
