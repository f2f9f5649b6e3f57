/** Five lines of which three are contracts: a day that is none, a line that names nothing, and one that was there before. */
export const registerOf = (provider: string) =>
  [
    'Contract title,Supplier,Start date,End date,Extension end,Total value',
    `Home care in Fell,${provider},01/12/2023,30/11/2026,30/11/2027,400000`,
    'Day centre,Bay Trust,01/04/2024,31/02/2028,,50000',
    ',,01/04/2024,31/03/2028,,7000',
    'Meals at home,Bay Trust,01/04/2024,,,9000',
    `Home care in Fell,${provider},01/12/2023,30/11/2026,30/11/2027,400000`,
  ].join('\n');

/** Admissions by month: within chance for two years, and far below it in the twenty-fifth month. */
const admissions = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 51, 52,
];
/** The same as somebody pastes it, with a line that is no month. */
export const pasted = [
  'One day, 12',
  ...admissions.map((value, index) => {
    const on = new Date(Date.UTC(2024, 8 + index, 1));
    return `${on.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })} ${on.getUTCFullYear()}, ${value}`;
  }),
].join('\n');
