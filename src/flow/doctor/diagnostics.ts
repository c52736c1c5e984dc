/** The setup check: every read that a hire or a settlement needs, and none of their writes (docs/BEHAVIOR.md#setup-check). */
import type { ConfigReading } from '../../core/config/config.ts';
import type { RequiredReading } from '../../core/domain/checks.ts';
import type { Finding } from '../../core/domain/finding.ts';
import {
  diagnoseApiUrl,
  diagnoseConfig,
  diagnoseGate,
  diagnoseMonthlyBudget,
  diagnosePermission,
  diagnoseRequiredChecks,
} from '../../core/doctor/findings.ts';
import { fail, ok, warn } from '../../core/domain/finding.ts';
import { findDeclared, diagnoseWorkflows, listCaveats } from '../../core/doctor/workflow-findings.ts';
import type { RunContext } from '../../core/domain/event.ts';
import { sumMonthCents } from '../../core/order/monthly-spend.ts';
import type { GitHub, Inspection, RepositoryFacts } from '../../core/ports/github.ts';
import type { Marketplace } from '../../core/ports/marketplace.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Settings } from '../../core/domain/settings.ts';
import { cut } from '../../core/text.ts';
import type { Scope, WorkflowUse } from '../../core/doctor/workflow-file.ts';
import { SCOPES } from '../../core/doctor/workflow-file.ts';
import { readFailure } from '../shared/remote-error.ts';

/** What the setup check reads, and its ports. */
export interface DoctorInput {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  readonly inspection: Inspection;
  readonly clock: Clock;
  readonly run: RunContext;
  /** From the inputs alone if the config file cannot be used. */
  readonly settings: Settings;
  readonly usualApiUrl: string;
  /** `null`: it could not be read, which a finding of its own reports. */
  readonly config: { readonly reading: ConfigReading; readonly isNamed: boolean } | null;
  /** Returns the uses of the action in a workflow file, or, as a string, why the file cannot be parsed. */
  readonly findUses: (path: string, text: string) => readonly WorkflowUse[] | string;
  readonly sandbox: boolean;
  /** The expected form of the API key, if the given one differs. Such a key is never sent. `null`: the form is right. */
  readonly expectedKey: string | null;
}

/** Checks the setup. A read that fails is a finding. Throws errors that no adapter threw. */
export async function runDiagnostics(input: DoctorInput): Promise<readonly Finding[]> {
  const { settings, inspection, run, github } = input;
  const { defaultBranch } = run.repository;
  const [marketplaceFindings, facts, workflows, required, rules] = await Promise.all([
    diagnoseMarketplace(input),
    tryRead(() => inspection.readRepository()),
    tryRead(() => inspection.listWorkflows()),
    github.checks.readRequired(defaultBranch),
    tryRead(() => inspection.listRuleTypes(defaultBranch)),
  ]);
  // The findings on required checks report unreadable rules.
  const hasQueue = rules.kind === 'read' && rules.value.includes('merge_queue');
  const workflowUses = readUses(input, workflows);
  const tokenFindings = await diagnoseToken(input, { facts, workflows, uses: workflowUses.uses });
  return [
    ...marketplaceFindings,
    ...tokenFindings,
    ...diagnoseRequiredChecks(required, defaultBranch, settings),
    ...(await diagnosePull(input)),
    ...diagnoseGate(required, defaultBranch, settings.gate.context),
    ...(input.config === null ? [] : diagnoseConfig(input.config.reading, settings.configFile, input.config.isNamed)),
    ...workflowUses.findings,
    ...(workflows.kind === 'failed'
      ? []
      : diagnoseWorkflows(workflowUses.uses, settings, { requiresGate: isGateRequired(required, settings), hasQueue })),
    ...(facts.kind === 'read' ? listCaveats(facts.value.viewer) : []),
  ];
}

type ReadAttempt<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'failed'; readonly why: string; readonly fix: string };

/** Returns an adapter's error as a value. Throws errors that no adapter threw. */
async function tryRead<T>(read: () => Promise<T>): Promise<ReadAttempt<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return { kind: 'failed', why: cut(`${failure.what}: ${failure.why}`, 400), fix: failure.fix };
  }
}

async function diagnoseMarketplace(input: DoctorInput): Promise<Finding[]> {
  const { marketplace, settings, clock, usualApiUrl, sandbox, expectedKey } = input;
  const apiUrlFinding = sandbox
    ? warn(
        'api-url',
        'the embedded sandbox: a trial, without account and money',
        'Give a real `api-key` when you have one.',
      )
    : diagnoseApiUrl(settings.apiUrl, usualApiUrl);
  if (expectedKey !== null) {
    const message = `expected ${expectedKey}; nothing was asked of the marketplace`;
    return [
      apiUrlFinding,
      fail('api-key', message, 'Correct the secret that `api-key` names, or write `sandbox` for a trial.'),
    ];
  }
  const listed = await tryRead(() => marketplace.listSpecialists());
  if (listed.kind === 'failed') return [apiUrlFinding, fail('marketplace', listed.why, listed.fix)];
  const count = listed.value.length;
  const reachFinding =
    count > 0
      ? ok('marketplace', `reached, key accepted, ${count} specialists listed`)
      : warn(
          'marketplace',
          'reached, key accepted, but no specialist is listed',
          'Look at the marketplace again later.',
        );
  const missions = await tryRead(() => marketplace.listMissions());
  if (missions.kind === 'failed') return [apiUrlFinding, reachFinding, fail('missions', missions.why, missions.fix)];
  const { monthlyBudgetCents } = settings.limits;
  return [
    apiUrlFinding,
    reachFinding,
    ok('missions', `${missions.value.length} missions under this key`),
    diagnoseMonthlyBudget(monthlyBudgetCents, sumMonthCents(missions.value, clock.now())),
  ];
}

interface TokenFacts {
  readonly facts: ReadAttempt<RepositoryFacts>;
  readonly workflows: ReadAttempt<unknown>;
  readonly uses: readonly WorkflowUse[];
}

async function diagnoseToken(input: DoctorInput, { facts, workflows, uses }: TokenFacts): Promise<Finding[]> {
  if (facts.kind === 'failed') return [fail('github-token', facts.why, facts.fix)];
  const { isPrivate, isArchived, hasIssues, viewer } = facts.value;
  const findings: Finding[] = [ok('github-token', `acts as ${cut(viewer, 60)}`)];
  if (isArchived) {
    findings.push(fail('repository', 'it is archived, so nothing can be written in it', 'Unarchive it.'));
  }
  if (!hasIssues) {
    findings.push(
      warn('repository', 'issues are turned off', 'Turn issues on, or hire by labels on pull requests or by inputs.'),
    );
  }
  const refusals = await Promise.all(SCOPES.map((scope) => readRefusal(input, scope, workflows)));
  const permissionFindings = SCOPES.map((scope, index) =>
    diagnosePermission(
      { scope, refused: refusals[index] ?? null, declared: findDeclared(uses, scope), isPublic: !isPrivate },
      input.settings.lock,
    ),
  );
  return [...findings, ...permissionFindings];
}

/**
 * Explains why the read that needs a permission was refused.
 *
 * @returns null if it was not.
 */
async function readRefusal(input: DoctorInput, scope: Scope, workflows: ReadAttempt<unknown>): Promise<string | null> {
  switch (scope) {
    case 'contents':
      return workflows.kind === 'failed' ? workflows.why : null;
    case 'actions':
      return explainUnreadableRun(input);
    case 'checks':
    case 'statuses':
    case 'issues':
    case 'pull-requests':
      return input.inspection.probe(scope);
  }
}

async function explainUnreadableRun({ github, run }: DoctorInput): Promise<string | null> {
  const end = await github.runs.readEnd(run.runId, run.runAttempt);
  return end.kind === 'unknown' ? end.why : null;
}

/** Checks the third read of the required checks, which needs a pull request (docs/GITHUB-FACTS.md#required-check-reads). */
async function diagnosePull({ inspection, github }: DoctorInput): Promise<Finding[]> {
  const topic = 'checks of a pull request';
  const found = await tryRead(async () => {
    const number = await inspection.findOpenPull();
    return number === null ? null : github.pulls.read(number);
  });
  if (found.kind === 'failed') return [fail(topic, found.why, found.fix)];
  if (found.value === null) return [ok(topic, 'no pull request is open to try it on')];
  const reading = await github.checks.readForPull(found.value);
  if (reading.kind === 'unavailable') {
    return [
      fail(
        topic,
        `those of #${found.value.number} cannot be read: ${cut(reading.why, 300)}`,
        'Give the job `checks: read`, `statuses: read` and `pull-requests: read`.',
      ),
    ];
  }
  const required = reading.reported.filter((one) => one.required).length;
  return [ok(topic, `#${found.value.number}: ${reading.reported.length} reported, ${required} of them required`)];
}

function readUses(
  { findUses }: DoctorInput,
  workflows: Awaited<ReturnType<typeof tryRead<Awaited<ReturnType<Inspection['listWorkflows']>>>>>,
): { readonly uses: readonly WorkflowUse[]; readonly findings: readonly Finding[] } {
  if (workflows.kind === 'failed') return { uses: [], findings: [] };
  const found = workflows.value.map(({ path, text }) => ({ path, uses: findUses(path, text) }));
  return {
    uses: found.flatMap(({ uses }) => (typeof uses === 'string' ? [] : uses)),
    findings: found.flatMap(({ path, uses }) =>
      typeof uses === 'string' ? [warn('workflows', `${path} cannot be understood: ${uses}`, 'Correct the file.')] : [],
    ),
  };
}

function isGateRequired(reading: RequiredReading, { gate }: Settings): boolean {
  return reading.kind === 'read' && reading.required.some(({ name }) => name === gate.context);
}
