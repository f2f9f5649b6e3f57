/** Which page of a long list was asked for: its number, and its rows from where and how many. */
export type PageAsked = Readonly<{ number: number; from: number; most: number }>;

/**
 * The page that an address names; whatever else it says is the first. The macro `turn` leads to those beside it.
 *
 * @example pageAsked({ page: '3' }, 100) // { number: 3, from: 200, most: 100 }
 */
export function pageAsked(query: Readonly<Record<string, string | undefined>>, perPage: number): PageAsked {
  const number = /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1;
  return { number, from: (number - 1) * perPage, most: perPage };
}
