/**
 * A pull request that was opened before its issue's mission was posted shows an open gate, and may have no event to come: it
 * is shut by the hire itself.
 */
import type { Conversation } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import { setStatus, toGateReading } from './status.ts';

/** How many pull requests are told at most: more than one that closes an issue is rare, and a conflict anyway. */
const MAX_PULLS = 10;

/** Says on every open pull request of the subject that the mission is to be waited for. A failure is a warning. */
export async function closeGates(
  context: FlowContext,
  { subject, comment }: Pick<TrackedMission, 'subject' | 'comment'>,
  conversation: Conversation,
  view: MissionView,
): Promise<void> {
  if (context.settings.gate.context === '') return;
  const closing = conversation.closedBy.filter(({ state }) => state === 'open').map(({ number }) => number);
  const numbers = subject.kind === 'pull_request' ? [subject.number] : closing.slice(0, MAX_PULLS);
  for (const number of numbers) {
    try {
      const pull = await context.github.pulls.read(number);
      if (pull?.state !== 'open') continue;
      await setStatus(context, pull.headSha, toGateReading(context, view, comment?.url ?? null, number), null);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      context.log.warning(`the commit status of #${number} could not be written: ${why}`);
    }
  }
}
