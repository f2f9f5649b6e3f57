import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { normaliseName } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Lot } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { addBidders } from './bidder-store.ts';
import {
  endIntake,
  type IntakeFile,
  insertTender,
  insertTenderFiles,
  intakeFilesOf,
  intakeNow,
} from './intake-store.ts';
import { compareReceipts, type ReceiptLine } from './receipts.ts';
import { settleStanding } from './settle-standing.ts';
import { chosenByPlace, shapeOf } from './shape-intake.ts';
import { pileOf } from './sort-files.ts';
import { type TenderPart, tenderParts } from './tender.ts';
import { biddersOf } from './tender-store.ts';
import type { Tendering } from './tendering.ts';
import { sayComplete } from './tendering-store.ts';

export const settleInput = z.strictObject({
  owners: field.manyTexts(60),
  receiptOwners: field.manyTexts(60),
  parts: field.manyTexts(60),
});

const lotIdsOf = (lines: readonly ReceiptLine[], lots: readonly Lot[]): string[] => {
  const named = lines.flatMap(({ lot }) => (lot ?? '').split(/[;,]/)).map(normaliseName);
  return lots.filter(({ title }) => named.includes(normaliseName(title))).map(({ id }) => id);
};

/** Each of them is one bidder's; one that nobody has added yet is added by its name. */
async function ownersOf(
  act: Act,
  tendering: Tendering,
  names: readonly string[],
  chosen: readonly string[],
): Promise<string[]> {
  const fresh = chosen.flatMap((one, place) => (one === 'new' ? [names[place]!] : []));
  const none = { identifier: null, contact: null, small: null, voluntary: null };
  const added = fresh.map((name) => ({ id: act.newId(), name: name.slice(0, 300), ...none }));
  await addBidders(act.tx, tendering, added, act.who.personId!, act.now);
  const bidders = await biddersOf(act.tx, tendering.id);
  const known = new Map(bidders.map((one) => [one.id, one]));
  const byName = new Map(bidders.map((one) => [one.name.toLowerCase(), one.id]));
  return chosen.map((one, place) => {
    const id = one === 'new' ? byName.get(names[place]!.slice(0, 300).toLowerCase()) : known.get(one)?.id;
    return id ?? slip('owners', 'Choose whose each one is');
  });
}

/** Makes closed tenders of what was unpacked, once a person has said whose each folder is and which part each pile of files is. */
export async function settleIntake(
  act: Act,
  tendering: Tendering,
  body: z.infer<typeof settleInput>,
): Promise<string[]> {
  await lockProcurement(act.tx, tendering.id);
  const intake = await intakeNow(act.tx, tendering.id);
  if (intake?.state !== 'unpacked' || tendering.dueAt === null) refuse('wrong-state');
  const files = await intakeFilesOf(act.tx, intake.id);
  const shape = shapeOf(files, intake.receipts, await biddersOf(act.tx, tendering.id));
  const { sources, receipts, piles } = shape;
  const parts = chosenByPlace(body.parts, piles.length) ?? slip('parts', 'Say which part each pile of files is');
  if (!parts.every((one) => (tenderParts as readonly string[]).includes(one)))
    slip('parts', 'Choose a part from the list');
  const chosen = chosenByPlace(body.owners, sources.length) ?? slip('owners', 'Choose whose each one is');
  const owners = await ownersOf(
    act,
    tendering,
    sources.map((one) => one.name),
    chosen,
  );
  if (new Set(owners).size < owners.length)
    slip(
      'owners',
      'Two of them are one supplier’s. Bring them in one after the other, so that it is clear which came last',
    );
  const receiptOwners =
    chosenByPlace(body.receiptOwners, receipts.length) ?? slip('receiptOwners', 'Choose whose each receipt is');
  const lots = (await lotsOf(act.tx, tendering.caseId)).filter((one) => one.procurementId === tendering.id);
  const partOf = new Map(piles.map((pile, place) => [pile.key, parts[place] as TenderPart]));
  for (const [place, source] of sources.entries()) {
    const ownNames = receipts.filter(
      (_, at) => receiptOwners[at] === owners[place] || receiptOwners[at] === `source-${place}`,
    );
    const lines = intake.receipts.filter((line) => ownNames.some((one) => one.name === line.supplier));
    if (lines.length === 0)
      slip(
        'receiptOwners',
        'One of them has no receipt. Choose whose each receipt is, or bring in a list that holds it',
      );
    const own = files.filter((file) => file.source === source.name);
    await keepOne(act, tendering, intake.id, {
      bidderId: owners[place]!,
      lines,
      own,
      partOf,
      lotIds: lotIdsOf(lines, lots),
    });
  }
  await settleStanding(act.tx, tendering.id, tendering.dueAt);
  if (!(await endIntake(act.tx, intake.id, ['unpacked'], 'done', act.now))) refuse('wrong-state');
  // More came: that everything is here has to be said anew.
  await sayComplete(act.tx, tendering.id, null, null);
  act.record({
    action: 'tenders.broughtIn',
    on: { kind: 'tendering', id: tendering.id },
    caseId: tendering.caseId,
    fields: ['tenders', 'tender_files', 'bidders'],
  });
  return [...new Set(files.map((one) => one.archiveId))];
}

type One = Readonly<{
  bidderId: string;
  lines: readonly ReceiptLine[];
  own: readonly IntakeFile[];
  partOf: ReadonlyMap<string, TenderPart>;
  lotIds: readonly string[];
}>;

async function keepOne(act: Act, tendering: Tendering, intakeId: string, one: One): Promise<void> {
  const tenderId = act.newId();
  const came = one.own.map((file) => ({ ...file, sha256: file.sha256! }));
  await insertTender(
    act.tx,
    {
      id: tenderId,
      caseId: tendering.caseId,
      procurementId: tendering.id,
      bidderId: one.bidderId,
      lotIds: one.lotIds,
      // A tender is there when the last of it is.
      receivedAt: new Date(Math.max(...one.lines.map((line) => Date.parse(line.receivedAt)))),
      late: false,
      state: 'kept-closed',
      because: null,
      intakeId,
      report: compareReceipts(one.lines, came),
    },
    act.who.personId!,
    act.now,
  );
  const rows = came.map(({ path, bytes, sha256, storedAs }) => ({
    id: act.newId(),
    tenderId,
    part: one.partOf.get(pileOf(path))!,
    path,
    bytes,
    sha256,
    storedAs,
  }));
  await insertTenderFiles(act.tx, rows);
}
