/** Foreign text, which is cut and never interpreted. */

const MAX_SHOWN_NAMES = 5;
const MAX_NAME_LENGTH = 80;

/** Returns at most `max` UTF-16 units, the last one `…` if text was cut. Never splits a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const last = text.charCodeAt(end - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}

/** Lists distinct names in quotes, each cut, and counts those after the first few: `"build", "lint" and 3 more`. */
export function listNames(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, MAX_SHOWN_NAMES).map((name) => `"${cut(name, MAX_NAME_LENGTH)}"`);
  const more = distinct.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** Returns foreign text as the end of a sentence: cut, and with a period if it has none. */
export function endSentence(text: string, max: number): string {
  const short = cut(text.trim(), max);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
