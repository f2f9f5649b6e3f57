import { get, post, type Route } from '#platform/http/route.ts';
import type { ElsewhereOf } from './elsewhere.ts';
import { handOverInput } from './hand-over.ts';
import { typedInput } from './keep-typed.ts';
import {
  keepHandOver,
  keepPublication,
  keepTypedFacts,
  listNotices,
  sendNotice,
  showHandedOver,
  showNotice,
  stopWithholding,
  withhold,
} from './notice-pages.ts';
import { feedReleases, sendProcurementReleases, sendRecord, showOpenData } from './ocds-pages.ts';
import { openPublishedNotice, openPublishedNotices } from './public-notice-pages.ts';
import { publicationInput } from './record-publication.ts';
import { showAgainInput, withholdInput } from './withhold-field.ts';

const all = '/cases/:caseId/procurements/:procurementId/notices';
const one = `${all}/:code`;
const may = (action: string) => ({ on: 'procurement', may: action });

/** With what those below on the thread know: they give these routes their addresses, since nothing here may ask them. */
export function noticeRoutesWith(elsewhereOf: ElsewhereOf): readonly Route[] {
  const form = { form: showNotice(elsewhereOf) };
  return [
    get(all, may('see'), listNotices(elsewhereOf)),
    get(one, may('see'), showNotice(elsewhereOf)),
    post(one, may('shape'), typedInput, keepTypedFacts, form),
    post(`${one}/withheld`, may('shape'), withholdInput, withhold, form),
    post(`${one}/shown`, may('shape'), showAgainInput, stopWithholding, form),
    post(`${one}/versions`, may('record'), handOverInput, keepHandOver(elsewhereOf), form),
    post(`${one}/publication`, may('record'), publicationInput, keepPublication, form),
    get(`${one}/printed`, may('see'), showHandedOver),
    get(`${one}/file`, may('see'), sendNotice, { query: ['as'] }),
  ];
}

export const publicNoticeRoutes: readonly Route[] = [
  get('/public/procurements/:procurementId/notices', 'public', openPublishedNotices),
  get('/public/procurements/:procurementId/notices/:code', 'public', openPublishedNotice, { query: ['version'] }),
  get('/public/procurements/:procurementId/ocds', 'public', sendProcurementReleases),
  get('/public/ocds', 'public', showOpenData),
  get('/public/ocds/releases', 'public', feedReleases, { query: ['after', 'limit'] }),
  get('/public/ocds/records/:ocid', 'public', sendRecord),
];
