// Control characters, those that turn the direction of reading, and those that a system reads as folders, streams or patterns.
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029\\/:*?"<>|]+/gu;
const device = /^(con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A name under which a file can be kept on any system: what somebody called it, and an ending that says what it is by its content.
 *
 * @example cleanName('../../visits\u202Egpj.exe', 'pdf') // 'visits gpj.pdf'
 */
export function cleanName(name: string, ending: string): string {
  const last = name.split(/[\\/]/).at(-1)!;
  const plain = last.toWellFormed().normalize('NFC').replaceAll(unwanted, ' ').replaceAll(/\s+/g, ' ');
  const stem = plain.trim().replace(/(?<=.)\.[a-z0-9]{1,5}$/i, '');
  const short = [...stem].slice(0, 100).join('');
  const kept = short.replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${kept === '' || device.test(kept) ? 'evidence' : kept}.${ending}`;
}
