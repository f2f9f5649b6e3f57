import { get, post, type Route } from '#platform/http/route.ts';
import { addCausalLinkInput } from './add-causal-link.ts';
import { addVariableInput } from './add-variable.ts';
import { keepLinkChange, keepSource, putLinkBack, showLink, takeLinkOff, takeSourceBack } from './causal-link-pages.ts';
import { changeCausalLinkInput } from './change-causal-link.ts';
import { changeVariableInput } from './change-variable.ts';
import { keepEffect, showDownstream, takeEffectBack } from './downstream-pages.ts';
import { importMapInput } from './import-map.ts';
import { layOutMapInput } from './lay-out-map.ts';
import { lookNames } from './look.ts';
import { keepLoop, keepLoopChange, listLoops, newLoop, showLoop, takeNameOff } from './loop-pages.ts';
import { keepLayout, keepLink, keepVariable, showMap } from './map-pages.ts';
import { dropLoopInput, nameLoopInput, renameLoopInput } from './name-loop.ts';
import { nameSourceInput, withdrawSourceInput } from './name-source.ts';
import { placeVariableInput } from './place-variable.ts';
import { standInput } from './remove-variable.ts';
import { stateEffectInput, withdrawEffectInput } from './state-effect.ts';
import { downloadLinks, downloadVariables, keepImport, showImport } from './table-pages.ts';
import { endOneTie, keepTie } from './tie-pages.ts';
import { tieInput } from './tie-variable.ts';
import { keepPlace, keepVariableChange, putBackOnMap, showVariable, takeOffMap } from './variable-pages.ts';

const map = '/cases/:caseId/map';
const variable = '/cases/:caseId/variables/:variableId';
const downstream = '/cases/:caseId/downstream';
const loops = '/cases/:caseId/loops';
const loop = `${loops}/:loopId`;
const link = '/cases/:caseId/causal-links/:causalLinkId';
const on = (kind: string, may: string) => ({ on: kind, may });

export const mapRoutes: readonly Route[] = [
  get(map, on('case', 'see'), showMap, { query: [...lookNames, 'cause'] }),
  post(`${map}/variables`, on('case', 'contribute'), addVariableInput, keepVariable, { form: showMap }),
  post(`${map}/links`, on('case', 'contribute'), addCausalLinkInput, keepLink, { form: showMap }),
  post(`${map}/lay-out`, on('case', 'contribute'), layOutMapInput, keepLayout, { form: showMap }),

  get(`${map}/variables-csv`, on('case', 'see'), downloadVariables),
  get(`${map}/links-csv`, on('case', 'see'), downloadLinks),
  get(`${map}/import`, on('case', 'contribute'), showImport, { query: ['done'] }),
  post(`${map}/import`, on('case', 'contribute'), importMapInput, keepImport, { takesFiles: true }),

  get(variable, on('variable', 'see'), showVariable),
  post(`${variable}/change`, on('variable', 'change'), changeVariableInput, keepVariableChange, { form: showVariable }),
  post(`${variable}/place`, on('variable', 'place'), placeVariableInput, keepPlace, { form: showVariable }),
  post(`${variable}/remove`, on('variable', 'remove'), standInput, takeOffMap, { form: showVariable }),
  post(`${variable}/put-back`, on('variable', 'putBack'), standInput, putBackOnMap, { form: showVariable }),
  post(`${variable}/ties`, on('variable', 'tie'), tieInput, keepTie, { form: showVariable }),
  post(`${variable}/ties/end`, on('variable', 'tie'), tieInput, endOneTie, { form: showVariable }),

  get(link, on('causalLink', 'see'), showLink),
  post(`${link}/change`, on('causalLink', 'change'), changeCausalLinkInput, keepLinkChange, { form: showLink }),
  post(`${link}/sources`, on('causalLink', 'source'), nameSourceInput, keepSource, { form: showLink }),
  post(`${link}/sources/withdraw`, on('causalLink', 'source'), withdrawSourceInput, takeSourceBack, { form: showLink }),
  post(`${link}/remove`, on('causalLink', 'remove'), standInput, takeLinkOff, { form: showLink }),
  post(`${link}/put-back`, on('causalLink', 'putBack'), standInput, putLinkBack, { form: showLink }),

  get(downstream, on('case', 'see'), showDownstream, { query: ['from'] }),
  post(downstream, on('case', 'contribute'), stateEffectInput, keepEffect, { form: showDownstream }),
  post(`${downstream}/withdraw`, on('case', 'contribute'), withdrawEffectInput, takeEffectBack, {
    form: showDownstream,
  }),

  get(loops, on('case', 'see'), listLoops),
  get(`${loops}/new`, on('case', 'contribute'), newLoop, { query: ['loop'] }),
  post(`${loops}/new`, on('case', 'contribute'), nameLoopInput, keepLoop),
  get(loop, on('loop', 'see'), showLoop),
  post(`${loop}/change`, on('loop', 'change'), renameLoopInput, keepLoopChange, { form: showLoop }),
  post(`${loop}/drop`, on('loop', 'change'), dropLoopInput, takeNameOff, { form: showLoop }),
];
