import { get, type Route } from '#platform/http/route.ts';
import { showAuditPack, takeAuditPack } from './audit-pack-pages.ts';

const base = '/cases/:caseId/procurements/:procurementId/audit-pack';
const access = { on: 'procurement', may: 'seeAward' };

export const auditPackRoutes: readonly Route[] = [
  get(base, access, showAuditPack, { auditReading: 'auditPack.listed' }),
  get(`${base}/file`, access, takeAuditPack, { auditReading: 'auditPack.taken' }),
];
