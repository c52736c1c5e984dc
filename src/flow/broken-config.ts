/**
 * Runs with an unusable config file, so that the settings are unknown: nothing is hired or settled, and the marketplace is not
 * called. The author of a command gets the reason, and a gate shows `error`, never `success`.
 */
import { describeForStatus } from '../core/config/messages.ts';
import type { CommandIntent, GateTarget } from '../core/commands/intent.ts';
import type { Verdict } from '../core/domain/model.ts';
import type { Outcome } from '../core/domain/outcome.ts';
import { react, createReply, writeReply } from './commands/reply.ts';
import { conclude } from './run/conclude.ts';
import type { FlowContext } from './shared/context.ts';
import type { GateReading, GateWrite } from './gate/status.ts';
import { setStatus, writeGate } from './gate/status.ts';
import { shouldReply, verifyCommand } from './commands/verify.ts';
import { holdHire } from './shared/hire-result.ts';
import { EMPTY_OUTCOME, createSkippedOutcome } from './shared/outcomes.ts';
import type { ActiveIntent } from './run-intent.ts';

/**
 * Refuses an intent. The context has the settings of the inputs alone.
 *
 * @throws GitHubError if a needed read fails for good.
 */
export async function refuseAll(context: FlowContext, intent: ActiveIntent, verdict: Verdict): Promise<Outcome> {
  switch (intent.kind) {
    case 'hire':
      return refuseHire(context, intent, verdict);
    case 'command':
      return refuseCommand(context, intent, verdict);
    case 'gate':
      return refuseGate(context, intent.target, verdict);
    case 'sync':
      // A required status that never reports would block the pull request without an explanation.
      if (intent.target.kind === 'pull') await closeGate(context, intent.target, verdict);
      return toHeld(verdict);
    case 'sweep':
    case 'discover':
      return toHeld(verdict);
  }
}

async function refuseHire(
  context: FlowContext,
  { subject, wait }: Extract<ActiveIntent, { kind: 'hire' }>,
  verdict: Verdict,
): Promise<Outcome> {
  const outcome = await conclude(context, holdHire(subject, verdict), wait);
  if (subject.kind === 'pull_request') await closeGate(context, { kind: 'pull', number: subject.number }, verdict);
  return outcome;
}

/** Closes the gate. The step fails if no commit status shows that. */
async function refuseGate(context: FlowContext, target: GateTarget, verdict: Verdict): Promise<Outcome> {
  const writes = await closeGate(context, target, verdict);
  const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
  return { ...toHeld(verdict), exitWithFailure: isSilent };
}

function toHeld({ code, message, nextStep }: Verdict): Outcome {
  return { ...EMPTY_OUTCOME, kind: 'held', code, message, nextStep };
}

/** Refuses a command. Permissions are unknown too, so accounts with triage permission get a reply, others a reaction, and bots nothing. */
async function refuseCommand(context: FlowContext, intent: CommandIntent, verdict: Verdict): Promise<Outcome> {
  const { sender } = intent;
  if (sender.isBot && !context.settings.limits.allowedBots.includes(sender.login)) return toHeld(verdict);
  const check = await verifyCommand(context, intent);
  if (check.kind === 'ignored') return createSkippedOutcome(check.why);
  await react(context, intent, 'refused');
  if (await shouldReply(context, intent)) {
    await writeReply(
      context,
      intent,
      check.conversation,
      createReply('refused', 'Not done', verdict.message, verdict.nextStep),
    );
  }
  return toHeld(verdict);
}

/** Sets `error` on every commit that the gate would report on. */
async function closeGate(
  context: FlowContext,
  target: GateTarget,
  { message }: Verdict,
): Promise<readonly GateWrite[]> {
  const { context: statusContext } = context.settings.gate;
  if (statusContext === '') return ['off'];
  const reading: GateReading = {
    state: 'error',
    description: describeForStatus(message),
    url: null,
    view: null,
    bound: false,
  };
  if (target.kind === 'merge_group') return [await setStatus(context, target.headSha, reading, null)];
  const numbers = target.kind === 'pull' ? [target.number] : await context.github.pulls.listByCommit(target.sha);
  const writes: GateWrite[] = [];
  for (const number of numbers) {
    const pull = await context.github.pulls.read(number);
    if (pull?.state === 'open') writes.push(await writeGate(context, pull, reading));
  }
  return writes;
}
