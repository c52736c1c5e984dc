/** What is true in a story's world, whatever any run has been told. */
import type { Signer } from '../../src/core/digest.ts';
import type { Marker, MarkerSigner } from '../../src/core/state/markers.ts';
import { readMarker } from '../../src/core/state/markers.ts';
import type { RunSpec } from './run.ts';
import type { World } from '../support/github/state.ts';

export const ISSUE = 12;
export const PULL = 13;
export const CHECK = 'test';
export const PREFIX = '/orkestro';

/** The issue or pull request that a machine-readable subject names. */
export function threadNumberOf(subject: string): number {
  return Number(/ number=(\d+)/.exec(subject)?.[1] ?? 0);
}

const ENDED_STATUSES = new Set([
  'accepted',
  'cancelled',
  'expired',
  'failed',
  'refunded',
  'closed',
  'disputed',
  'rejected',
]);

export class Facts {
  readonly repo: World;
  readonly now: () => number;
  readonly signer: MarkerSigner;
  /** The latest that anything landed after it was sent, ms. */
  latestLanding = 0;
  readonly #green = new Set<string>();

  constructor(repo: World, now: () => number, signer: Signer) {
    this.repo = repo;
    this.now = now;
    this.signer = { signer: signer, isSandbox: false };
  }

  recordGreen(sha: string): void {
    this.#green.add(sha);
  }

  /** Whether the required check ever ended in success on this commit. */
  wasGreen(sha: string): boolean {
    return this.#green.has(sha);
  }

  recordLanding(late: number): void {
    this.latestLanding = Math.max(this.latestLanding, late);
  }

  /** Whether a comment of ours is there, as we wrote it. */
  isWhole(id: number): boolean {
    const comment = this.repo.comments.get(id);
    return comment?.edits.every(({ editor }) => editor === comment.author) === true;
  }

  /** Whether a run's reaction is still where it put it; a comment that was deleted since took it along, which nobody undid. */
  hasReaction(place: string, id: string): boolean {
    const [on, number] = place.split(' ');
    const at = Number(number);
    if (on === 'comment' && !this.repo.comments.has(at)) return true;
    const { reactions } = this.repo.written(on === 'comment' ? { comment: at } : at);
    return reactions.some((one) => String(one.id) === id);
  }

  /** Whether a ref names a run as the one that taken it. */
  ownsRef(name: string, run: RunSpec): boolean {
    const tag = this.repo.tags.get(this.repo.refs.get(name) ?? '');
    if (tag === undefined) return false;
    return (JSON.parse(tag.message) as { readonly run: string }).run === `${run.runId}.${run.attempt}`;
  }

  isOver(status: string): boolean {
    return ENDED_STATUSES.has(status);
  }

  /** The mark of a comment that this key signed. */
  readMarker<T extends Marker['type']>(body: string, type: T): Extract<Marker, { type: T }> | null {
    const comment = {
      id: 0,
      body,
      url: '',
      author: null,
      byUs: true,
      createdAt: 0,
      editedAt: null,
      editedByOthers: false,
    };
    return readMarker(comment, type, this.signer)?.marker ?? null;
  }
}
