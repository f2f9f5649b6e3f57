import { sha256 } from '#platform/crypto/secrets.ts';
import { normaliseName } from '#platform/export/index.ts';
import type { RegisterContract } from './contract.ts';

type Content = Omit<RegisterContract, 'line' | 'fingerprint' | 'contentHash'>;

/**
 * Which contract a line is about: reference, title, supplier and start, without case and punctuation. References alone
 * repeat in registers (one per lot or per supplier of a framework). End dates and values may change without it
 * becoming another contract.
 */
export const fingerprintOf = (contract: Content, copy: number): string =>
  sha256(
    JSON.stringify([
      normaliseName(contract.reference ?? ''),
      normaliseName(contract.title),
      normaliseName(contract.supplier ?? ''),
      contract.startOn,
      copy,
    ]),
  );

export const contentHashOf = (contract: Content): string =>
  sha256(JSON.stringify(Object.entries(contract).sort(([a], [b]) => (a < b ? -1 : 1))));
