/** Reads and sets commit statuses (docs/GITHUB-FACTS.md#commit-statuses). */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Statuses } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

/**
 * The most commits that can be pushed between two sweeps. After more, the second sweep does not find the first one's
 * cursor.
 */
const MAX_COMMITS = 50;

const DEFAULT_BRANCH_QUERY = `
query StatusOnDefaultBranch($owner: String!, $name: String!, $context: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit { oid history(first: ${MAX_COMMITS}) { nodes { status { context(name: $context) { description } } } } }
      }
    }
  }
}`;

const commit = once(() =>
  z.object({
    oid: z.optional(z.string()),
    history: z.optional(
      z.object({
        nodes: z.array(
          z.object({
            status: z.nullable(z.object({ context: z.nullable(z.object({ description: z.nullable(z.string()) })) })),
          }),
        ),
      }),
    ),
  }),
);

type Commit = z.output<ReturnType<typeof commit>>;

const branchResponse = once(() =>
  z.object({
    repository: z.object({ defaultBranchRef: z.nullable(z.object({ target: z.nullable(commit()) })) }),
  }),
);

/** Creates the `Statuses` port over GitHub. */
export function createStatuses(api: Api): Statuses {
  return {
    async set(sha, { context, state, description, url }) {
      const call = {
        action: `set the status ${JSON.stringify(context)} on ${sha}`,
        permission: 'statuses: write',
        route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
        parameters: { sha, context, state, description, ...(url !== null && { target_url: url }) },
      };
      try {
        await api.send(call, z.unknown());
        return true;
      } catch (error) {
        if (error instanceof GitHubError && error.code === 'missing_permission') return false;
        throw error;
      }
    },

    async readOnDefaultBranch(context) {
      const { data } = await api.query({
        action: `look for the status ${JSON.stringify(context)} on the default branch`,
        permission: 'contents: read` and `statuses: read',
        document: DEFAULT_BRANCH_QUERY,
        variables: { context },
        schema: branchResponse(),
      });
      const target = data.repository.defaultBranchRef?.target ?? {};
      return { headSha: target.oid ?? null, description: findNewestDescription(target) };
    },
  };
}

/** Returns the description on the newest commit that has the status, or `null` if there is none. */
function findNewestDescription({ history }: Commit): string | null {
  const contexts = history?.nodes.flatMap(({ status }) => status?.context ?? []) ?? [];
  return contexts[0]?.description ?? null;
}
