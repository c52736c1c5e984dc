/** Converts the Definition of Done to a checklist. */
import type { Mission } from '../../core/domain/mission.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import { toLines } from '../markdown/markdown.ts';

/**
 * The items of a Definition of Done. `ticked`: the independent verification passed. `open`: not verified yet. `plain`: the mission
 * is over without a passed verification, so the items have no boxes: unticked ones would read as unfinished, ticked ones as checked.
 */
export interface Checklist {
  readonly items: readonly string[];
  readonly state: 'open' | 'ticked' | 'plain';
  readonly note: string;
}

/** Converts the Definition of Done of the mission, or else of its brief. @returns null if there is no mission or no item */
export function toChecklist({ mission, brief }: MissionView): Checklist | null {
  if (mission === null) return null;
  const items = toItems(mission.dod ?? brief?.dod ?? '');
  return items.length === 0 ? null : { items, ...toState(mission) };
}

/** Returns the state of the items and a note about it. */
function toState(mission: Mission): Pick<Checklist, 'state' | 'note'> {
  if (mission.phase === 'ended') return { state: 'plain', note: 'the mission ended' };
  if (mission.verification === 'passed') return { state: 'ticked', note: 'independently verified' };
  if (mission.phase === 'accepted') return { state: 'plain', note: 'accepted without a passed verification' };
  const isFailed = mission.verification === 'failed';
  return { state: 'open', note: isFailed ? 'verification failed' : 'not verified yet' };
}

const MARKER = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;

/** Splits the text into list items with their continuation lines. Without a list, every line is an item. Skips headings. */
function toItems(dod: string): readonly string[] {
  const lines = toLines(dod).filter((line) => line.trim() !== '' && !/^#{1,6}\s/.test(line));
  if (!lines.some((line) => MARKER.test(line))) return lines.map((line) => line.trim());
  const items: string[][] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (MARKER.test(line) || last === undefined) items.push([line.replace(MARKER, '').trim()]);
    else last.push(line.trim());
  }
  return items.map((parts) => parts.join(' ')).filter((item) => item !== '');
}
