/**
 * Which pull request delivers a mission (docs/PROTOCOL.md#binding). References prove nothing: anyone can write "fixes
 * #12".
 */
import type { Binding, PullCandidate, Subject } from '../domain/model.ts';
import { cut } from '../text.ts';

const MISSION_PREFIX = 'orkestro-mission:';
const MAX_ID_LENGTH = 200;

/** The facts that decide which pull request delivers. */
export interface BindingInput {
  /** The input `pr-number`. */
  readonly explicit: number | null;
  readonly subject: Subject;
  /** The linked pull request in the saved state. `null`: none. */
  readonly recorded: number | null;
  /** The pull request of the `link` command in effect. `null`: none. */
  readonly linkedByCommand: number | null;
  readonly missionId: string;
  /** When the mission was posted, ms by GitHub's clock: a reference counts only from later pull requests. `null`: unknown. */
  readonly hiredAt: number | null;
  readonly candidates: {
    /** Pull requests that may name the mission in their body. Those that don't are ignored. */
    readonly byBody: readonly PullCandidate[];
    /** Pull requests with a closing reference to the subject issue. */
    readonly byClosing: readonly PullCandidate[];
  };
}

/**
 * Lists the mission ids in lines `Orkestro-Mission: <id>` of a pull request's body, in order, each once. Takes linear
 * time.
 */
export function parseMissionReferences(body: string): readonly string[] {
  const references = new Set<string>();
  for (const raw of body.split('\n')) {
    const line = raw.trim();
    if (line.slice(0, MISSION_PREFIX.length).toLowerCase() !== MISSION_PREFIX) continue;
    const id = line.slice(MISSION_PREFIX.length).trim();
    if (id !== '' && id.length <= MAX_ID_LENGTH && !/\s/.test(id)) references.add(id);
  }
  return [...references];
}

/** Returns whether a pull request's body names missions, but not this one. */
export function namesOnlyOthers(body: string, missionId: string): boolean {
  const references = parseMissionReferences(body);
  return references.length > 0 && !references.includes(missionId);
}

/**
 * Decides which pull request delivers: by people's commands and inputs, then by the saved state, then by references.
 *
 * - A permitted person's `link` replaces the saved one. Every pass reads it again, and it resolves an abandoned pull request.
 *   The input `pr-number` does not replace it: a workflow often fills it from the event, so a contradiction to the saved
 *   state or to a command is a conflict.
 * - The saved one stays, regardless of later references.
 * - A reference counts only from this repository, and only if it is the only live one, body and closing references taken
 *   together. Of two, a person must choose. Closed pull requests that were never linked are ignored, so that an abandoned
 *   attempt does not block the next one. Merged ones that only close the issue are ignored too: they may be older than the
 *   mission, and old work is not paid again.
 */
export function decideBinding(input: BindingInput): Binding {
  return decideByPeople(input) ?? decideByReferences(input);
}

function decideByPeople(input: BindingInput): Binding | null {
  const { explicit, subject, recorded, linkedByCommand } = input;
  if (explicit !== null) return decideExplicit(explicit, input);
  if (subject.kind === 'pull_request') return decideOwn(subject.number, input);
  if (linkedByCommand !== null) return { kind: 'bound', number: linkedByCommand, how: 'command' };
  return recorded === null ? null : { kind: 'bound', number: recorded, how: 'recorded' };
}

function decideExplicit(explicit: number, { recorded, linkedByCommand }: BindingInput): Binding {
  const other = linkedByCommand ?? recorded;
  if (other === null || other === explicit) return { kind: 'bound', number: explicit, how: 'input' };
  const why = linkedByCommand === null ? 'it is recorded for' : 'a person bound it to';
  return conflict(`pr-number says #${explicit}, but ${why} #${other}.`);
}

/** Decides for a mission on a pull request. That one delivers, unless the input `pr-number` once named another. */
function decideOwn(own: number, { recorded, linkedByCommand }: BindingInput): Binding {
  if (linkedByCommand !== null && linkedByCommand !== own)
    return conflict(`It was posted on pull request #${own} itself, but a person bound it to #${linkedByCommand}.`);
  if (linkedByCommand === null && recorded !== null && recorded !== own)
    return { kind: 'bound', number: recorded, how: 'recorded' };
  return { kind: 'bound', number: own, how: 'subject' };
}

function decideByReferences({ candidates, missionId, hiredAt }: BindingInput): Binding {
  // What was there before the hire is not work for it, even if it names the mission now. GitHub's times are whole seconds.
  const isLater = ({ createdAt }: PullCandidate): boolean => hiredAt === null || createdAt >= toSecond(hiredAt);
  const byBody = candidates.byBody.filter(
    (pull) => pull.state !== 'closed' && isLater(pull) && parseMissionReferences(pull.body).includes(missionId),
  );
  const byClosing = candidates.byClosing.filter((pull) => pull.state === 'open' && isLater(pull));
  const all = [...new Map([...byClosing, ...byBody].map((pull) => [pull.number, pull])).values()];
  const own = all.filter(({ fork }) => !fork);
  const [only, ...more] = own;
  if (only === undefined) {
    if (all.length === 0) return { kind: 'none' };
    return conflict(`Only a fork claims it (${listNumbers(all)}); a person has to bind it.`);
  }
  if (more.length > 0) return conflict(`Several pull requests claim it: ${listNumbers(own)}.`);
  const otherMission = parseMissionReferences(only.body).find((id) => id !== missionId);
  if (otherMission !== undefined)
    return conflict(`Pull request #${only.number} names mission ${cut(otherMission, 80)} as well.`);
  return { kind: 'bound', number: only.number, how: byBody.includes(only) ? 'body' : 'closing-reference' };
}

function toSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function conflict(why: string): Binding {
  return { kind: 'conflict', why };
}

function listNumbers(pulls: readonly PullCandidate[]): string {
  const shown = pulls.slice(0, 5).map(({ number }) => `#${number}`);
  return pulls.length > shown.length ? `${shown.join(', ')} and ${pulls.length - shown.length} more` : shown.join(', ');
}
