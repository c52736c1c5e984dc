/** The composition root: plans the step, runs it, and writes its outputs. Loads only the modules that the step needs. */
import { readPayload, readRun } from '../action/event/context.ts';
import { readEvent, explainMissingSecrets } from '../action/event/event.ts';
import { InputError, messageOf, RunnerError, toInternalFailure } from '../action/failure.ts';
import { guardProcess } from '../action/runner/guard.ts';
import { parseInputs } from '../action/input/inputs.ts';
import type { StepResult } from '../action/output/outputs.ts';
import { annotate } from '../action/output/outputs.ts';
import { toExitCode } from '../action/output/result.ts';
import type { Runner } from '../action/runner/runner.ts';
import { createRunner } from '../action/runner/runner.ts';
import { watchSignals } from '../action/runner/signals.ts';
import type { Step } from './compose.ts';
import type { TriggerEvent } from '../core/domain/event.ts';
import { planIntent } from '../core/commands/intent.ts';
import type { Settings } from '../core/domain/settings.ts';
import { toFailedResult, toRefusedResult, toSkippedResult } from './early-results.ts';

/** Runs the step: reads the environment, writes outputs and summary, and sets the exit code. */
export async function main(): Promise<void> {
  const runner = createRunner();
  guardProcess(runner);
  const plan = planStep(runner);
  const result = plan.kind === 'ended' ? plan.result : await executeStep(plan.step);
  annotate(result, runner.log);
  runner.writeOutputs(result.outcome);
  // A step that had nothing to do, or could not start, has no summary.
  if (plan.kind === 'work') await writeJobSummary(runner, result);
  // Idle connections would keep the process alive for seconds. Everything is written by now.
  process.stdout.write('', () => process.exit(toExitCode(result.outcome)));
}

/** Writes the job summary. Only warns if that fails, because the step's effects don't depend on it. */
async function writeJobSummary(runner: Runner, { outcome }: StepResult): Promise<void> {
  const { renderSummary } = await import('../report/render/summary.ts');
  await runner.writeSummary(renderSummary(outcome)).catch((error: unknown) => {
    runner.log.warning(`The job summary could not be written: ${messageOf(error)}`);
  });
}

/** The step to run, or the result of a step that has nothing to do. */
type Plan = { readonly kind: 'work'; readonly step: Step } | { readonly kind: 'ended'; readonly result: StepResult };

/** Plans the step. Converts an error to a failed result. */
function planStep(runner: Runner): Plan {
  try {
    return readPlan(runner);
  } catch (error) {
    return { kind: 'ended', result: toErrorResult(error, runner.debug) };
  }
}

/** Reads event and inputs and plans the step. */
function readPlan(runner: Runner): Plan {
  const payload = readPayload(process.env);
  const run = readRun(process.env, payload);
  const missingSecretsReason = runner.readInput('api-key') === '' ? explainMissingSecrets(payload, run) : null;
  if (missingSecretsReason !== null) return skip(runner, missingSecretsReason);
  const event = readEvent(payload, run, {
    label: runner.readInput('label'),
    command: runner.readInput('command'),
    statusContext: runner.readInput('status-context'),
  });
  if (event.kind === 'irrelevant' && runner.readInput('mode') === 'auto') return skip(runner, event.why);
  const settings = parseInputs(runner.readInput, runner.readFile);
  const intent = planIntent(event, run, withAssumedPermission(event, settings));
  if (intent.kind === 'skip') return skip(runner, intent.why);
  if (intent.kind === 'refuse') return { kind: 'ended', result: toRefusedResult(intent) };
  const { signal } = watchSignals();
  return { kind: 'work', step: { runner, run, event, settings, intent, signal, env: process.env } };
}

/** Assumes that the config file allows the event's label or bot. The step plans again once the file is read. */
function withAssumedPermission(event: TriggerEvent, settings: Settings): Settings {
  if (event.kind === 'labeled') return { ...settings, label: event.label };
  if (event.kind !== 'comment' || event.sender?.isBot !== true) return settings;
  const allowedBots = [...settings.limits.allowedBots, event.sender.login];
  return { ...settings, limits: { ...settings.limits, allowedBots } };
}

/** Loads and runs the step. Converts an error to a failed result. */
async function executeStep(step: Step): Promise<StepResult> {
  try {
    const { runStep } = await import('./compose.ts');
    return await runStep(step);
  } catch (error) {
    return toErrorResult(error, step.runner.debug);
  }
}

/** Logs why there is nothing to do. */
function skip(runner: Runner, why: string): Plan {
  const result = toSkippedResult(why);
  runner.log.info(result.outcome.message);
  return { kind: 'ended', result };
}

/** Converts a thrown value to the result of a failed step. */
function toErrorResult(error: unknown, debug: boolean): StepResult {
  if (error instanceof InputError) return toFailedResult(error.toFailure(), 'bad_input');
  if (error instanceof RunnerError) return toFailedResult(error.failure, 'bad_input');
  return toFailedResult(toInternalFailure(error, debug), 'internal_error');
}
