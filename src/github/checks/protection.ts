/**
 * Reads the head of a branch, and what classic protection requires of it (docs/GITHUB-FACTS.md#required-check-reads).
 * Does not use `/branches/…/protection`, because that needs admin.
 */
import * as z from 'zod/mini';
import type { BaseProtection } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { GraphqlProblem } from '../api/graphql.ts';

/** The query for a branch's head and its classic protection. */
export const BRANCH_QUERY = `
query Branch($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { oid }
      refUpdateRule { requiredStatusCheckContexts }
    }
  }
}`;

/** The schema of a branch's ref. */
export const branchRef = once(() =>
  z.object({
    target: z.object({ oid: z.string() }),
    refUpdateRule: z.nullable(z.object({ requiredStatusCheckContexts: z.nullable(z.array(z.string())) })),
  }),
);

const branchResponse = once(() =>
  z.object({
    repository: z.object({
      ref: z.nullable(branchRef()),
    }),
  }),
);

/**
 * Reads the classic protection of a branch.
 *
 * @throws GitHubError if the branch or its protection can't be read
 */
export async function getBranchProtection(api: Api, name: string): Promise<BaseProtection> {
  const response = await api.query({
    action: `read the protection of the branch ${name}`,
    permission: 'contents: read',
    document: BRANCH_QUERY,
    variables: { ref: `refs/heads/${name}` },
    schema: branchResponse(),
    tolerates: isClassicDenied,
  });
  const protection = toProtection(response.data.repository.ref ?? throwMissingBranch(name));
  return response.problems.length > 0 ? { ...protection, source: 'denied' } : protection;
}

/** Converts a ref that was read completely. */
export function toProtection({ target, refUpdateRule }: z.output<ReturnType<typeof branchRef>>): BaseProtection {
  const contexts = refUpdateRule?.requiredStatusCheckContexts ?? null;
  return {
    sha: target.oid,
    classic: (contexts ?? []).map((context) => ({ name: context, appId: null, source: 'classic' as const })),
    source: contexts === null ? 'none' : 'read',
  };
}

/**
 * Returns whether the token may not read classic protection. It is not proven that every token may
 * (docs/GITHUB-FACTS.md#unproven-facts). The other two reads stay valid, so this one is reported as `denied`.
 */
function isClassicDenied({ type, path }: GraphqlProblem): boolean {
  return type === 'FORBIDDEN' && path.startsWith('repository.ref.refUpdateRule');
}

function throwMissingBranch(name: string): never {
  const call = { action: 'read the protection of a branch', where: 'GraphQL', permission: 'contents: read' };
  throw new GitHubError({ code: 'not_found', call, why: `there is no branch ${name}` });
}
