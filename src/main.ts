/** Composition root: inputs and event → intent → reconcile → outputs. What a path does not need, it does not load. */
import { readPayload, readRunContext } from './action/context.ts';
import { readEvent, whySecretsAreAbsent } from './action/event.ts';
import { formatFailure, InputError, RunnerError, toInternalFailure } from './action/failure.ts';
import { guardProcess } from './action/guard.ts';
import { parseInputs } from './action/inputs.ts';
import { annotate, exitCode } from './action/outputs.ts';
import type { Runner } from './action/runner.ts';
import { createRunner } from './action/runner.ts';
import { watchSignals } from './action/signals.ts';
import { planIntent } from './core/intent.ts';
import type { ReasonCode } from './core/model.ts';
import type { Outcome } from './core/outcome.ts';
import type { Failure } from './core/ports.ts';

/** Runs the step as the runner started it: reads the environment, writes outputs and summary, sets the exit code. */
export async function main(): Promise<void> {
  const runner = createRunner();
  guardProcess(runner);
  const outcome = await runStep(runner).catch((error: unknown) => toFailedOutcome(runner, error));
  annotate(outcome, runner.log);
  runner.writeOutputs(outcome);
  if (outcome.kind !== 'skipped' || outcome.specialists !== null) {
    const { renderSummary } = await import('./report/summary.ts');
    runner.writeSummary(renderSummary(outcome));
  }
  // Idle connections would keep the process for seconds; by now everything is written.
  process.stdout.write('', () => process.exit(exitCode(outcome)));
}

async function runStep(runner: Runner): Promise<Outcome> {
  const payload = readPayload(process.env);
  const run = readRunContext(process.env, payload);
  const absent = runner.readInput('api-key') === '' ? whySecretsAreAbsent(payload, run) : null;
  if (absent !== null) return skip(runner, absent);
  const event = readEvent(payload, run, {
    label: runner.readInput('label'),
    command: runner.readInput('command'),
    statusContext: runner.readInput('status-context'),
  });
  if (event.kind === 'irrelevant' && runner.readInput('mode') === 'auto') return skip(runner, event.why);
  const settings = parseInputs(runner.readInput, runner.readFile);
  const intent = planIntent(event, run, settings);
  if (intent.kind === 'skip') return skip(runner, intent.why);
  if (intent.kind === 'refuse') return refuse(runner, intent);
  const cancellation = watchSignals();
  const { perform } = await import('./compose.ts');
  return perform({ runner, run, settings, intent, signal: cancellation.signal, env: process.env });
}

const NOTHING = {
  page: null,
  pages: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

function skip(runner: Runner, why: string): Outcome {
  const say = `Skipped: ${why}.`;
  runner.log.info(say);
  return { ...NOTHING, kind: 'skipped', code: 'skipped', say, next: 'Nothing to do.' };
}

function refuse(runner: Runner, { what, why, fix }: { what: string; why: string; fix: string }): Outcome {
  return fail(
    runner,
    { code: 'bad_input', what, where: "the step's inputs", why, fix, status: null, requestId: null },
    'bad_input',
  );
}

function fail(runner: Runner, failure: Failure, code: ReasonCode): Outcome {
  runner.log.error(formatFailure(failure));
  return { ...NOTHING, kind: 'failed', code, say: `${failure.what}: ${failure.why}`, next: failure.fix };
}

function toFailedOutcome(runner: Runner, error: unknown): Outcome {
  if (error instanceof InputError) return fail(runner, error.toFailure(), 'bad_input');
  if (error instanceof RunnerError) return fail(runner, error.failure, 'bad_input');
  return fail(runner, toInternalFailure(error, runner.debug), 'internal_error');
}
