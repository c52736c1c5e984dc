/**
 * Closes gates at the hire. A pull request that was opened before its issue's mission was posted shows an open gate, and no
 * further event might come to close it.
 */
import type { Conversation, Subject } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import type { GateReading } from './status.ts';
import { setStatus, toGateReading } from './status.ts';

/** How many pull requests are closed at most. More than one that closes an issue is rare, and a conflict anyway. */
const MAX_PULLS = 10;

/** Sets the commit status of every open pull request of the subject to the mission's state. A failure is a warning. */
export async function closeGates(
  context: FlowContext,
  { subject, comment }: Pick<TrackedMission, 'subject' | 'comment'>,
  conversation: Conversation,
  view: MissionView,
): Promise<void> {
  if (context.settings.gate.context === '') return;
  for (const number of listPulls(subject, conversation)) {
    const reading = toGateReading(context, view, comment?.url ?? null, number);
    await closeGate(context, number, reading).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : 'unknown error';
      context.log.warning(`the commit status of #${number} could not be written: ${why}`);
    });
  }
}

function listPulls(subject: Subject, { closedBy }: Conversation): readonly number[] {
  if (subject.kind === 'pull_request') return [subject.number];
  const open = closedBy.filter(({ state }) => state === 'open').map(({ number }) => number);
  return open.slice(0, MAX_PULLS);
}

async function closeGate(context: FlowContext, number: number, reading: GateReading): Promise<void> {
  const pull = await context.github.pulls.read(number);
  if (pull?.state === 'open') await setStatus(context, pull.headSha, reading, null);
}
