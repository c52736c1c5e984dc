/** Which missions a command on a page is about: the page's own, and on a pull request those that it delivers. */
import { isOver } from '../../core/domain/mission.ts';
import { adopt } from '../missions/adopt.ts';
import { listForPull, listRepositoryMissions } from '../missions/for-pull.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { findPosted } from '../gate/status.ts';
import { lookUp } from '../missions/lookup.ts';

interface Page {
  readonly on: 'issue' | 'pull_request';
  readonly number: number;
}

/** Each adopted or held. A mission that has ended counts only where there is nothing else. Reads may throw. */
export async function findForConversation(engine: FlowContext, page: Page): Promise<readonly HireResult[]> {
  const { missionKey } = engine.settings;
  const subject = { kind: page.on, number: page.number, ...(missionKey !== null && { key: missionKey }) };
  const lookup = await lookUp(engine, subject);
  const conversation = await engine.github.conversations.read(page.number);
  const own = lookup.kind === 'none' ? [] : [adopt(engine, { subject, lookup, conversation, wanted: null })];
  if (page.on === 'issue') return own;
  const others = await findDelivered(engine, page.number);
  return others.length > 0 && own.every(isEnded) ? others : [...own, ...others];
}

/** Open missions of other subjects that a pull request delivers. */
async function findDelivered(engine: FlowContext, number: number): Promise<readonly HireResult[]> {
  const pull = await engine.github.pulls.read(number);
  if (pull === null) return [];
  const posted = await listRepositoryMissions(engine);
  const others = listForPull(engine, posted, pull).filter(
    ({ mission, subject }) => !isOver(mission) && subject.number !== number,
  );
  const found: HireResult[] = [];
  for (const one of others) found.push((await findPosted(engine, one, posted)).result);
  return found;
}

function isEnded(result: HireResult): boolean {
  const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
  return mission !== null && isOver(mission);
}
