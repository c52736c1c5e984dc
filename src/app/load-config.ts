/** Loads the config file: once, before the flow starts, for every intent that needs the repository's settings. */
import type { StepResult } from '../action/output/outputs.ts';
import { InputError } from '../action/failure.ts';
import { inputContract } from '../action/input/contract.ts';
import type { Resolved } from '../action/input/resolve.ts';
import { resolveSettings } from '../action/input/resolve.ts';
import type { Runner } from '../action/runner/runner.ts';
import type { Config, ConfigReading } from '../core/config/config.ts';
import { findLabelTerms, findCommandLabel } from '../core/config/config.ts';
import {
  formatConfigProblem,
  holdBrokenConfig,
  holdContradiction,
  holdMissingConfig,
} from '../core/config/messages.ts';
import type { RunContext, RunFacts, TriggerEvent } from '../core/domain/event.ts';
import { planIntent } from '../core/commands/intent.ts';
import { isSameLabel } from '../core/config/labels.ts';
import type { Verdict } from '../core/domain/model.ts';
import type { Contents } from '../core/ports/github.ts';
import type { Settings } from '../core/domain/settings.ts';
import { toRefusedResult, toSkippedResult } from './early-results.ts';
import type { ActiveIntent } from '../flow/run-intent.ts';
import { InvariantError } from '../core/invariant.ts';

/** What a step knows before it reads its config file. `settings` are the inputs alone. */
export interface StepRequest<Run extends RunFacts = RunContext> {
  readonly runner: Runner;
  readonly run: Run;
  readonly event: TriggerEvent;
  readonly settings: Settings;
  readonly intent: ActiveIntent;
}

/** The result of loading the settings. */
export type LoadedSettings =
  | ({ readonly kind: 'ready'; readonly intent: ActiveIntent } & Resolved)
  /** By the file there is nothing to do, or no intent follows from inputs and event. */
  | { readonly kind: 'ended'; readonly result: StepResult }
  /** The settings are unknown, so nothing is hired or settled. `settings` are the inputs' with the file's status context. */
  | { readonly kind: 'broken'; readonly verdict: Verdict; readonly settings: Settings };

/**
 * Reads the config file and plans the intent again with its settings.
 *
 * @throws GitHubError if the file can't be read, because it might hold spending limits
 */
export async function loadSettings(request: StepRequest, contents: Contents): Promise<LoadedSettings> {
  const { runner, settings, intent } = request;
  // Listing specialists needs neither GitHub nor the repository's settings.
  if (intent.kind === 'discover') return { kind: 'ready', intent, ...resolveSettings(runner, null, null) };
  const reading = await readConfig(contents, settings);
  switch (reading.kind) {
    case 'broken':
      return toBroken(request, reading);
    case 'absent':
      return isConfigFileNamed(settings)
        ? { kind: 'broken', verdict: holdMissingConfig(settings.configFile), settings }
        : applyConfig(request, null);
    case 'read':
      return applyConfig(request, reading.config);
  }
}

/** Logs the problems of a broken file and returns the verdict that holds everything. */
function toBroken(
  { runner, settings }: StepRequest,
  { path, problems, statusContext }: Extract<ConfigReading, { kind: 'broken' }>,
): LoadedSettings {
  for (const problem of problems) runner.log.info(formatConfigProblem(path, problem));
  const verdict = holdBrokenConfig(path, problems);
  return { kind: 'broken', verdict, settings: withStatusContext(settings, statusContext) };
}

/** Tells whether the input `config-file` names a file. A named file must exist. */
export function isConfigFileNamed({ configFile }: Settings): boolean {
  return configFile !== inputContract('config-file').default;
}

/** Resolves the settings with the config file and plans the intent again. */
function applyConfig(request: StepRequest, config: Config | null): LoadedSettings {
  const { run, event, settings } = request;
  const resolved = resolve(request, config);
  if ('code' in resolved) {
    const context = config?.texts['status-context'] ?? null;
    return { kind: 'broken', verdict: resolved, settings: withStatusContext(settings, context) };
  }
  const planned = planIntent(event, run, resolved.settings);
  if (planned.kind === 'skip') return { kind: 'ended', result: toSkippedResult(planned.why) };
  if (planned.kind === 'refuse') return { kind: 'ended', result: toRefusedResult(planned) };
  if (planned.kind === 'doctor') throw new InvariantError('the config file cannot change the mode');
  return { kind: 'ready', intent: planned, ...resolved };
}

/** Applies the file's status context, so that the closed gate appears where people look for it. An input overrides the file. */
function withStatusContext(settings: Settings, configuredContext: string | null): Settings {
  const { gate } = settings;
  if (configuredContext === null || gate.context !== inputContract('status-context').default) return settings;
  return { ...settings, gate: { ...gate, context: configuredContext } };
}

/**
 * Reads the config file at the default branch, never from a pull request
 * (docs/internals/THREATS.md#configuration-source). Loads the parser only if there is a file.
 */
export async function readConfig(contents: Contents, { configFile, label }: Settings): Promise<ConfigReading> {
  const text = await contents.read(configFile);
  if (text === null) return { kind: 'absent' };
  const { parseConfig } = await import('../action/config/parse.ts');
  return parseConfig(text, { path: configFile, label });
}

/** Resolves the settings. Returns a verdict if inputs and file contradict each other. */
function resolve({ runner, event, settings }: StepRequest, config: Config | null): Resolved | Verdict {
  try {
    return resolveSettings(runner, config, findTriggerLabel(event, settings, config));
  } catch (error) {
    // The inputs alone were valid.
    if (error instanceof InputError && config !== null) return holdContradiction(config.path, error.message);
    throw error;
  }
}

/** Finds the label that started the run, as the event spells it. For a command, finds the label that is set on the subject. */
function findTriggerLabel(event: TriggerEvent, { label }: Settings, config: Config | null): string | null {
  if (event.kind === 'comment') return config === null ? null : findCommandLabel(config, event.labels ?? []);
  if (event.kind !== 'labeled') return null;
  const isNamed = config !== null && findLabelTerms(config, event.label) !== null;
  return isNamed || isSameLabel(event.label, label) ? event.label : null;
}
