/** A person's command to settle, and whether it is still valid: commands are read again, not remembered (docs/PROTOCOL.md#manual-decisions). */
import { parseCommand } from '../../core/commands/parse.ts';
import type { Account, Comment, ReasonCode } from '../../core/domain/model.ts';

/** A decision by a person. */
export interface ManualDecision {
  readonly by: Account;
  /** The comment with the command. */
  readonly commentId: number;
  /** When the comment was written, in ms, by GitHub's clock. */
  readonly askedAt: number;
  readonly verdict: 'accept' | 'rework';
  /** The text that the specialist gets with a rework. */
  readonly reason: string;
  /** The policy's decision that this one overrides. */
  readonly overrides: ReasonCode | null;
  /** The rule that does not apply to this person. `null`: every rule applies. */
  readonly exception: string | null;
}

/** Returns false once the comment is deleted, edited, or by another account. */
export function isStillValid(decision: ManualDecision, comments: readonly Comment[], prefix: string): boolean {
  const comment = comments.find(({ id }) => id === decision.commentId);
  if (comment === undefined || comment.byUs || comment.editedAt !== null) return false;
  return comment.author?.login === decision.by.login && parseCommand(comment.body, prefix)?.kind === decision.verdict;
}
