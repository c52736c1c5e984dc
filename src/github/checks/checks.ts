/**
 * Required and reported checks: the union of three reads (docs/GITHUB-FACTS.md#required-check-reads). A failed read is
 * a value.
 */
import type { ChecksReading, RequiredContext, RequiredReading, RuleSources } from '../../core/domain/checks.ts';
import type { BaseProtection, Pull } from '../../core/domain/model.ts';
import type { Checks } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import { getContexts } from './contexts.ts';
import { getCheckDetails } from './details.ts';
import { getBranchProtection } from './protection.ts';
import { addTestMergeChecks } from './rollup.ts';
import type { RulesetRequirements } from './rules.ts';
import { listRulesetRequirements } from './rules.ts';

/** The head of a branch, and what rulesets and classic protection require of it. */
interface Requirements {
  readonly sha: string;
  readonly required: readonly RequiredContext[];
  readonly sources: RuleSources;
}

type TimeSource = Pick<Clock, 'now'>;

/**
 * How long the requirements of a branch are reused, in ms: for two snapshots of one settlement, or a hire and the
 * snapshot that follows. They are never older than this when a delivery is judged.
 */
const CACHE_TTL_MS = 15_000;

/** Reads a branch once within that time. A failed read is not kept. Without a clock, nothing is kept. */
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

/** The reads of what a branch requires, cached by branch. */
interface BranchReads {
  readonly getRules: (branch: string) => Promise<RulesetRequirements>;
  readonly getProtection: (branch: string) => Promise<BaseProtection>;
}

/** Creates the `Checks` port over GitHub. */
export function createChecks(api: Api, clock: TimeSource | null = null): Checks {
  const reads: BranchReads = {
    getRules: cacheByBranch((branch) => listRulesetRequirements(api, branch), clock),
    getProtection: cacheByBranch((branch) => getBranchProtection(api, branch), clock),
  };

  return {
    readForPull: (pull) => catchUnavailable(() => getForPull(api, reads, pull)),

    prefetch(branch, what) {
      // Without a clock nothing is kept, so that a prefetch would only read twice.
      if (clock === null) return;
      const read = what === 'rules' ? reads.getRules : reads.getProtection;
      void read(branch).catch(() => undefined);
    },

    readForBranch: (branch) =>
      catchUnavailable(async () => {
        const { sha, required, sources } = await getRequirements(api, reads, branch);
        const { head } = await getContexts(api, { sha, pull: null, mergeSha: null });
        return { kind: 'read', sha, reported: head, required, sources } satisfies ChecksReading;
      }),

    readRequired: (branch) =>
      catchUnavailable(async () => {
        const { required, sources } = await getRequirements(api, reads, branch, reads.getProtection(branch));
        return { kind: 'read', required, sources } satisfies RequiredReading;
      }),

    readDetails: (checks) => getCheckDetails(api, checks),
  };
}

async function getForPull(api: Api, reads: BranchReads, pull: Pull): Promise<ChecksReading> {
  // While GitHub is still testing the merge, the test-merge commit can be that of an earlier head.
  const mergeSha = pull.mergeable === 'mergeable' ? pull.mergeSha : null;
  const target = { sha: pull.headSha, pull: pull.number, mergeSha };
  const [{ required, sources }, found] = await Promise.all([
    getRequirements(api, reads, pull.baseRef, pull.ownEvidence?.base),
    pull.ownEvidence?.reported ?? getContexts(api, target),
  ]);
  const reported = addTestMergeChecks(found.head, found.merge, new Set(required.map(({ name }) => name)));
  return { kind: 'read', sha: pull.headSha, reported, required, sources };
}

/** Reads what a branch requires. `protection` replaces the read of classic protection where it is known already. */
async function getRequirements(
  api: Api,
  { getRules }: BranchReads,
  branch: string,
  protection: BaseProtection | Promise<BaseProtection> | null = null,
): Promise<Requirements> {
  const [rulesets, { sha, classic, source }] = await Promise.all([
    getRules(branch),
    protection ?? getBranchProtection(api, branch),
  ]);
  return {
    sha,
    required: [...rulesets.required, ...classic],
    sources: { rules: rulesets.rules, classic: source },
  };
}

/** Converts a GitHubError to `unavailable` with its reason. Throws any other error. */
async function catchUnavailable<T>(read: () => Promise<T>): Promise<T | { kind: 'unavailable'; why: string }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitHubError) return { kind: 'unavailable', why: error.message };
    throw error;
  }
}
