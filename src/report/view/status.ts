/** The commit status that gates merges, and the log's line. Plain text, one line. */
import type { OutcomeKind } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommitStatus } from '../../core/ports/github.ts';
import { cut } from '../../core/text.ts';
import { toHeadline } from './headline.ts';
import { showInvisible } from '../markdown/markdown.ts';

/** GitHub refuses longer descriptions. */
const DESCRIPTION_LIMIT = 140;

const STATES: Readonly<Record<OutcomeKind, CommitStatus['state']>> = {
  accepted: 'pending',
  reworked: 'pending',
  pending: 'pending',
  skipped: 'pending',
  held: 'failure',
  failed: 'error',
};

/**
 * The status of a pull request's head: `success` exactly when the gate is open, `failure` when a person has to act, `error`
 * when the action failed, else `pending`.
 */
export function renderStatus(page: MissionView): Pick<CommitStatus, 'state' | 'description'> {
  const headline = toLine(toHeadline(page).text);
  const trial = page.sandbox ? 'Sandbox. ' : '';
  // An accepted mission says nothing about commits that came after it.
  const text = page.outcome === 'accepted' && !page.gateOpen ? 'Accepted, but not for this commit' : headline;
  return {
    state: page.gateOpen ? 'success' : STATES[page.outcome],
    description: cut(`${trial}${text}`, DESCRIPTION_LIMIT),
  };
}

/** One line for the log, at most about 600 characters: which mission, where it stands, why. */
export function formatLogLine(page: MissionView): string {
  const { mission, verdict } = page;
  const who = mission === null ? page.reference : `${page.reference} (mission ${mission.id}, ${mission.status})`;
  const say = verdict.message.trim() === '' ? '' : `. ${verdict.message}`;
  return `${cut(toLine(who), 200)}: ${cut(toLine(`${toHeadline(page).text}${say}`), 360)} [${verdict.code}]`;
}

function toLine(foreign: string): string {
  return showInvisible(foreign).replace(/\s+/g, ' ').trim();
}
