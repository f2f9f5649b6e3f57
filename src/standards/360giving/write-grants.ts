/** A grant to publish. Amounts in pence; dates YYYY-MM-DD. An organisation’s own id where it has one (GB-CHC-…, GB-COH-…). */
export type GrantToPublish = Readonly<{
  /** An id of our own, unique here; the publisher’s prefix is put before it. */
  id: string;
  title: string;
  description: string;
  amountPence: number;
  awardedOn: string;
  startOn: string | null;
  endOn: string | null;
  recipient: Readonly<{ id: string | null; name: string }>;
  funder: Readonly<{ id: string | null; name: string }>;
}>;

export type Publication = Readonly<{
  /** The prefix that 360Giving gave the publisher, such as `360G-thornmere`. */
  prefix: string;
  publisher: string;
  title: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  licence: string | null;
}>;

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'unnamed';

/**
 * A 360Giving 1.4 package. An organisation without an id of its own gets one under the publisher’s prefix, as the standard asks. The
 * standard wants at least one grant: an empty list gives null, for the caller to say so.
 *
 * @example writeGrants([], publication) // null
 */
export function writeGrants(grants: readonly GrantToPublish[], publication: Publication) {
  if (grants.length === 0) return null;
  const { prefix } = publication;
  const organisation = (one: GrantToPublish['recipient']) => ({
    id: one.id ?? `${prefix}-org-${slug(one.name)}`,
    name: one.name,
  });
  return {
    version: '1.4',
    title: publication.title,
    issued: publication.issuedOn,
    publisher: { name: publication.publisher },
    ...(publication.licence && { license: publication.licence }),
    grants: grants.map((grant) => ({
      id: `${prefix}-${grant.id}`,
      title: grant.title,
      description: grant.description,
      currency: 'GBP',
      amountAwarded: grant.amountPence / 100,
      awardDate: grant.awardedOn,
      ...((grant.startOn || grant.endOn) && {
        plannedDates: [
          { ...(grant.startOn && { startDate: grant.startOn }), ...(grant.endOn && { endDate: grant.endOn }) },
        ],
      }),
      recipientOrganization: [organisation(grant.recipient)],
      fundingOrganization: [organisation(grant.funder)],
    })),
  };
}
