/** A language by its tag (BCP 47) and the name that its speakers give it. */
export type Language = Readonly<{ tag: string; name: string }>;

export const standardLanguage: Language = { tag: 'en', name: 'English' };

/** Languages of these islands and those spoken most here at home; any other is written with its tag. */
export const knownLanguages: readonly Language[] = [
  standardLanguage,
  { tag: 'cy', name: 'Cymraeg' },
  { tag: 'gd', name: 'Gàidhlig' },
  { tag: 'ga', name: 'Gaeilge' },
  { tag: 'sco', name: 'Scots' },
  { tag: 'pl', name: 'Polski' },
  { tag: 'ro', name: 'Română' },
  { tag: 'pa', name: 'ਪੰਜਾਬੀ' },
  { tag: 'ur', name: 'اردو' },
  { tag: 'bn', name: 'বাংলা' },
  { tag: 'gu', name: 'ગુજરાતી' },
  { tag: 'ar', name: 'العربية' },
  { tag: 'fa', name: 'فارسی' },
  { tag: 'so', name: 'Soomaali' },
  { tag: 'pt', name: 'Português' },
  { tag: 'es', name: 'Español' },
  { tag: 'fr', name: 'Français' },
  { tag: 'it', name: 'Italiano' },
  { tag: 'lt', name: 'Lietuvių' },
  { tag: 'tr', name: 'Türkçe' },
  { tag: 'uk', name: 'Українська' },
  { tag: 'ta', name: 'தமிழ்' },
  { tag: 'zh', name: '中文' },
  { tag: 'vi', name: 'Tiếng Việt' },
];

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Nkoo', 'Syrc', 'Thaa', 'Adlm', 'Rohg']);

/** A script that is named decides; otherwise the one that the language is written in most. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language, ...rest] = tag.split('-');
  const script = rest.find((one) => /^[A-Z][a-z]{3}$/.test(one));
  if (script) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(language!) ? 'rtl' : 'ltr';
}

const shape = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/** The tag as it is written, or null where it is none. */
export function tagOf(text: string): string | null {
  if (!shape.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

const most = 20;

/** Languages, one on each line: the name or tag of one that is known, or "tpi: Tok Pisin". A line that is none is said. */
export function readLanguages(text: string): { languages: Language[]; fault: string | null } {
  const languages: Language[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = languageOf(line);
    if (!found)
      return {
        languages,
        fault: `“${line.slice(0, 40)}” is no language that is known here. Write it with its tag, like “tpi: Tok Pisin”`,
      };
    if (!languages.some(({ tag }) => tag === found.tag)) languages.push(found);
  }
  if (languages.length === 0) return { languages, fault: 'Write at least one language' };
  return { languages, fault: languages.length > most ? `Write at most ${most} languages` : null };
}

function languageOf(line: string): Language | null {
  const same = (one: Language) => [one.tag, one.name].some((said) => said.toLowerCase() === line.toLowerCase());
  const known = knownLanguages.find(same);
  if (known) return known;
  const [, first, name] = /^([^:]{2,35}):\s*(\S.{0,39})$/.exec(line) ?? [];
  const tag = first && tagOf(first.trim());
  return tag ? { tag, name: name!.trim() } : null;
}

/** The lines that `readLanguages` reads again. */
export const languageLines = (languages: readonly Language[]): string =>
  languages
    .map((one) =>
      knownLanguages.some(({ tag, name }) => tag === one.tag && name === one.name)
        ? one.name
        : `${one.tag}: ${one.name}`,
    )
    .join('\n');
