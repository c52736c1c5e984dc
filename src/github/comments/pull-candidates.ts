/** Pull requests that might deliver a mission (docs/PROTOCOL.md#binding). */
import * as z from 'zod/mini';
import type { PullCandidate, Repository } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Schema } from '../api/wire.ts';
import { instant } from '../api/wire.ts';

/** A pull request of any repository. */
export interface RawCandidate extends PullCandidate {
  readonly repositoryId: number;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** The fields that `candidate` parses. */
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

/** The schema of GitHub's PullRequestState. */
export const pullState = once((): Schema<PullCandidate['state']> =>
  z.pipe(
    z.enum(['OPEN', 'CLOSED', 'MERGED']),
    z.transform((state) => STATES[state]),
  ),
);

/** The schema of one candidate. */
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

/** Returns the candidates of this repository. Anyone can write `closes owner/repo#1` in a repository of their own. */
export function filterByRepository(found: readonly RawCandidate[], repository: Repository): readonly PullCandidate[] {
  return found
    .filter(({ repositoryId }) => repositoryId === repository.id)
    .map(({ number, state, fork, body, createdAt }) => ({ number, state, fork, body, createdAt }));
}
