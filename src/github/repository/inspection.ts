/** Reads the repository for the setup check, each fact with the permission it needs. Writes nothing. */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Inspection } from '../../core/ports/github.ts';
import type { Api, GitHubOptions } from '../api/client.ts';
import { createApi } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

const REPOSITORY_QUERY = `
query RepositoryFacts($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isPrivate isArchived hasIssuesEnabled }
  viewer { login }
}`;

const OPEN_PULL_QUERY = `
query OpenPull($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 1, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number } }
  }
}`;

const ISSUES_QUERY = `
query AnyIssue($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { issues(first: 1) { totalCount } }
}`;

const WORKFLOWS_QUERY = `
query Workflows($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: "HEAD:.github/workflows") {
      ... on Tree { entries { name object { ... on Blob { text } } } }
    }
  }
}`;

const workflowsResponse = once(() =>
  z.object({
    repository: z.object({
      object: z.nullable(
        z.object({
          entries: z.optional(
            z.nullable(
              z.array(
                z.object({
                  name: z.string(),
                  object: z.nullable(z.object({ text: z.optional(z.nullable(z.string())) })),
                }),
              ),
            ),
          ),
        }),
      ),
    }),
  }),
);

const repositoryResponse = once(() =>
  z.object({
    repository: z.object({ isPrivate: z.boolean(), isArchived: z.boolean(), hasIssuesEnabled: z.boolean() }),
    viewer: z.object({ login: z.string() }),
  }),
);

const openPullResponse = once(() =>
  z.object({
    repository: z.object({ pullRequests: z.object({ nodes: z.array(z.object({ number: z.int() })) }) }),
  }),
);

/** Creates the `Inspection` port over GitHub, with a client of its own that only the setup check loads. */
export function createInspection(options: GitHubOptions): Inspection {
  const api = createApi(options);
  return {
    async readRepository() {
      const { data } = await api.query({
        action: 'read the repository',
        permission: 'metadata: read',
        document: REPOSITORY_QUERY,
        variables: {},
        schema: repositoryResponse(),
      });
      const { isPrivate, isArchived, hasIssuesEnabled } = data.repository;
      return { isPrivate, isArchived, hasIssues: hasIssuesEnabled, viewer: data.viewer.login };
    },
    async probe(scope) {
      try {
        await PROBES[scope](api);
        return null;
      } catch (error) {
        if (error instanceof GitHubError) return error.why;
        throw error;
      }
    },
    findOpenPull: () => findOpenPull(api),
    async listRuleTypes(branch) {
      const call = {
        action: `read the rules of the branch ${branch}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
        parameters: { branch },
      };
      return (await api.list(call, z.object({ type: z.string() }))).map(({ type }) => type);
    },
    async listWorkflows() {
      const { data } = await api.query({
        action: 'read the workflow files of the default branch',
        permission: 'contents: read',
        document: WORKFLOWS_QUERY,
        variables: {},
        schema: workflowsResponse(),
      });
      const entries = data.repository.object?.entries ?? [];
      return entries.flatMap(({ name, object }) => {
        const text = object?.text ?? null;
        return text === null || !/\.ya?ml$/.test(name) ? [] : [{ path: `.github/workflows/${name}`, text }];
      });
    },
  };
}

async function findOpenPull(api: Api): Promise<number | null> {
  const { data } = await api.query({
    action: 'list open pull requests',
    permission: 'pull-requests: read',
    document: OPEN_PULL_QUERY,
    variables: {},
    schema: openPullResponse(),
  });
  return data.repository.pullRequests.nodes[0]?.number ?? null;
}

const PROBES: Readonly<Record<Parameters<Inspection['probe']>[0], (api: Api) => Promise<unknown>>> = {
  checks: (api) => probeCommit(api, 'checks', 'check-runs'),
  statuses: (api) => probeCommit(api, 'statuses', 'statuses'),
  issues: (api) =>
    api.query({
      action: 'count issues',
      permission: 'issues: read',
      document: ISSUES_QUERY,
      variables: {},
      schema: z.object({ repository: z.object({ issues: z.object({ totalCount: z.int() }) }) }),
    }),
  'pull-requests': findOpenPull,
};

function probeCommit(api: Api, scope: 'checks' | 'statuses', what: 'check-runs' | 'statuses'): Promise<unknown> {
  const { defaultBranch } = api.repository;
  const call = {
    action: `read the ${what} of ${defaultBranch}`,
    permission: `${scope}: read`,
    route: `GET /repos/{owner}/{repo}/commits/{ref}/${what}`,
    parameters: { ref: defaultBranch, per_page: 1 },
  };
  return api.send(call, z.unknown());
}
