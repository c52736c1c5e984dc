/** Pull requests as candidates for delivering a mission (docs/PROTOCOL.md#binding). */
import * as z from 'zod/mini';
import type { PullCandidate, Repository } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Schema } from '../api/wire.ts';
import { instant } from '../api/wire.ts';

/** A pull request of any repository, before those of others are left out. */
export interface RawCandidate extends PullCandidate {
  readonly repositoryId: number;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** Selects what `candidate` reads. */
export const CANDIDATE_FRAGMENT = `
fragment CandidateParts on PullRequest {
  number
  state
  isCrossRepository
  body
  createdAt
  updatedAt
  repository { databaseId }
}`;

const STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;

/** GitHub's PullRequestState → ours. */
export const pullState = once((): Schema<PullCandidate['state']> =>
  z.pipe(
    z.enum(['OPEN', 'CLOSED', 'MERGED']),
    z.transform((state) => STATES[state]),
  ),
);

/** One candidate. */
export const candidate = once((): Schema<RawCandidate> =>
  z.pipe(
    z.object({
      number: z.int(),
      state: pullState(),
      isCrossRepository: z.boolean(),
      body: z.string(),
      createdAt: instant(),
      updatedAt: instant(),
      repository: z.object({ databaseId: z.int() }),
    }),
    z.transform(({ isCrossRepository, repository, ...found }) => {
      return { ...found, fork: isCrossRepository, repositoryId: repository.databaseId };
    }),
  ),
);

/** Those of this repository: elsewhere somebody can write `closes owner/repo#1`, and their number means nothing here. */
export function filterByRepository(found: readonly RawCandidate[], repository: Repository): readonly PullCandidate[] {
  return found
    .filter(({ repositoryId }) => repositoryId === repository.id)
    .map(({ number, state, fork, body, createdAt }) => ({ number, state, fork, body, createdAt }));
}
