/**
 * The `Pulls` port: reads and lists pull requests (docs/PROTOCOL.md#binding,
 * docs/GITHUB-FACTS.md#pull-requests-of-a-commit).
 */
import * as z from 'zod/mini';
import type { PullCandidate } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Pulls } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { collectPages } from '../api/pages.ts';
import type { RawCandidate } from '../comments/pull-candidates.ts';
import { CANDIDATE_FRAGMENT, candidate, filterByRepository } from '../comments/pull-candidates.ts';
import { GitHubError } from '../api/errors.ts';
import { listTouchedPaths } from './files.ts';
import { getMergeGroup } from './merge-group.ts';
import { getDelivery, getHeadSha, getPull, getPulls } from './pull.ts';
import type { Page } from '../api/wire.ts';
import { pageOf } from '../api/wire.ts';

/** The query for pull requests, most recently updated first. */
export const UPDATED_PULLS_QUERY = `
query UpdatedPulls($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...CandidateParts }
    }
  }
}
${CANDIDATE_FRAGMENT}`;

const updatedPullsResponse = once(() => z.object({ repository: z.object({ pullRequests: pageOf(candidate()) }) }));

const pullOfCommit = once(() =>
  z.object({
    number: z.int(),
    state: z.string(),
    base: z.object({ repo: z.object({ id: z.int() }) }),
  }),
);

const PERMISSION = 'pull-requests: read';

/** Creates the `Pulls` port over GitHub. */
export function createPulls(api: Api): Pulls {
  return {
    read: (number) => getPull(api, number),
    readDelivery: (number) => getDelivery(api, number),
    readHead: (number) => getHeadSha(api, number),
    listTouchedPaths: (number) => listTouchedPaths(api, number),
    listUpdatedSince: (since) => listUpdatedSince(api, since),
    listByCommit: (sha) => listByCommit(api, sha),
    readMany: (numbers) => getPulls(api, numbers),
    readMergeGroup: (group) => getMergeGroup(api, group),
  };
}

async function listUpdatedSince(api: Api, since: number): Promise<readonly PullCandidate[]> {
  const action = 'list the pull requests';
  const isRecent = ({ updatedAt }: RawCandidate): boolean => updatedAt >= since;
  const getPage = async (after: string | null): Promise<Page<RawCandidate>> => {
    const call = { action, permission: PERMISSION, document: UPDATED_PULLS_QUERY, variables: { after } };
    const { data } = await api.query({ ...call, schema: updatedPullsResponse() });
    const { nodes, next } = data.repository.pullRequests;
    return { nodes: nodes.filter(isRecent), next: nodes.every(isRecent) ? next : null };
  };
  return filterByRepository(await collectPages(action, await getPage(null), getPage), api.repository);
}

async function listByCommit(api: Api, sha: string): Promise<readonly number[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const call = { action: `list the pull requests of commit ${sha}`, permission: PERMISSION, route };
  const found = await api.list({ ...call, parameters: { commit_sha: sha } }, pullOfCommit()).catch(ignoreUnknownCommit);
  return found
    .filter(({ state, base }) => state === 'open' && base.repo.id === api.repository.id)
    .map(({ number }) => number);
}

/** Returns no pull requests for a commit that the repository doesn't have, for which GitHub responds 422. */
function ignoreUnknownCommit(error: unknown): readonly z.output<ReturnType<typeof pullOfCommit>>[] {
  if (error instanceof GitHubError && error.status === 422) return [];
  throw error;
}
