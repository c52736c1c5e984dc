/**
 * Parses the evidence that a pull request's own response contains: the checks of its head and of its test-merge commit,
 * its files, and the classic protection of its base. A part that is incomplete is left out and read alone later: a
 * further page, a problem, or a rename whose old name GraphQL does not show.
 */
import * as z from 'zod/mini';
import type { ReportedCheck } from '../../core/domain/checks.ts';
import type { Pull, PullEvidence, TouchedPaths } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import { branchRef, toProtection } from '../checks/protection.ts';
import { CONTEXT_FRAGMENT, contextPage } from '../checks/rollup.ts';
import { pageOf } from '../api/wire.ts';

/** The fields that `parseEvidence` parses, of a pull request whose number is `$pull`. */
export const EVIDENCE_FRAGMENT = `
fragment EvidenceParts on PullRequest {
  changedFiles
  files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
  baseRef { target { oid } refUpdateRule { requiredStatusCheckContexts } }
  headChecks: commits(last: 1) {
    nodes { commit { oid statusCheckRollup { contexts(first: 100) { ...ContextParts } } } }
  }
  mergeChecks: potentialMergeCommit { oid statusCheckRollup { contexts(first: 100) { ...ContextParts } } }
}
${CONTEXT_FRAGMENT}`;

const commit = once(() =>
  z.object({ oid: z.string(), statusCheckRollup: z.nullable(z.object({ contexts: contextPage() })) }),
);
type Commit = z.output<ReturnType<typeof commit>>;

/** The schema of each part. Each part is parsed alone, so that an unexpected one leaves the others usable. */
const partSchemas = once(() => ({
  files: pageOf(z.object({ path: z.string(), changeType: z.string() })),
  changedFiles: z.int(),
  baseRef: branchRef(),
  headChecks: z.object({ nodes: z.array(z.object({ commit: commit() })) }),
  mergeChecks: commit(),
}));

/** The evidence as GitHub returned it, possibly incomplete. */
export type RawEvidence = { readonly [K in keyof ReturnType<typeof partSchemas>]?: unknown };

/** Parses the evidence. `problems` are those of the whole response. A part with a problem is left out. */
export function parseEvidence(
  raw: RawEvidence,
  pull: Pick<Pull, 'headSha' | 'mergeSha' | 'mergeable'>,
  problems: readonly GraphqlProblem[],
): PullEvidence {
  const parsePart = <K extends keyof ReturnType<typeof partSchemas>>(
    part: K,
  ): z.output<ReturnType<typeof partSchemas>[K]> | null => {
    if (problems.some((problem) => isEvidenceProblem(problem) && problem.path.split('.')[2] === part)) return null;
    const parsed = z.safeParse(partSchemas()[part], raw[part]);
    // The schema of this part has parsed it, which TypeScript can't infer from the key.
    return parsed.success ? (parsed.data as z.output<ReturnType<typeof partSchemas>[K]>) : null;
  };
  const base = parsePart('baseRef');
  return {
    reported: toReportedChecks(parsePart('headChecks')?.nodes[0]?.commit ?? null, () => parsePart('mergeChecks'), pull),
    touched: toTouchedPaths(parsePart('files'), parsePart('changedFiles')),
    base: base === null ? null : toProtection(base),
  };
}

/** Returns whether a problem concerns the evidence alone, and not the pull request itself. */
export function isEvidenceProblem({ path }: GraphqlProblem): boolean {
  const [top, alias, part = ''] = path.split('.');
  return top === 'repository' && alias === 'pullRequest' && Object.hasOwn(partSchemas(), part);
}

/** Returns the checks, or `null` if they are not those of exactly this head and this test-merge commit. */
function toReportedChecks(
  head: Commit | null,
  parseMergeCommit: () => Commit | null,
  { headSha, mergeSha, mergeable }: Pick<Pull, 'headSha' | 'mergeSha' | 'mergeable'>,
): PullEvidence['reported'] {
  const ofHead = toCompleteChecks(head, headSha);
  if (ofHead === null) return null;
  if (mergeable !== 'mergeable' || mergeSha === null) return { head: ofHead, merge: [] };
  const ofMerge = toCompleteChecks(parseMergeCommit(), mergeSha);
  return ofMerge === null ? null : { head: ofHead, merge: ofMerge };
}

/** Returns the checks of a commit, or `null` if it is another commit or has further pages. */
function toCompleteChecks(found: Commit | null, sha: string): readonly ReportedCheck[] | null {
  if (found?.oid !== sha) return null;
  if (found.statusCheckRollup === null) return [];
  const { nodes, next } = found.statusCheckRollup.contexts;
  return next === null ? nodes : null;
}

/** Types of changes that one path describes completely. */
const SINGLE_PATH_CHANGES = new Set(['ADDED', 'DELETED', 'MODIFIED', 'CHANGED']);

function toTouchedPaths(
  files: z.output<ReturnType<typeof partSchemas>['files']> | null,
  changedFiles: number | null,
): TouchedPaths | null {
  if (files?.next !== null || files.nodes.length !== changedFiles) return null;
  if (files.nodes.some(({ changeType }) => !SINGLE_PATH_CHANGES.has(changeType))) return null;
  return { kind: 'listed', paths: [...new Set(files.nodes.map(({ path }) => path))] };
}
