/** The items of a Definition of Done. Pure. */

const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;
const HEADING = /^\s*#{1,6}\s/;
/**
 * Returns the list items with the lines indented below them. Without a list, every line is an item. Headings are left
 * out.
 */
export function toItems(dod: string): readonly string[] {
  const lines = dod.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !HEADING.test(line));
  if (!lines.some((line) => ITEM.test(line))) return lines.map((line) => line.trim());
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (ITEM.test(line) || last < 0) items.push(line.replace(ITEM, '').trim());
    else items[last] = `${items[last] ?? ''} ${line.trim()}`;
  }
  return items.filter((item) => item !== '');
}

/** Returns whether a Definition of Done has anything to verify. */
export function hasItems(dod: string | null): boolean {
  return toItems(dod ?? '').length > 0;
}
