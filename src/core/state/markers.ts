/**
 * Markers: signed lines, hidden in the action's own comments, in which it saves its state (docs/PROTOCOL.md#state-markers).
 *
 * A marker counts only in a comment of our own identity, unedited by others, with a valid MAC, for the subject it names.
 */
import type { Signer } from '../digest.ts';
import type { Comment, ReasonCode } from '../domain/model.ts';
import type { HistoryEntry } from '../domain/outcome.ts';

/** The marker of the status comment: everything that a later run needs to continue. */
export interface MissionState {
  readonly type: 'status';
  /** The mission's subject, as `formatSubject` writes it. */
  readonly subject: string;
  /** `null`: the hire is not recorded yet. */
  readonly mission: string | null;
  readonly generation: number;
  /** 1 + reworks known to have taken effect. */
  readonly round: number;
  /** The number of writes of this marker. */
  readonly sequence: number;
  /** The SHA-256 of the brief. `null`: the mission was adopted by id. */
  readonly brief: string | null;
  readonly budgetCents: number | null;
  /** The `min-rank` of the hire. A label may have set it, which later runs don't see. Absent in older markers. */
  readonly minRank?: number | null;
  /**
   * The login of the person who hired, who can also settle a mission on a pull request (docs/PROTOCOL.md#manual-decisions).
   * `null`: no person hired.
   */
  readonly hirer: string | null;
  /** If the state was rebuilt: by whom, and which status comment it replaces. */
  readonly restored: { readonly by: string; readonly comment: number | null } | null;
  /** The linked pull request. */
  readonly pull: number | null;
  /** Logins of the authors of every pull request that was ever linked, none of whom can settle. Absent in older markers. */
  readonly authors?: readonly string[];
  /** The base branch when the pull request was linked, whose required checks count. Absent in older markers. */
  readonly base?: string | null;
  /** The head last seen, and since when in ms. */
  readonly head: string | null;
  readonly headSince: number | null;
  readonly sentBackSha: string | null;
  readonly leftSince: boolean;
  /** Check runs of jobs that ran this action. They never count. */
  readonly ownJobs: readonly string[];
  readonly history: readonly HistoryEntry[];
}

/** The marker on a pull request. It names the mission that the pull request delivers, so that no other one can use it. */
export interface PullMarker {
  readonly type: 'page';
  readonly subject: string;
  readonly mission: string;
  readonly pull: number;
}

/** The marker written before a lock is acquired: this run is about to hire. Times are in ms. */
interface HireNotice {
  readonly type: 'intent';
  readonly subject: string;
  readonly generation: number;
  readonly brief: string;
  readonly run: string;
  readonly nonce: string;
  readonly deadline: number;
}

/**
 * The marker by which the owner of a lock that can't be released confirms that nothing was sent. It opens the next
 * generation.
 */
interface ReleaseMarker {
  readonly type: 'withdrawal';
  readonly subject: string;
  readonly generation: number;
  readonly run: string;
  readonly nonce: string;
}

/** The marker written before a POST that settles: what this run decided. */
export interface DecisionMarker {
  readonly type: 'decision';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  readonly round: number;
  readonly verdict: 'accept' | 'rework';
  readonly sha: string | null;
  /** The digest of the evidence that was judged. */
  readonly evidence: string;
  /** The login of the person who decided. `null`: the policy decided. */
  readonly by: string | null;
  readonly command: number | null;
  /** The reason code of the policy that the person overrode. `null`: nothing was overridden. */
  readonly overrides: ReasonCode | null;
  /** A rule that was set aside for that person. `null`: none. */
  readonly exception: string | null;
  readonly run: string;
  readonly nonce: string;
  readonly at: number;
}

/** The marker of the reply to a command, so that a command that two runs see gets one reply. */
export interface ReplyMarker {
  readonly type: 'reply';
  readonly subject: string;
  /** The id of the comment with the command. */
  readonly command: number;
}

/** The marker of a round's lock that was certainly not used but can't be released. It opens the next epoch of the round. */
export interface DecisionReleaseMarker {
  readonly type: 'decision-withdrawal';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  readonly round: number;
  /** The epoch that was released, from 0. */
  readonly turn: number;
  readonly run: string;
  readonly at: number;
}

/** A copy of the contract in a comment of its own that is never edited, for a mission whose description carries none. */
export interface ContractMarker {
  readonly type: 'contract';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  /** The line as core/policy/contract.ts formats it. */
  readonly line: string;
}

/** Every kind of marker. Keys and `type` values are serialized and must not change. */
export type Marker =
  | MissionState
  | PullMarker
  | HireNotice
  | DecisionMarker
  | ReplyMarker
  | ReleaseMarker
  | DecisionReleaseMarker
  | ContractMarker;

/** A comment of ours with a valid marker. */
export interface MarkedComment<M extends Marker> {
  readonly comment: Comment;
  readonly marker: M;
}

/** How markers are signed and read. */
export interface MarkerSigner {
  readonly signer: Signer;
  readonly isSandbox: boolean;
}

const VERSION = 1;

/** Returns the tag of markers. Sandbox runs have their own, so that they never read or write real markers. */
function tagOf({ isSandbox }: MarkerSigner): string {
  return isSandbox ? 'orkestro-sandbox' : 'orkestro';
}

/** Formats a marker and its MAC as the last line of a comment: an HTML comment that its content can't close. */
export function formatMarker(marker: Marker, signer: MarkerSigner): string {
  // In JSON, `<`, `>`, and `--` occur only in strings. Escaped, they can't end the HTML comment.
  const json = JSON.stringify({ v: VERSION, ...marker }).replace(/[<>]|--/g, escapeAll);
  return `<!-- ${tagOf(signer)} ${json} ${signer.signer.mac(json)} -->`;
}

function escapeAll(text: string): string {
  return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

/** Returns whether a body ends with a marker, genuine or not and by any author. Finds our comments again. */
export function hasMarker(body: string, signer: MarkerSigner): boolean {
  return readLastLine(body).startsWith(`<!-- ${tagOf(signer)} {`);
}

/** Returns a body of ours without its marker. */
export function stripMarker(body: string): string {
  return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}

/**
 * Reads the marker of a comment.
 *
 * @returns null unless it is ours, unedited by others, signed with this key, and of the given type
 */
export function readMarker<T extends Marker['type']>(
  comment: Comment,
  type: T,
  signer: MarkerSigner,
): MarkedComment<Extract<Marker, { type: T }>> | null {
  if (!comment.byUs || comment.editedByOthers) return null;
  const line = readLastLine(comment.body);
  const start = `<!-- ${tagOf(signer)} `;
  const end = ' -->';
  if (!line.startsWith(`${start}{`) || !line.endsWith(end)) return null;
  const signedText = line.slice(start.length, -end.length);
  const space = signedText.lastIndexOf(' ');
  const json = signedText.slice(0, space);
  if (!signer.signer.verify(json, signedText.slice(space + 1))) return null;
  // Signed by us, so formatMarker wrote its shape. Another version or type is not for this reader.
  const marker = JSON.parse(json) as Marker & { readonly v: number };
  if (marker.v !== VERSION || marker.type !== type) return null;
  return { comment, marker: marker as unknown as Extract<Marker, { type: T }> };
}

/** Lists all valid markers of a type for a subject, lowest comment id first. Of duplicates, the first one counts. */
export function listMarkers<T extends Marker['type']>(
  comments: readonly Comment[],
  type: T,
  subject: string,
  signer: MarkerSigner,
): readonly MarkedComment<Extract<Marker, { type: T }>>[] {
  return comments
    .map((comment) => readMarker(comment, type, signer))
    .filter((marked) => marked !== null)
    .filter((marked) => marked.marker.subject === subject)
    .sort((a, b) => a.comment.id - b.comment.id);
}

/** The number of history entries in a marker. The first one stays, and the oldest others are dropped. */
export const HISTORY_LIMIT = 40;

/** Adds an entry to a history and keeps its first and its newest entries. */
export function addHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const longer = [...history, entry];
  const [first] = longer;
  return longer.length <= HISTORY_LIMIT || first === undefined ? longer : [first, ...longer.slice(1 - HISTORY_LIMIT)];
}

/** Merges several histories of one mission: each entry once, in order of time. */
export function mergeHistories(histories: readonly (readonly HistoryEntry[])[]): readonly HistoryEntry[] {
  const entries = new Map(histories.flat().map((entry) => [`${entry.at} ${entry.text}`, entry]));
  return [...entries.values()].sort((a, b) => a.at - b.at).reduce<readonly HistoryEntry[]>(addHistory, []);
}

function readLastLine(body: string): string {
  const text = body.trimEnd();
  return text.slice(text.lastIndexOf('\n') + 1);
}
