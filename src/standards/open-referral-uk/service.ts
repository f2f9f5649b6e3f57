export const serviceStatuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

/** A service as a directory publishes it. Dates are YYYY-MM-DD; named contacts are not read, because nobody asked them. */
export type DirectoryService = Readonly<{
  /** Its place in the file. */
  path: string;
  id: string;
  name: string;
  description: string | null;
  status: ServiceStatus;
  organisation: string | null;
  organisationId: string | null;
  url: string | null;
  /** Addresses, else names of its places; then the areas for which it is there. */
  where: string | null;
  forWhom: string | null;
  cost: string | null;
  alert: string | null;
  /** When somebody last checked that it is so. */
  assuredOn: string | null;
  modifiedOn: string | null;
}>;
