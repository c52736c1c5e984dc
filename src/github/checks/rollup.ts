/** Converts a commit's status rollup to the domain (docs/GITHUB-FACTS.md#check-identity). */
import * as z from 'zod/mini';
import type { CheckState, ReportedCheck } from '../../core/domain/checks.ts';
import { once } from '../../core/once.ts';
import type { Page, Schema } from '../api/wire.ts';
import { instant, pageOf } from '../api/wire.ts';

/**
 * The fields that `contextPage` parses. `$pull` and `$hasPull` come from the operation, because GitHub refuses
 * `isRequired` without a pull request. `checkSuite.workflowRun` is left out, because it needs `actions: read` and fails
 * the whole query.
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

type CheckRunNode = z.output<ReturnType<typeof checkRunNode>>;

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

/** The schema of a page of check runs and commit statuses. */
export const contextPage = once((): Schema<Page<ReportedCheck>> =>
  pageOf(
    z.pipe(
      z.discriminatedUnion('__typename', [checkRunNode(), statusContextNode()]),
      z.transform((node) => (node.__typename === 'CheckRun' ? fromCheckRun(node) : fromStatusContext(node))),
    ),
  ),
);

/** GitHub's conclusions and status states. Any other one is `unknown`, which never passes. */
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

function toCheckState(text: string): CheckState {
  const state = text.toLowerCase();
  return STATES.has(state) ? (state as CheckState) : 'unknown';
}

function fromCheckRun(node: CheckRunNode): ReportedCheck {
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
    ...toJob(node),
  };
}

const NO_JOB = { runId: null, jobId: null };

function toJob({ checkSuite: { app }, detailsUrl }: CheckRunNode): Pick<ReportedCheck, 'runId' | 'jobId'> {
  // Any app may set any address. Only the one of Actions names a run and a job of this repository.
  return app?.slug === 'github-actions' ? parseJob(detailsUrl) : NO_JOB;
}

/** Converts a status. It has no app and no ID in GraphQL, so its time orders it. `EXPECTED` has not reported yet. */
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

/** Parses run and job of `https://host/owner/repo/actions/runs/1/job/2`. */
function parseJob(url: string | null): Pick<ReportedCheck, 'runId' | 'jobId'> {
  const match =
    /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?(?:\/jobs?\/(\d+))?(?:[/?#]|$)/.exec(
      url ?? '',
    );
  return match === null ? NO_JOB : { runId: match[1] ?? null, jobId: match[2] ?? null };
}

/**
 * Adds the required contexts of a test-merge commit to those of the head, because a status on the test-merge commit
 * must pass too (docs/GITHUB-FACTS.md#commit-under-test). They get a name of their own, so that the newest result per
 * name never mixes the two commits. Contexts that no rule requires are left out.
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
