/** Something that might be done. Its benefit is in points that a round has agreed; its cost is by resource, negative where it releases. */
export type Option = Readonly<{
  id: string;
  title: string;
  benefit: number;
  cost: Readonly<Record<string, number>>;
  mustDo?: boolean;
  /** What each partner pays: amounts of resources by partner. Told of, never a limit by itself. */
  paidBy?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}>;

/** What there is: money of a year or a fund, staff time, volunteer hours that were consented to, places. */
export type Resource = Readonly<{
  id: string;
  title: string;
  /** As said on screen: "£", "hours a week". */
  unit: string;
  limit: number;
  /** A ring-fence: no other option may draw on it. */
  onlyFor?: readonly string[];
}>;

/** The fewest and most of a group: of options, or of a resource that they use together. */
export type Group = Readonly<{
  title: string;
  options: readonly string[];
  least?: number;
  most?: number;
  of?: string;
}>;

export type Problem = Readonly<{
  options: readonly Option[];
  resources: readonly Resource[];
  /** At most one of each set. */
  exclusions?: readonly (readonly string[])[];
  /** `option` only together with `needs`. */
  prerequisites?: readonly Readonly<{ option: string; needs: string }>[];
  groups?: readonly Group[];
}>;

export type Broken = Readonly<{
  says: string;
  /** The resource's limit or the group's that is broken, by how much and by what share of it (0.02 is two per cent). */
  resource?: string;
  group?: string;
  by?: number;
  share?: number;
}>;

export type Portfolio = Readonly<{
  chosen: readonly string[];
  benefit: number;
  used: Readonly<Record<string, number>>;
  broken: readonly Broken[];
}>;
