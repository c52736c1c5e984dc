/** Money is integer cents of US dollars everywhere inside; text and the wire's numbers are turned at the edge (docs/BEHAVIOR.md#budget). */

const BUDGET = /^[0-9]{1,7}(?:\.[0-9]{1,2})?$/;

/** A budget as people write it (`120`, `99.5`, `0.01`; ASCII digits only) in cents; `null` for everything else. */
export function parseBudget(text: string): number | null {
  if (!BUDGET.test(text)) return null;
  const [dollars = '', cents = ''] = text.split('.');
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** Cents for people: `$1,234.50`. */
export function formatUsd(cents: number): string {
  const whole = Math.abs(cents);
  const dollars = String(Math.trunc(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}

/** Cents as the wire's number of dollars. */
export function centsToUsd(cents: number): number {
  return cents / 100;
}

/** The wire's number of dollars in cents; `null` where it is negative, not finite or not whole cents. */
export function usdToCents(usd: number): number | null {
  const cents = Math.round(usd * 100);
  return cents >= 0 && Number.isSafeInteger(cents) && cents / 100 === Number(usd.toFixed(6)) ? cents : null;
}
