/** "123456" → "£1,234.56"; whole pounds without pence. An engine has no other part of the house to ask. */
export function pounds(pence: number): string {
  const whole = Math.floor(Math.abs(pence) / 100);
  const rest = Math.abs(pence) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '−' : ''}£${grouped}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}

/** Hundredths → "12.5", "40", "33.33". */
export function decimal(hundredths: number): string {
  const rest = String(Math.abs(hundredths) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${hundredths < 0 ? '−' : ''}${Math.floor(Math.abs(hundredths) / 100)}${rest ? `.${rest}` : ''}`;
}

export const share = (hundredths: number): string => `${decimal(hundredths)}%`;
