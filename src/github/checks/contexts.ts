/** Reads all checks of one commit, pinned by SHA (docs/GITHUB-FACTS.md#pages-and-partial-data). */
import * as z from 'zod/mini';
import type { ReportedCheck } from '../../core/domain/checks.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { collectPages } from '../api/pages.ts';
import { GitHubError } from '../api/errors.ts';
import { CONTEXT_FRAGMENT, contextPage } from './rollup.ts';
import type { Page } from '../api/wire.ts';

/** The query for the rollups of a head and of its test-merge commit, each pinned by SHA. */
export const CHECKS_QUERY = `
query Checks(
  $owner: String!, $name: String!, $head: GitObjectID!, $headAfter: String
  $merge: GitObjectID, $hasMerge: Boolean!, $mergeAfter: String, $pull: Int, $hasPull: Boolean!
) {
  repository(owner: $owner, name: $name) {
    head: object(oid: $head) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $headAfter) { ...ContextParts } } }
    }
    merge: object(oid: $merge) @include(if: $hasMerge) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $mergeAfter) { ...ContextParts } } }
    }
  }
}
${CONTEXT_FRAGMENT}`;

const rollup = once(() => z.nullable(z.object({ contexts: contextPage() })));

const commit = once(() => z.nullish(z.object({ statusCheckRollup: rollup() })));
type Commit = z.output<ReturnType<typeof commit>>;

const checksResponse = once(() => z.object({ repository: z.object({ head: commit(), merge: commit() }) }));

/** A commit whose checks are read. `pull` and `mergeSha` are set if it is the head of a pull request. */
export interface CheckedCommit {
  readonly sha: string;
  readonly pull: number | null;
  readonly mergeSha: string | null;
}

/** The checks that were reported on a head and on its test-merge commit. */
export interface ReportedContexts {
  readonly head: readonly ReportedCheck[];
  /** Checks of the test-merge commit. Empty if it has none. */
  readonly merge: readonly ReportedCheck[];
}

const ACTION = 'read the reported checks';
const READ_PERMISSION = 'checks: read` and `statuses: read';
const NO_CONTEXTS: Page<ReportedCheck> = { nodes: [], next: null };

interface Cursors {
  readonly headAfter?: string;
  readonly mergeAfter?: string;
}

/**
 * Reads every page of both commits.
 *
 * @throws GitHubError if anything is missing
 */
export async function getContexts(api: Api, target: CheckedCommit): Promise<ReportedContexts> {
  const first = await getPage(api, target, {});
  const head = await collectPages(ACTION, first.head, async (headAfter) => {
    return (await getPage(api, target, { headAfter })).head;
  });
  const merge = await collectPages(ACTION, first.merge, async (mergeAfter) => {
    return (await getPage(api, target, { mergeAfter })).merge;
  });
  return { head, merge };
}

async function getPage(
  api: Api,
  { sha, pull, mergeSha }: CheckedCommit,
  cursors: Cursors,
): Promise<{ readonly head: Page<ReportedCheck>; readonly merge: Page<ReportedCheck> }> {
  const { data } = await api.query({
    action: ACTION,
    permission: READ_PERMISSION,
    document: CHECKS_QUERY,
    variables: {
      head: sha,
      headAfter: null,
      merge: mergeSha,
      hasMerge: mergeSha !== null,
      mergeAfter: null,
      pull,
      hasPull: pull !== null,
      ...cursors,
    },
    schema: checksResponse(),
  });
  return {
    head: toContexts(data.repository.head, sha),
    merge: mergeSha === null ? NO_CONTEXTS : toContexts(data.repository.merge, mergeSha),
  };
}

function toContexts(found: Commit, sha: string): Page<ReportedCheck> {
  return (found ?? throwUnknownCommit(sha)).statusCheckRollup?.contexts ?? NO_CONTEXTS;
}

function throwUnknownCommit(sha: string): never {
  const call = { action: ACTION, where: 'GraphQL', permission: READ_PERMISSION };
  throw new GitHubError({ code: 'incomplete', call, why: `GitHub does not know the commit ${sha}` });
}
