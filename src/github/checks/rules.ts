/** Reads what rulesets require of a branch (docs/GITHUB-FACTS.md#required-check-reads). */
import * as z from 'zod/mini';
import type { RequiredContext, RuleSources } from '../../core/domain/checks.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

const rule = once(() => z.object({ type: z.string(), parameters: z.optional(z.unknown()) }));

const statusChecks = once(() =>
  z.object({
    required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.optional(z.nullable(z.int())) })),
  }),
);

const workflows = once(() => z.object({ workflows: z.array(z.object({ path: z.string() })) }));

/**
 * The app ID of contexts that nothing can satisfy. No app has it, so that no check or status with such a context's name
 * passes.
 */
const NO_APP = 0;

/** The contexts that rulesets require, and whether the plan has rulesets. */
export interface RulesetRequirements {
  readonly required: readonly RequiredContext[];
  readonly rules: RuleSources['rules'];
}

/**
 * Reads every page of `GET /repos/{owner}/{repo}/rules/branches/{branch}`.
 *
 * @throws GitHubError
 */
export async function listRulesetRequirements(api: Api, branch: string): Promise<RulesetRequirements> {
  const call = {
    action: `read the rules of the branch ${branch}`,
    permission: 'contents: read',
    route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    parameters: { branch },
  };
  try {
    const required = (await api.list(call, ruleRequirements())).flat();
    return { required, rules: 'read' };
  } catch (error) {
    // A plan without rulesets certainly has none.
    if (error instanceof GitHubError && error.code === 'not_on_plan') return { required: [], rules: 'not_on_plan' };
    throw error;
  }
}

/** The schema of one rule, parsed to the contexts it requires. Most rules require none. */
const ruleRequirements = once(() =>
  z.pipe(
    rule(),
    z.transform(({ type, parameters }, context): readonly RequiredContext[] => {
      const parseParameters = RULE_PARSERS[type];
      if (parseParameters === undefined) return [];
      const found = parseParameters(parameters);
      if (found !== null) return found;
      context.issues.push({ code: 'custom', message: `a rule ${type} of another shape`, input: parameters });
      return z.NEVER;
    }),
  ),
);

const RULE_PARSERS: Readonly<Record<string, (parameters: unknown) => readonly RequiredContext[] | null>> = {
  required_status_checks(parameters) {
    const parsed = z.safeParse(statusChecks(), parameters);
    if (!parsed.success) return null;
    return parsed.data.required_status_checks.map(({ context, integration_id: app }) => {
      // GitHub writes "any source" as no id, or as -1.
      return { name: context, appId: app === undefined || app === null || app < 0 ? null : app, source: 'ruleset' };
    });
  },
  /**
   * A required workflow names a file, not the contexts that its jobs will report, so that a commit's checks do not show
   * whether all of them have reported. It becomes a context that never reports. With `checks: required`, a maintainer
   * decides about such a branch, or the input `checks` lists the names that count.
   */
  workflows(parameters) {
    const parsed = z.safeParse(workflows(), parameters);
    if (!parsed.success) return null;
    return parsed.data.workflows.map(({ path }) => {
      return { name: `required workflow ${path} (list its jobs in \`checks\`)`, appId: NO_APP, source: 'ruleset' };
    });
  },
};
