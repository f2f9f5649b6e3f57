export const packFormat = 'commonweal audit pack 1';
export const manifestName = 'manifest.json';
export const sealName = 'manifest.sha256';

export type Manifest = Readonly<{
  format: typeof packFormat;
  procurement: Readonly<{ id: string; title: string }>;
  /** When the last thing in it happened. */
  asOf: string | null;
  files: readonly Readonly<{ path: string; bytes: number; sha256: string; exempt: string | null }>[];
  chain: Readonly<{ entries: number; last: Readonly<{ seq: number; hash: string }> | null }>;
}>;
