/** The missions that a command is for: those of its thread, and on a pull request those that it delivers. */
import { isOver } from '../../core/domain/mission.ts';
import { adopt } from '../missions/adopt.ts';
import { listForPull, listRepositoryMissions } from '../missions/for-pull.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { adoptListed } from '../gate/status.ts';
import { lookUp } from '../missions/lookup.ts';

/** The issue or pull request with the command. */
interface Thread {
  readonly on: 'issue' | 'pull_request';
  readonly number: number;
}

/**
 * Returns the missions that a command is for, each adopted or blocked. An ended one counts only if there is no other.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function findCommandTargets(context: FlowContext, thread: Thread): Promise<readonly HireResult[]> {
  const { missionKey } = context.settings;
  const subject = { kind: thread.on, number: thread.number, ...(missionKey !== null && { key: missionKey }) };
  const lookup = await lookUp(context, subject);
  const conversation = await context.github.conversations.read(thread.number);
  const own = lookup.kind === 'none' ? [] : [adopt(context, { subject, lookup, conversation, wanted: null })];
  if (thread.on === 'issue') return own;
  const others = await findDelivered(context, thread.number);
  return others.length > 0 && own.every(isEnded) ? others : [...own, ...others];
}

/** Returns the open missions of other subjects that a pull request delivers. */
async function findDelivered(context: FlowContext, number: number): Promise<readonly HireResult[]> {
  const pull = await context.github.pulls.read(number);
  if (pull === null) return [];
  const repositoryMissions = await listRepositoryMissions(context);
  const others = listForPull(context, repositoryMissions, pull).filter(
    ({ mission, subject }) => !isOver(mission) && subject.number !== number,
  );
  const found: HireResult[] = [];
  for (const one of others) found.push((await adoptListed(context, one, repositoryMissions)).result);
  return found;
}

function isEnded(result: HireResult): boolean {
  const mission = result.kind === 'tracked' ? result.tracked.mission : result.blocked.mission;
  return mission !== null && isOver(mission);
}
