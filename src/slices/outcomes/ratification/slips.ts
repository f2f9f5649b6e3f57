/** Letters and digits of each word; what stands between them is punctuation. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}’']+/gu) ?? [];

/** Whether one letter was left out, put in, taken for another, or two were swapped. */
function oneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/**
 * Whether only a slip of the pen was put right: the same words in the same order, of which those of five letters or more may
 * differ by one letter. Shorter words and numbers carry meaning in a letter ("not", "now"; 3, 8), so they stay as they are.
 */
export function isSlip(before: string, after: string): boolean {
  const [old, mended] = [wordsOf(before), wordsOf(after)];
  if (old.length !== mended.length) return false;
  return old.every((word, index) => {
    const now = mended[index]!;
    if (word === now) return true;
    const long = Math.min(word.length, now.length) >= 5 && !/\p{N}/u.test(word + now);
    return long && word[0] === now[0] && oneLetterApart(word, now);
  });
}
