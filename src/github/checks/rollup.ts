/** What a commit's status rollup says, in the core's words (docs/GITHUB-FACTS.md#check-identity). */
import * as z from 'zod/mini';
import type { CheckState, ReportedCheck } from '../../core/domain/checks.ts';
import { once } from '../../core/once.ts';
import type { Page, Schema } from '../api/wire.ts';
import { instant, pageOf } from '../api/wire.ts';

/**
 * Selects what `contextPage` reads. `$pull` and `$hasPull` come from the operation: GitHub refuses `isRequired` without
 * a pull request. `checkSuite.workflowRun` is left out on purpose: it needs `actions: read` and fails the whole query.
 */
export const CONTEXT_FRAGMENT = `
fragment ContextParts on StatusCheckRollupContextConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on CheckRun {
      id
      databaseId
      name
      status
      conclusion
      title
      startedAt
      detailsUrl
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
      checkSuite { app { databaseId name slug } }
    }
    ... on StatusContext {
      id
      context
      state
      createdAt
      targetUrl
      description
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
    }
  }
}`;

const checkRunNode = once(() =>
  z.object({
    __typename: z.literal('CheckRun'),
    id: z.string(),
    databaseId: z.nullable(z.int()),
    name: z.string(),
    status: z.string(),
    conclusion: z.nullable(z.string()),
    title: z.nullable(z.string()),
    startedAt: z.nullable(instant()),
    detailsUrl: z.nullable(z.string()),
    isRequired: z.optional(z.boolean()),
    checkSuite: z.object({
      app: z.nullable(z.object({ databaseId: z.nullable(z.int()), name: z.string(), slug: z.string() })),
    }),
  }),
);

const statusContextNode = once(() =>
  z.object({
    __typename: z.literal('StatusContext'),
    id: z.string(),
    context: z.string(),
    state: z.string(),
    createdAt: instant(),
    targetUrl: z.nullable(z.string()),
    description: z.nullable(z.string()),
    isRequired: z.optional(z.boolean()),
  }),
);

/** A page of check runs and commit statuses. */
export const contextPage = once((): Schema<Page<ReportedCheck>> =>
  pageOf(
    z.pipe(
      z.discriminatedUnion('__typename', [checkRunNode(), statusContextNode()]),
      z.transform((node) => (node.__typename === 'CheckRun' ? fromCheckRun(node) : fromStatusContext(node))),
    ),
  ),
);

/** GitHub's conclusions and status states; a word that is not here is `unknown`, which never passes. */
const STATES: ReadonlySet<string> = new Set<CheckState>([
  'success',
  'neutral',
  'skipped',
  'failure',
  'error',
  'pending',
  'action_required',
  'cancelled',
  'timed_out',
  'stale',
  'startup_failure',
]);

function toCheckState(word: string): CheckState {
  const state = word.toLowerCase();
  return STATES.has(state) ? (state as CheckState) : 'unknown';
}

function fromCheckRun(node: z.output<ReturnType<typeof checkRunNode>>): ReportedCheck {
  const { app } = node.checkSuite;
  return {
    kind: 'check_run',
    name: node.name,
    appId: app?.databaseId ?? null,
    appName: app?.name ?? null,
    state: node.status === 'COMPLETED' ? toCheckState(node.conclusion ?? '') : 'pending',
    required: node.isRequired ?? false,
    url: node.detailsUrl,
    description: node.title,
    nodeId: node.id,
    databaseId: node.databaseId,
    at: node.startedAt,
    // Other apps may write any address; only Actions' own names a run and a job of ours.
    ...(app?.slug === 'github-actions' ? parseJob(node.detailsUrl) : NO_JOB),
  };
}

/** Statuses have no app and no id in GraphQL; they are told apart by time. `EXPECTED` has not reported yet. */
function fromStatusContext(node: z.output<ReturnType<typeof statusContextNode>>): ReportedCheck {
  return {
    kind: 'status',
    name: node.context,
    appId: null,
    appName: null,
    state: node.state === 'EXPECTED' ? 'pending' : toCheckState(node.state),
    required: node.isRequired ?? false,
    url: node.targetUrl,
    description: node.description,
    nodeId: node.id,
    databaseId: null,
    at: node.createdAt,
    ...NO_JOB,
  };
}

const NO_JOB = { runId: null, jobId: null };

/** `https://host/owner/repo/actions/runs/1/job/2` → run and job. */
function parseJob(url: string | null): Pick<ReportedCheck, 'runId' | 'jobId'> {
  const match =
    /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?(?:\/jobs?\/(\d+))?(?:[/?#]|$)/.exec(
      url ?? '',
    );
  return match === null ? NO_JOB : { runId: match[1] ?? null, jobId: match[2] ?? null };
}

/**
 * A test-merge commit's contexts that are required, as further required contexts of the head (docs/GITHUB-FACTS.md#commit-under-test: if the
 * test-merge commit carries a status, it must pass too). They get a name of their own, so that "newest per key" never
 * lets one commit's result stand for the other's. What no rule asks for stays advisory and is left out.
 */
export function addTestMergeChecks(
  head: readonly ReportedCheck[],
  merge: readonly ReportedCheck[],
  required: ReadonlySet<string>,
): readonly ReportedCheck[] {
  const requiredNames = new Set([...required, ...head.filter((check) => check.required).map(({ name }) => name)]);
  const further = merge.filter((check) => check.required || requiredNames.has(check.name));
  return [...head, ...further.map((check) => ({ ...check, name: `${check.name} (test merge)`, required: true }))];
}
