const written = /^([-−–]?)(?:£\s*)?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d{1,9})?\s*%?$/;

/** "1,228", "84%", "£12.50", "-3" as a number; null for anything else. A percentage stays as written: 84. */
export function readValue(text: string): number | null {
  const part = written.exec(text.trim());
  if (!part || text.length > 40) return null;
  const value = Number(`${part[2]!.replaceAll(',', '')}${part[3] ?? ''}`);
  return part[1] === '' || value === 0 ? value : -value;
}

/** What stands where there is no value yet. */
export const isNoValue = (text: string): boolean => /^(?:|[-–—.]+|n\/?a|no data|tbc|null)$/i.test(text.trim());
