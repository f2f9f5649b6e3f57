/** A grant as a funder publishes it. Amounts in hundredths of `currency`: pence where that is GBP. Dates YYYY-MM-DD. */
export type PublishedGrant = Readonly<{
  /** Its place in the file. */
  path: string;
  id: string;
  title: string;
  description: string | null;
  currency: string | null;
  amountPence: number | null;
  awardedOn: string | null;
  startOn: string | null;
  endOn: string | null;
  /** “A person” where the grant went to one: their name is not read. */
  recipient: string;
  recipientId: string | null;
  funder: string | null;
  funderId: string | null;
  programme: string | null;
  where: string | null;
  url: string | null;
  modifiedOn: string | null;
}>;
