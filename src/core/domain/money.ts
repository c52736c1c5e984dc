/**
 * Money, which is integer cents of US dollars everywhere inside. Text and wire numbers are converted here
 * (docs/BEHAVIOR.md#budget).
 */

const BUDGET = /^[0-9]{1,7}(?:\.[0-9]{1,2})?$/;

/**
 * Parses a budget as people write it: `120`, `99.5`, `0.01`, in ASCII digits.
 *
 * @returns integer cents, or null if the text is no such amount
 */
export function parseBudget(text: string): number | null {
  if (!BUDGET.test(text)) return null;
  const [dollars = '', cents = ''] = text.split('.');
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** Formats cents for people: `$1,234.50`. */
export function formatUsd(cents: number): string {
  const whole = Math.abs(cents);
  const dollars = String(Math.trunc(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}

/** Converts cents to the number of dollars that the wire format uses. */
export function centsToUsd(cents: number): number {
  return cents / 100;
}

/**
 * Converts the number of dollars of the wire format to cents.
 *
 * @returns null if the amount is negative, not finite, or not whole cents
 */
export function usdToCents(usd: number): number | null {
  const cents = Math.round(usd * 100);
  return cents >= 0 && Number.isSafeInteger(cents) && cents / 100 === Number(usd.toFixed(6)) ? cents : null;
}
