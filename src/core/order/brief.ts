/** The brief as it is authorized, sent and remembered: normalized text and one hash over all of it (docs/BEHAVIOR.md#brief). */
import { canonicalJson, sha256 } from '../digest.ts';
import type { FrozenBrief } from '../domain/outcome.ts';

/** The longest brief that is posted, in characters (Unicode code points) after normalizing. */
export const BRIEF_LIMITS = { title: 256, description: 30_000, dod: 10_000 } as const;

/** The brief's three texts, before or after normalizing. */
export interface BriefText {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
}

/** Normalises and hashes a brief: what differs only in line ends or trailing white space is the same brief. */
export function freezeBrief(brief: BriefText): FrozenBrief {
  const text: BriefText = {
    title: tidyText(brief.title).split('\n').join(' ').trim(),
    description: tidyText(brief.description),
    dod: tidyText(brief.dod),
  };
  return { ...text, hash: sha256(canonicalJson(text)) };
}

/** LF line ends, no white space at the end of lines, no empty lines at either end, no byte order mark. */
export function tidyText(text: string): string {
  const lines = toLines(text).map((line) => line.trimEnd());
  const isFilled = (line: string): boolean => line !== '';
  // Where no line is filled this is slice(-1, 0), which is empty.
  return lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1).join('\n');
}

/** LF line ends and no byte order mark; everything else as it is. */
export function toLines(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** Characters as people count them for a limit: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
