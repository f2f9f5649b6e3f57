/** Hundredths of one per cent → "40%", "12.5%". */
export const decimalPercent = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}${
    hundredths % 100
      ? `.${String(hundredths % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`
      : ''
  }%`;
