/**
 * What a pull request's own answer says beside the pull request: the checks of its head and of its test-merge commit, its
 * files, and what classic protection asks of its base. A part that is not whole (a further page, a problem, a rename whose
 * old name GraphQL does not tell) is left out, and asked for on its own.
 */
import * as z from 'zod/mini';
import type { ReportedCheck } from '../../core/domain/checks.ts';
import type { Pull, PullEvidence, TouchedPaths } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import { branchRef, toProtection } from '../checks/protection.ts';
import { CONTEXT_FRAGMENT, contextPage } from '../checks/rollup.ts';
import { pageOf } from '../api/wire.ts';

/** Selects what `readEvidence` reads, of a pull request whose number is `$pull`. */
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

/** Each part is read by itself: one of another shape takes none of the others with it. */
const PART_SCHEMAS = once(() => ({
  files: pageOf(z.object({ path: z.string(), changeType: z.string() })),
  changedFiles: z.int(),
  baseRef: branchRef(),
  headChecks: z.object({ nodes: z.array(z.object({ commit: commit() })) }),
  mergeChecks: commit(),
}));

/** The evidence as it came, before it is known to be whole. */
export type RawEvidence = { readonly [K in keyof ReturnType<typeof PART_SCHEMAS>]?: unknown };

/** `problems`: of the whole answer; those of a part leave that part out. */
export function parseEvidence(
  raw: RawEvidence,
  pull: Pick<Pull, 'headSha' | 'mergeSha' | 'mergeable'>,
  problems: readonly GraphqlProblem[],
): PullEvidence {
  const parsePart = <K extends keyof ReturnType<typeof PART_SCHEMAS>>(
    part: K,
  ): z.output<ReturnType<typeof PART_SCHEMAS>[K]> | null => {
    if (problems.some((problem) => isEvidenceProblem(problem) && problem.path.split('.')[2] === part)) return null;
    const parsed = z.safeParse(PART_SCHEMAS()[part], raw[part]);
    // The part's own schema has judged it.
    return parsed.success ? (parsed.data as z.output<ReturnType<typeof PART_SCHEMAS>[K]>) : null;
  };
  const base = parsePart('baseRef');
  return {
    reported: toReportedChecks(parsePart('headChecks')?.nodes[0]?.commit ?? null, () => parsePart('mergeChecks'), pull),
    touched: toTouchedPaths(parsePart('files'), parsePart('changedFiles')),
    base: base === null ? null : toProtection(base),
  };
}

/** Whether a problem leaves the pull request itself whole. */
export function isEvidenceProblem({ path }: GraphqlProblem): boolean {
  const [top, alias, part = ''] = path.split('.');
  return top === 'repository' && alias === 'pullRequest' && Object.hasOwn(PART_SCHEMAS(), part);
}

/** Only of the very head, and of the very commit that GitHub tries the merge with. */
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

/** `null`: another commit than that, or not all of it. */
function toCompleteChecks(found: Commit | null, sha: string): readonly ReportedCheck[] | null {
  if (found?.oid !== sha) return null;
  if (found.statusCheckRollup === null) return [];
  const { nodes, next } = found.statusCheckRollup.contexts;
  return next === null ? nodes : null;
}

/** Changes that name everything they touch by one path. */
const SINGLE_PATH_CHANGES = new Set(['ADDED', 'DELETED', 'MODIFIED', 'CHANGED']);

function toTouchedPaths(
  files: z.output<ReturnType<typeof PART_SCHEMAS>['files']> | null,
  changedFiles: number | null,
): TouchedPaths | null {
  if (files?.next !== null || files.nodes.length !== changedFiles) return null;
  if (files.nodes.some(({ changeType }) => !SINGLE_PATH_CHANGES.has(changeType))) return null;
  return { kind: 'listed', paths: [...new Set(files.nodes.map(({ path }) => path))] };
}
