const spoken = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Words from somebody else's file as this site keeps them: no control characters, nothing that turns the direction of the line, whole
 * characters only, at most `most` of them.
 *
 * @example cleanWords('Tea\u0007 \u202Eand cake', 8) // { text: 'Tea and…', cut: true }
 */
export function cleanWords(text: string, most: number): { text: string; cut: boolean } {
  const clean = text.toWellFormed().replaceAll('\r\n', '\n').replace(spoken, '').trim();
  if (clean.length <= most) return { text: clean, cut: false };
  const characters = [...clean];
  if (characters.length <= most) return { text: clean, cut: false };
  return { text: `${characters.slice(0, most - 1).join('')}…`, cut: true };
}
