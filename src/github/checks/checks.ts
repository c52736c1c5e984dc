/** Required and reported checks: the union of three reads (docs/GITHUB-FACTS.md#required-check-reads). A failed read is a value. */
import * as z from 'zod/mini';
import type { ChecksReading, RequiredContext, RequiredReading, RuleSources } from '../../core/domain/checks.ts';
import type { BaseProtection } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { CheckDetails, Checks } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Api } from '../api/client.ts';
import { getContexts } from './contexts.ts';
import { GitHubError } from '../api/errors.ts';
import { getBranchProtection } from './protection.ts';
import { addTestMergeChecks } from './rollup.ts';
import { listRulesetRequirements } from './rules.ts';

/** What failing runs say. */
export const DETAILS_QUERY = `
query CheckDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on CheckRun {
      id
      title
      summary
      annotations(first: 10) { nodes { path location { start { line } } message } }
    }
  }
}`;

const detailsResponse = once(() =>
  z.object({
    nodes: z.array(
      z.nullable(
        z.object({
          id: z.optional(z.string()),
          title: z.optional(z.nullable(z.string())),
          summary: z.optional(z.nullable(z.string())),
          annotations: z.optional(
            z.nullable(
              z.object({
                nodes: z.array(
                  z.object({
                    path: z.string(),
                    location: z.object({ start: z.object({ line: z.int() }) }),
                    message: z.string(),
                  }),
                ),
              }),
            ),
          ),
        }),
      ),
    ),
  }),
);

const MAX_IDS = 100;

/** What rulesets and classic protection require of a branch, and its head. */
interface Requirements {
  readonly sha: string;
  readonly required: readonly RequiredContext[];
  readonly sources: RuleSources;
}

/**
 * How long what a branch asks is good for, ms: two looks of one settlement, a hire and the look that follows. It is never
 * older than this when a delivery is judged.
 */
const CACHE_TTL_MS = 15_000;

/** Asks once for a branch in that time; a reading that failed is not kept. Without a clock nothing is. */
function cacheByBranch<T>(
  read: (branch: string) => Promise<T>,
  clock: TimeSource | null,
): (branch: string) => Promise<T> {
  if (clock === null) return read;
  const cache = new Map<string, { readonly since: number; readonly reading: Promise<T> }>();
  return (branch) => {
    const cached = cache.get(branch);
    if (cached !== undefined && clock.now() - cached.since < CACHE_TTL_MS) return cached.reading;
    const reading = read(branch);
    const entry = { since: clock.now(), reading };
    cache.set(branch, entry);
    reading.catch(() => {
      if (cache.get(branch) === entry) cache.delete(branch);
    });
    return reading;
  };
}

type TimeSource = Pick<Clock, 'now'>;

/** The `Checks` port over GitHub. */
export function createChecks(api: Api, clock: TimeSource | null = null): Checks {
  const getRules = cacheByBranch((branch) => listRulesetRequirements(api, branch), clock);
  const getProtection = cacheByBranch((branch) => getBranchProtection(api, branch), clock);
  const getRequirements = async (
    name: string,
    read: BaseProtection | Promise<BaseProtection> | null = null,
  ): Promise<Requirements> => {
    const [rulesets, branch] = await Promise.all([getRules(name), read ?? getBranchProtection(api, name)]);
    return {
      sha: branch.sha,
      required: [...rulesets.required, ...branch.classic],
      sources: { rules: rulesets.rules, classic: branch.source },
    };
  };

  return {
    readForPull: (pull) =>
      catchUnavailable(async () => {
        // While GitHub is still trying the merge, the test-merge commit can be that of an earlier head.
        const mergeSha = pull.mergeable === 'mergeable' ? pull.mergeSha : null;
        const target = { sha: pull.headSha, pull: pull.number, mergeSha };
        const [{ required, sources }, found] = await Promise.all([
          getRequirements(pull.baseRef, pull.ownEvidence?.base),
          pull.ownEvidence?.reported ?? getContexts(api, target),
        ]);
        const reported = addTestMergeChecks(found.head, found.merge, new Set(required.map(({ name }) => name)));
        return { kind: 'read', sha: pull.headSha, reported, required, sources } satisfies ChecksReading;
      }),

    prefetch(branch, what) {
      // Without a clock nothing is kept: it would be read twice.
      if (clock === null) return;
      const read = what === 'rules' ? getRules : getProtection;
      void read(branch).catch(() => undefined);
    },

    readForBranch: (branch) =>
      catchUnavailable(async () => {
        const { sha, required, sources } = await getRequirements(branch);
        const { head } = await getContexts(api, { sha, pull: null, mergeSha: null });
        return { kind: 'read', sha, reported: head, required, sources } satisfies ChecksReading;
      }),

    readRequired: (branch) =>
      catchUnavailable(async () => {
        const { required, sources } = await getRequirements(branch, getProtection(branch));
        return { kind: 'read', required, sources } satisfies RequiredReading;
      }),

    async readDetails(checks) {
      const ids = [...new Set(checks.filter(({ kind }) => kind === 'check_run').map(({ nodeId }) => nodeId))];
      const found = new Map<string, CheckDetails>();
      for (let start = 0; start < ids.length; start += MAX_IDS) {
        const { data } = await api.query({
          doing: 'read what the failing checks say',
          permission: 'checks: read',
          document: DETAILS_QUERY,
          variables: { ids: ids.slice(start, start + MAX_IDS) },
          schema: detailsResponse(),
          // Details help the specialist and decide nothing: what can be read is enough.
          tolerates: ({ path }) => /^nodes\.\d+/.test(path),
        });
        for (const node of data.nodes) if (node?.id !== undefined) found.set(node.id, toDetails(node));
      }
      return found;
    },
  };
}

/** A failed read is `unavailable` with its reason; bugs are thrown. */
async function catchUnavailable<T>(read: () => Promise<T>): Promise<T | { kind: 'unavailable'; why: string }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitHubError) return { kind: 'unavailable', why: error.message };
    throw error;
  }
}

type DetailsNode = NonNullable<z.output<ReturnType<typeof detailsResponse>>['nodes'][number]>;

function toDetails({ title, summary, annotations }: DetailsNode): CheckDetails {
  const nodes = annotations?.nodes ?? [];
  return {
    title: title ?? null,
    summary: summary ?? null,
    annotations: nodes.map(({ path, location, message }) => ({ path, line: location.start.line, message })),
  };
}
