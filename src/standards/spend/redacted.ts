const redaction =
  /\bredact|\bpersonal (?:data|information|details)\b|\bprivate individual\b|\bwithheld\b|\bname removed\b|\bdata protection\b|^(?:x{3,}|\*{2,}|█+)$/i;

/**
 * Whether a file keeps back whom a payment went to, however it says so.
 *
 * @example isRedacted('REDACTED PERSONAL DATA') // true
 */
export const isRedacted = (supplier: string): boolean => redaction.test(supplier.trim());
