/** The brief as it is authorized, sent, and saved: normalized text and one hash of all of it (docs/BEHAVIOR.md#brief). */
import { canonicalJson, sha256 } from '../digest.ts';
import type { FrozenBrief } from '../domain/outcome.ts';

/** The limits of a brief, in Unicode code points after normalizing. */
export const BRIEF_LIMITS = { title: 256, description: 30_000, dod: 10_000 } as const;

/** The three texts of a brief, before or after normalizing. */
export interface BriefText {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
}

/** Normalizes and hashes a brief. Texts that differ only in line ends or trailing white space give the same brief. */
export function freezeBrief(brief: BriefText): FrozenBrief {
  const text: BriefText = {
    title: tidyText(brief.title).split('\n').join(' ').trim(),
    description: tidyText(brief.description),
    dod: tidyText(brief.dod),
  };
  return { ...text, hash: sha256(canonicalJson(text)) };
}

/** Returns text with LF line ends, and without trailing white space, empty lines at either end, and byte order mark. */
export function tidyText(text: string): string {
  const lines = toLines(text).map((line) => line.trimEnd());
  const isFilled = (line: string): boolean => line !== '';
  // If no line is filled, this is slice(-1, 0), which is empty.
  return lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1).join('\n');
}

/** Splits text into lines at any kind of line end, without byte order mark. */
export function toLines(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** Counts characters as people do for a limit: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
