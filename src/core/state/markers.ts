/**
 * What the action remembers, as signed lines hidden in its own comments (docs/PROTOCOL.md#state-markers). Read only from our own
 * identity, unedited by others, with a valid MAC, for the subject it was written for.
 */
import type { Signer } from '../digest.ts';
import type { Comment, ReasonCode } from '../domain/model.ts';
import type { HistoryEntry } from '../domain/outcome.ts';

/** The status comment's marker: everything a later run needs to go on. */
export interface MissionState {
  readonly type: 'status';
  /** formatSubject of the mission's subject. */
  readonly subject: string;
  /** `null` until the hire is recorded. */
  readonly mission: string | null;
  readonly generation: number;
  /** 1 + reworks known to have taken effect. */
  readonly round: number;
  /** Counts writes of this marker. */
  readonly sequence: number;
  /** The brief's SHA-256; `null` for a mission adopted by id. */
  readonly brief: string | null;
  readonly budgetCents: number | null;
  /** The `min-rank` it was hired under, which a label may have set: later runs see no label. Older marks have none. */
  readonly minRank?: number | null;
  /** Who hired, by login, where a person did: of a mission posted on a pull request they may settle it too (docs/PROTOCOL.md#manual-decisions). */
  readonly hirer: string | null;
  /** Where the state was written anew: by whom, and which status comment it takes the place of. */
  readonly restored: { readonly by: string; readonly comment: number | null } | null;
  /** The bound pull request. */
  readonly pull: number | null;
  /** Authors of every pull request that was ever bound, by login: none of them settles (docs/PROTOCOL.md#manual-decisions). Older marks have none. */
  readonly authors?: readonly string[];
  /** The branch it was to be merged into when it was bound: its required checks judge. Older marks have none. */
  readonly base?: string | null;
  /** The head last seen, and since when (ms). */
  readonly head: string | null;
  readonly headSince: number | null;
  readonly sentBackSha: string | null;
  readonly leftSince: boolean;
  /** Check runs of jobs that ran this action: they never count. */
  readonly ownJobs: readonly string[];
  readonly history: readonly HistoryEntry[];
}

/** The pull request's page: names the mission it delivers, so that no other claims it. */
export interface PullMarker {
  readonly type: 'page';
  readonly subject: string;
  readonly mission: string;
  readonly pull: number;
}

/** Written before a lock is taken: this run is about to hire. Times in ms. */
interface HireNotice {
  readonly type: 'intent';
  readonly subject: string;
  readonly generation: number;
  readonly brief: string;
  readonly run: string;
  readonly nonce: string;
  readonly deadline: number;
}

/** Written by the owner of a acquire that cannot be taken back: nothing was sent, so the next generation opens. */
interface ReleaseMarker {
  readonly type: 'withdrawal';
  readonly subject: string;
  readonly generation: number;
  readonly run: string;
  readonly nonce: string;
}

/** Written before a settling POST: what this run decided. */
export interface DecisionMarker {
  readonly type: 'decision';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  readonly round: number;
  readonly verdict: 'accept' | 'rework';
  readonly sha: string | null;
  /** Digest of the evidence that was judged. */
  readonly evidence: string;
  /** The person who decided, by the comment that says so; `null`: the policy. */
  readonly by: string | null;
  readonly command: number | null;
  /** What the policy said, which the person overrode. */
  readonly overrides: ReasonCode | null;
  /** A rule that was set aside for that person. */
  readonly exception: string | null;
  readonly run: string;
  readonly nonce: string;
  readonly at: number;
}

/** The answer to a command, so that a command that is heard twice is answered once. */
export interface ReplyMarker {
  readonly type: 'reply';
  readonly subject: string;
  /** The comment that is answered. */
  readonly command: number;
}

/** A acquire of a round's lock that was certainly not used, where acquires can't be taken back: opens the round's next turn. */
export interface DecisionReleaseMarker {
  readonly type: 'decision-withdrawal';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  readonly round: number;
  /** The turn that was withdrawn, from 0. */
  readonly turn: number;
  readonly run: string;
  readonly at: number;
}

/** A copy of the contract, in a comment of its own that is never edited: where the mission's description carries none. */
export interface ContractMarker {
  readonly type: 'contract';
  readonly subject: string;
  readonly mission: string;
  readonly generation: number;
  /** The line as core/policy/contract.ts formats it. */
  readonly line: string;
}

export type Marker =
  | MissionState
  | PullMarker
  | HireNotice
  | DecisionMarker
  | ReplyMarker
  | ReleaseMarker
  | DecisionReleaseMarker
  | ContractMarker;

/** A comment of ours that carries a valid mark. */
export interface MarkedComment<M extends Marker> {
  readonly comment: Comment;
  readonly marker: M;
}

/** How marks are written and read: sealed by the key, under a tag (`sandbox` trials never read or write real marks). */
export interface MarkerSigner {
  readonly signer: Signer;
  readonly isSandbox: boolean;
}

const VERSION = 1;

/** Sandbox runs never read or write real markers. */
function tagOf({ isSandbox }: MarkerSigner): string {
  return isSandbox ? 'orkestro-sandbox' : 'orkestro';
}

/** A mark as the last line of a comment: an HTML comment that cannot be closed from inside, and its MAC. */
export function formatMarker(marker: Marker, signer: MarkerSigner): string {
  // Inside JSON `<`, `>` and `-` only ever stand in strings or numbers' signs; escaped they can't end the HTML comment.
  const json = JSON.stringify({ v: VERSION, ...marker }).replace(/[<>]|--/g, escapeAll);
  return `<!-- ${tagOf(signer)} ${json} ${signer.signer.mac(json)} -->`;
}

function escapeAll(text: string): string {
  return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

/** The marked line of a body, whoever wrote it and whether or not it is genuine: for finding our comments again. */
export function hasMarker(body: string, signer: MarkerSigner): boolean {
  return readLastLine(body).startsWith(`<!-- ${tagOf(signer)} {`);
}

/** Splits a body of ours into what people see and the hidden line. */
export function stripMarker(body: string): string {
  return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}

/** Reads a comment's mark; `null` unless it is ours, unedited by others, sealed by this key, and of the asked type. */
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
  const cut = signedText.lastIndexOf(' ');
  const json = signedText.slice(0, cut);
  if (!signer.signer.verify(json, signedText.slice(cut + 1))) return null;
  // Sealed by us, so the shape is the one formatMark wrote; another version or type is not for this reader.
  const marker = JSON.parse(json) as Marker & { readonly v: number };
  if (marker.v !== VERSION || marker.type !== type) return null;
  return { comment, marker: marker as unknown as Extract<Marker, { type: T }> };
}

/** All valid marks of a type for a subject, lowest comment id first: of duplicates, the first is the one that counts. */
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

/** How many history lines a marker keeps; the oldest go first, but the first line stays. */
export const HISTORY_LIMIT = 40;

/** Adds a line to a history, keeping its beginning and its newest lines. */
export function addHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const longer = [...history, entry];
  const [first] = longer;
  return longer.length <= HISTORY_LIMIT || first === undefined ? longer : [first, ...longer.slice(1 - HISTORY_LIMIT)];
}

/** Several histories of one mission as one: each line once, in the order of time. */
export function mergeHistories(histories: readonly (readonly HistoryEntry[])[]): readonly HistoryEntry[] {
  const lines = new Map(histories.flat().map((entry) => [`${entry.at} ${entry.text}`, entry]));
  return [...lines.values()].sort((a, b) => a.at - b.at).reduce<readonly HistoryEntry[]>(addHistory, []);
}

function readLastLine(body: string): string {
  const text = body.trimEnd();
  return text.slice(text.lastIndexOf('\n') + 1);
}
