/** Runs the setup check of `mode: doctor`. Loaded only for that mode. */
import { readYaml } from '../action/config/yaml.ts';
import { inputContract } from '../action/input/contract.ts';
import type { StepResult } from '../action/output/outputs.ts';
import { resolveSettings } from '../action/input/resolve.ts';
import type { Environment } from '../action/runner/runner.ts';
import type { StepRequest } from './load-config.ts';
import { isConfigFileNamed, readConfig } from './load-config.ts';
import type { ConfigReading } from '../core/config/config.ts';
import type { Finding } from '../core/domain/finding.ts';
import { fail, formatFinding } from '../core/domain/finding.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Settings } from '../core/domain/settings.ts';
import type { WorkflowUse } from '../core/doctor/workflow-file.ts';
import { findUses } from '../core/doctor/workflow-file.ts';
import { readFailure } from '../flow/shared/remote-error.ts';
import { runDiagnostics } from '../flow/doctor/diagnostics.ts';
import { EMPTY_OUTCOME } from '../flow/shared/outcomes.ts';
import type { GitHubOptions } from '../github/github.ts';
import { createInspection } from '../github/repository/inspection.ts';

/** The dependencies of the setup check. */
export interface DoctorDependencies {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  readonly options: GitHubOptions;
  readonly clock: Clock;
  readonly env: Environment;
  readonly sandbox: boolean;
}

/** Checks the setup and logs each finding. The step fails if a finding would stop a mission. */
export async function runDoctor(
  request: Omit<StepRequest, 'intent'>,
  dependencies: DoctorDependencies,
): Promise<StepResult> {
  const { runner, run } = request;
  const { findings: configFindings, ...configured } = await readSettings(request, dependencies);
  const findings = [
    ...(await runDiagnostics({
      ...dependencies,
      ...configured,
      run,
      inspection: createInspection(dependencies.options),
      usualApiUrl: inputContract('api-url').default,
      expectedKey: request.settings.expectedApiKey ?? null,
      findUses: (path, text) => findActionUses(path, text, dependencies.env),
    })),
    ...configFindings,
  ];
  for (const finding of findings) runner.log.info(formatFinding(finding));
  return { outcome: toOutcome(findings), failure: null };
}

/** The settings for the check, the config file, and the findings of loading it. `config` is `null` if it can't be read. */
interface LoadedConfig {
  readonly settings: Settings;
  readonly config: { readonly reading: ConfigReading; readonly isNamed: boolean } | null;
  readonly findings: readonly Finding[];
}

/** Reads the settings of a run without label. Uses the inputs alone if the config file can't be used. */
async function readSettings(
  { runner, settings }: Omit<StepRequest, 'intent'>,
  { github }: DoctorDependencies,
): Promise<LoadedConfig> {
  const isNamed = isConfigFileNamed(settings);
  try {
    const reading = await readConfig(github.contents, settings);
    const config = { reading, isNamed };
    if (reading.kind !== 'read') return { settings, config, findings: [] };
    return { settings: resolveSettings(runner, reading.config, null).settings, config, findings: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    // An InputError has no failure: inputs and file contradict each other.
    const fix = readFailure(error)?.fix ?? 'Correct the file on the default branch.';
    return { settings, config: null, findings: [fail('config file', `${settings.configFile}: ${why}`, fix)] };
  }
}

/**
 * Finds the steps of a workflow file that use the action: by its published name, by the name it was started under, or from its
 * own repository. A string explains why the file can't be parsed.
 */
function findActionUses(path: string, text: string, env: Environment): readonly WorkflowUse[] | string {
  const document = readYaml(text);
  if (document.kind === 'problems') {
    return document.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ');
  }
  const actionRepository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  return findUses(path, document.tree, (uses) => {
    const [name = ''] = uses.split('@');
    return (
      name === './' || /(^|\/)orkestro-action$/.test(name) || (actionRepository !== '' && name === actionRepository)
    );
  });
}

/** Summarizes the findings. */
function toOutcome(findings: readonly Finding[]): StepResult['outcome'] {
  const count = (grade: Finding['grade']): number => findings.filter((one) => one.grade === grade).length;
  const failed = count('fail');
  return {
    ...EMPTY_OUTCOME,
    kind: failed > 0 ? 'failed' : 'skipped',
    code: 'diagnosed',
    message: `The doctor found ${failed} failed, ${count('warn')} to look at, ${count('ok')} ok; nothing was written or spent.`,
    nextStep:
      failed > 0 ? 'Correct what failed, each with its fix above, then run it again.' : 'Nothing has to be done.',
    findings,
  };
}
