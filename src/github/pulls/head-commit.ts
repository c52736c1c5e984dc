/**
 * Reads the statuses of a pull request's head, and the pull requests that share it
 * (docs/GITHUB-FACTS.md#commit-statuses).
 */
import * as z from 'zod/mini';
import type { Pull } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import type { Schema } from '../api/wire.ts';

/** The fields of a head. Statuses belong to a SHA, so that pull requests with the same head share them. */
export const HEAD_FRAGMENT = `
fragment HeadParts on Commit {
  oid
  status { contexts { context state description } }
  associatedPullRequests(first: 100) {
    nodes { number state headRefOid repository { databaseId } }
  }
}`;

/** The query for one commit. */
export const HEAD_COMMIT_QUERY = `
query HeadCommit($owner: String!, $name: String!, $sha: GitObjectID!) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ...HeadParts } }
}
${HEAD_FRAGMENT}`;

/** A commit as `HEAD_FRAGMENT` selects it. */
export interface HeadCommit {
  readonly oid: string;
  readonly status?:
    | {
        readonly contexts: readonly {
          readonly context: string;
          readonly state: string;
          readonly description: string | null;
        }[];
      }
    | null
    | undefined;
  readonly associatedPullRequests: {
    readonly nodes: readonly {
      readonly number: number;
      readonly state: string;
      readonly headRefOid: string;
      readonly repository: { readonly databaseId: number };
    }[];
  };
}

/** The schema of a head. */
export const headCommit = once((): Schema<HeadCommit> =>
  z.object({
    oid: z.string(),
    status: z.nullish(
      z.object({
        contexts: z.array(z.object({ context: z.string(), state: z.string(), description: z.nullable(z.string()) })),
      }),
    ),
    associatedPullRequests: z.object({
      nodes: z.array(
        z.object({
          number: z.int(),
          state: z.string(),
          headRefOid: z.string(),
          repository: z.object({ databaseId: z.int() }),
        }),
      ),
    }),
  }),
);

const headCommitResponse = once(() => z.object({ repository: z.object({ object: z.nullable(headCommit()) }) }));

const PERMISSION = 'pull-requests: read` and `statuses: read';

/**
 * Returns whether the token may not read statuses. Then the rest is still usable, because it can't set the gate either.
 */
export function isStatusDenied({ type, path }: GraphqlProblem): boolean {
  return type === 'FORBIDDEN' && /(^|\.)(commit|object)\.status(\.|$)/.test(path);
}

/**
 * Reads one commit.
 *
 * @throws GitHubError `incomplete` if GitHub does not know it
 */
export async function getHeadCommit(api: Api, sha: string): Promise<HeadCommit> {
  const call = { action: `read the commit ${sha}`, permission: PERMISSION };
  const { data } = await api.query({
    ...call,
    document: HEAD_COMMIT_QUERY,
    variables: { sha },
    schema: headCommitResponse(),
    tolerates: isStatusDenied,
  });
  if (data.repository.object !== null) return data.repository.object;
  throw new GitHubError({
    code: 'incomplete',
    call: { ...call, where: 'GraphQL' },
    why: `GitHub does not know ${sha}`,
  });
}

/** Converts a head to the fields of a pull request. `denied`: the statuses are hidden, which differs from none. */
export function toHeadFields(
  { oid, status, associatedPullRequests }: HeadCommit,
  pullContext: { readonly number: number; readonly repositoryId: number; readonly denied: boolean },
): Pick<Pull, 'headStatuses' | 'sameHead'> {
  const contexts = status?.contexts ?? [];
  return {
    headStatuses: pullContext.denied
      ? null
      : contexts.map(({ context, state, description }) => ({ name: context, state: state.toLowerCase(), description })),
    sameHead: associatedPullRequests.nodes
      .filter(({ state, headRefOid, repository }) => {
        return state === 'OPEN' && headRefOid === oid && repository.databaseId === pullContext.repositoryId;
      })
      .map(({ number }) => number)
      .filter((number) => number !== pullContext.number),
  };
}
