/**
 * What is said where the settings cannot be known, because the config file cannot be used: nothing is hired, nothing is
 * settled, the marketplace is not asked. Whoever asked for something hears why, and a gate shows `error`, never `success`.
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

/** `engine` works with what the inputs alone say. Throws GitHubError when a needed read fails for good. */
export async function refuseAll(context: FlowContext, intent: ActiveIntent, verdict: Verdict): Promise<Outcome> {
  switch (intent.kind) {
    case 'hire': {
      const { subject, wait } = intent;
      const outcome = await conclude(context, holdHire(subject, verdict), wait);
      if (subject.kind === 'pull_request') await closeGate(context, { kind: 'pull', number: subject.number }, verdict);
      return outcome;
    }
    case 'command':
      return refuseCommand(context, intent, verdict);
    case 'gate': {
      const writes = await closeGate(context, intent.target, verdict);
      // A gate that says nothing on the commit says it here.
      const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
      return { ...toHeld(verdict), exitWithFailure: isSilent };
    }
    case 'sync':
      // As always there: a required status that never reports blocks the pull request without a word.
      if (intent.target.kind === 'pull') await closeGate(context, intent.target, verdict);
      return toHeld(verdict);
    case 'sweep':
    case 'discover':
      return toHeld(verdict);
  }
}

function toHeld({ code, message, nextStep }: Verdict): Outcome {
  return { ...EMPTY_OUTCOME, kind: 'held', code, message, nextStep };
}

/** Who may do what is in the file too: as for a refusal, people who triage get a reply, strangers a reaction, bots nothing. */
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

/** Sets `error` on every commit that the gate would speak about. */
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
