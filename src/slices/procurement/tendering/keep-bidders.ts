import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { applyMapping, type Field, missingFrom, readTable, suggestMapping } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { addBidders, endBidder, type NewBidder } from './bidder-store.ts';
import { settleStanding } from './settle-standing.ts';
import { biddersById } from './tender-store.ts';
import type { Tendering } from './tendering.ts';

export const bidderInput = z.strictObject({
  name: field.text('Enter the bidder’s name', 300),
  identifier: field.optionalText(100),
  contact: field.optionalText(300),
  small: field.ticked(),
  voluntary: field.ticked(),
});
export const bidderListInput = z.strictObject({});

const columns: readonly Field[] = [
  {
    name: 'name',
    label: 'Supplier',
    aliases: ['Bidder', 'Supplier name', 'Organisation', 'Company', 'Name'],
    required: true,
  },
  {
    name: 'identifier',
    label: 'Identifier',
    aliases: ['Company number', 'Registration number', 'PPON', 'Charity number'],
  },
  { name: 'contact', label: 'E-mail', aliases: ['Email', 'Contact', 'Contact email', 'Address'] },
  { name: 'small', label: 'SME', aliases: ['Small or medium enterprise', 'Is SME'] },
  { name: 'voluntary', label: 'VCSE', aliases: ['Voluntary', 'Charity', 'Social enterprise', 'Is VCSE'] },
];

const yesOrNo = (words: string): boolean | null => {
  if (/^(y|yes|true|1)$/i.test(words)) return true;
  return /^(n|no|false|0)$/i.test(words) ? false : null;
};

/** One line of the audit whatever was added: how many bid is not to be counted there. */
const record = (act: Act, { id, caseId }: Tendering, what: string) =>
  act.record({ action: `tendering.${what}`, on: { kind: 'tendering', id }, caseId, fields: ['bidders'] });

export async function addBidder(act: Act, tendering: Tendering, body: z.infer<typeof bidderInput>): Promise<void> {
  await addBidders(act.tx, tendering, [{ ...body, id: act.newId() }], act.who.personId!, act.now);
  record(act, tendering, 'biddersAdded');
}

/** The portal's list of who takes part. */
export async function addBidderList(act: Act, tendering: Tendering, bytes: Uint8Array): Promise<number> {
  const table = readTable(bytes);
  const mapping = suggestMapping(table.columns, columns);
  const [missing] = missingFrom(mapping, columns, table.columns);
  if (table.rows.length === 0) slip('list', 'There is no bidder in it. Choose the CSV file with a line a bidder');
  if (missing) slip('list', `It has no column “${missing.label}”`);
  if (table.problems.length > 0) slip('list', `Line ${table.problems[0]!.line} cannot be read. Nothing was added`);
  const bidders = new Map<string, NewBidder>();
  for (const { line, values } of applyMapping(table, mapping)) {
    const { name = '', identifier = '', contact = '', small = '', voluntary = '' } = values;
    if (name === '' || name.length > 300) slip('list', `Line ${line} has no name of a bidder, or a very long one`);
    bidders.set(name.toLowerCase(), {
      id: act.newId(),
      name,
      identifier: identifier.slice(0, 100) || null,
      contact: contact.slice(0, 300) || null,
      small: yesOrNo(small),
      voluntary: yesOrNo(voluntary),
    });
  }
  if (bidders.size > 1_000) slip('list', 'There are more than a thousand bidders in it');
  const added = await addBidders(act.tx, tendering, [...bidders.values()], act.who.personId!, act.now);
  record(act, tendering, 'biddersAdded');
  return added;
}

export const withdrawInput = z.strictObject({
  bidder: field.id('Choose which bidder'),
  because: field.text('Say what it told you, and when', 1_000),
});

/** A bidder says that it takes part no more. What it sent stays closed; once opened it stays where it is, and is out. */
export async function withdraw(act: Act, tendering: Tendering, body: z.infer<typeof withdrawInput>): Promise<void> {
  await lockProcurement(act.tx, tendering.id);
  const [bidder] = await biddersById(act.tx, [body.bidder]);
  if (bidder?.procurementId !== tendering.id) slip('bidder', 'Choose one from the list');
  if (!(await endBidder(act.tx, bidder, 'withdrawn', body.because))) refuse('wrong-state');
  const closed = tendering.state === 'taking' || tendering.state === 'due';
  if (closed && tendering.dueAt) await settleStanding(act.tx, tendering.id, tendering.dueAt);
  record(act, tendering, 'bidderWithdrew');
}
