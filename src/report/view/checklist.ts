/** The Definition of Done as items to tick. */
import type { Mission } from '../../core/domain/mission.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import { toLines } from '../markdown/markdown.ts';

/**
 * `ticked`: the independent verification passed. `open`: not verified yet. `plain`: over without a passed verification, so
 * that nothing reads as finished over unticked boxes, nor as ticked when nobody checked it.
 */
export interface Checklist {
  readonly items: readonly string[];
  readonly state: 'open' | 'ticked' | 'plain';
  readonly note: string;
}

/** The mission's Definition of Done, or its brief's; `null` where neither has one, and while there is no mission. */
export function toChecklist({ mission, brief }: MissionView): Checklist | null {
  if (mission === null) return null;
  const items = toItems(mission.dod ?? brief?.dod ?? '');
  return items.length === 0 ? null : { items, ...toState(mission) };
}

function toState(mission: Mission): Pick<Checklist, 'state' | 'note'> {
  if (mission.phase === 'ended') return { state: 'plain', note: 'the mission ended' };
  if (mission.verification === 'passed') return { state: 'ticked', note: 'independently verified' };
  if (mission.phase === 'accepted') return { state: 'plain', note: 'accepted without a passed verification' };
  const isFailed = mission.verification === 'failed';
  return { state: 'open', note: isFailed ? 'verification failed' : 'not verified yet' };
}

const MARKER = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;

/** List items with what is indented below them; where there is no list, every line is an item. Headings are left out. */
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
