/** What a run can be made to do: the real thing, and naive ones that the same stories must find out. */
import { runIntent } from '../../src/flow/run-intent.ts';
import { acceptWithRetry } from './naive/accept-with-retry.ts';
import { commentAsLock } from './naive/comment-as-lock.ts';
import { lookUpThenRetry } from './naive/look-up-then-retry.ts';
import { postThenComment } from './naive/post-then-comment.ts';
import type { Flow } from './run.ts';

export const FLOWS = {
  real: runIntent,
  postThenComment,
  lookUpThenRetry,
  commentAsLock,
  acceptWithRetry,
} as const satisfies Record<string, Flow>;
export type FlowName = keyof typeof FLOWS;
