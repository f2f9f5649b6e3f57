import type { Matrix } from '#engines/opinion/index.ts';
import { sha256 } from '#platform/crypto/secrets.ts';

/** A hash of all that an answer rests on: whoever has the same votes has the same hash. */
export function inputHash({ people, statements, ...columns }: Matrix): string {
  const { start, column, value, reason, leftOut, about } = columns;
  const parts = [JSON.stringify({ people, statements }), start, column, value, reason, leftOut, about];
  return sha256(
    parts
      .map((part) =>
        sha256(typeof part === 'string' ? part : new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
      )
      .join(),
  );
}
