/** A person's command to settle, and whether it still stands: words are read, not remembered (docs/PROTOCOL.md#manual-decisions). */
import { parseCommand } from '../../core/commands/parse.ts';
import type { Account, Comment, ReasonCode } from '../../core/domain/model.ts';

export interface ManualDecision {
  readonly by: Account;
  /** The comment that says so, and when it was written (ms, by GitHub's clock). */
  readonly commentId: number;
  readonly askedAt: number;
  readonly verdict: 'accept' | 'rework';
  /** What the specialist is told with a rework. */
  readonly reason: string;
  /** What the policy would have said: what is overridden. */
  readonly overrides: ReasonCode | null;
  /** Recorded where a rule was set aside for this person; `null`: none was. */
  readonly exception: string | null;
}

/** False once the comment is gone, edited, or somebody else's. */
export function isStillValid(decision: ManualDecision, comments: readonly Comment[], prefix: string): boolean {
  const comment = comments.find(({ id }) => id === decision.commentId);
  if (comment === undefined || comment.byUs || comment.editedAt !== null) return false;
  return comment.author?.login === decision.by.login && parseCommand(comment.body, prefix)?.kind === decision.verdict;
}
