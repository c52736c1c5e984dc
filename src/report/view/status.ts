/** Renders the commit status that gates merges, and the line in the log. Both are one line of plain text. */
import type { OutcomeKind } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommitStatus } from '../../core/ports/github.ts';
import { cut } from '../../core/text.ts';
import { toHeadline } from './headline.ts';
import { showInvisible } from '../markdown/markdown.ts';

/** The longest description that GitHub accepts. */
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
 * Renders the status of a pull request's head: `success` if and only if the gate is open, `failure` if someone must act,
 * `error` if the action failed, else `pending`.
 */
export function renderStatus(view: MissionView): Pick<CommitStatus, 'state' | 'description'> {
  const headline = toLine(toHeadline(view).text);
  const prefix = view.sandbox ? 'Sandbox. ' : '';
  // The acceptance does not cover later commits.
  const text = view.outcome === 'accepted' && !view.gateOpen ? 'Accepted, but not for this commit' : headline;
  return {
    state: view.gateOpen ? 'success' : STATES[view.outcome],
    description: cut(`${prefix}${text}`, DESCRIPTION_LIMIT),
  };
}

/** Formats a line for the log, at most about 600 characters: the mission, its state, and why. */
export function formatLogLine(view: MissionView): string {
  const { mission, verdict } = view;
  const missionLabel =
    mission === null ? view.reference : `${view.reference} (mission ${mission.id}, ${mission.status})`;
  const message = verdict.message.trim() === '' ? '' : `. ${verdict.message}`;
  return `${cut(toLine(missionLabel), 200)}: ${cut(toLine(`${toHeadline(view).text}${message}`), 360)} [${verdict.code}]`;
}

/** Returns foreign text on one line, with invisible characters shown. */
function toLine(untrusted: string): string {
  return showInvisible(untrusted).replace(/\s+/g, ' ').trim();
}
