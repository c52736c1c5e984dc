/** The config file's place in a step: read once, before the engine is made, for every intent that needs settings. */
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
import type { RunContext, TriggerEvent } from '../core/domain/event.ts';
import { planIntent } from '../core/commands/intent.ts';
import { isSameLabel } from '../core/config/labels.ts';
import type { Verdict } from '../core/domain/model.ts';
import type { Contents } from '../core/ports/github.ts';
import type { Settings } from '../core/domain/settings.ts';
import { toRefusedResult, toSkippedResult } from './early-results.ts';
import type { ActiveIntent } from '../flow/run-intent.ts';
import { InvariantError } from '../core/invariant.ts';

/** What a step knows before its config file is read: `settings` are the inputs alone. */
export interface StepRequest {
  readonly runner: Runner;
  readonly run: RunContext;
  readonly event: TriggerEvent;
  readonly settings: Settings;
  readonly intent: ActiveIntent;
}

export type LoadedSettings =
  | ({ readonly kind: 'ready'; readonly intent: ActiveIntent } & Resolved)
  /** The file says that there is nothing to do here, or that the inputs are no use. */
  | { readonly kind: 'ended'; readonly result: StepResult }
  /** Settings that cannot be known: nothing is hired and nothing is settled. `settings`: the inputs', and the file's status context. */
  | { readonly kind: 'broken'; readonly verdict: Verdict; readonly settings: Settings };

/** Reads the config file and plans anew with what it says. Throws GitHubError when it cannot be read: it may hold limits. */
export async function loadSettings(request: StepRequest, contents: Contents): Promise<LoadedSettings> {
  const { runner, run, event, settings, intent } = request;
  // Looking at the catalogue needs neither GitHub nor settings of the repository.
  if (intent.kind === 'discover') return { kind: 'ready', intent, ...resolveSettings(runner, null, null) };
  const reading = await readConfig(contents, settings);
  if (reading.kind === 'broken') {
    for (const problem of reading.problems) runner.log.info(formatConfigProblem(reading.path, problem));
    const verdict = holdBrokenConfig(reading.path, reading.problems);
    return { kind: 'broken', verdict, settings: withStatusContext(settings, reading.statusContext) };
  }
  if (reading.kind === 'absent' && settings.configFile !== inputContract('config-file').default) {
    return { kind: 'broken', verdict: holdMissingConfig(settings.configFile), settings };
  }
  const config = reading.kind === 'read' ? reading.config : null;
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

/** The gate must say that it is shut where people look for it. An input beats the file. */
function withStatusContext(settings: Settings, configuredContext: string | null): Settings {
  const { gate } = settings;
  if (configuredContext === null || gate.context !== inputContract('status-context').default) return settings;
  return { ...settings, gate: { ...gate, context: configuredContext } };
}

/** The file at the default branch, never from a pull request (docs/internals/THREATS.md#configuration-source). The parser is loaded when there is one. */
export async function readConfig(contents: Contents, { configFile, label }: Settings): Promise<ConfigReading> {
  const text = await contents.read(configFile);
  if (text === null) return { kind: 'absent' };
  const { parseConfig } = await import('../action/config/parse.ts');
  return parseConfig(text, { path: configFile, label });
}

function resolve({ runner, event, settings }: StepRequest, config: Config | null): Resolved | Verdict {
  try {
    return resolveSettings(runner, config, findTriggerLabel(event, settings, config));
  } catch (error) {
    // Alone the inputs were fine.
    if (error instanceof InputError && config !== null) return holdContradiction(config.path, error.message);
    throw error;
  }
}

/** The label that started the run, as it is written on the page; for a command the one that stands there. */
function findTriggerLabel(event: TriggerEvent, { label }: Settings, config: Config | null): string | null {
  if (event.kind === 'comment') return config === null ? null : findCommandLabel(config, event.labels ?? []);
  if (event.kind !== 'labeled') return null;
  const isNamed = config !== null && findLabelTerms(config, event.label) !== null;
  return isNamed || isSameLabel(event.label, label) ? event.label : null;
}
