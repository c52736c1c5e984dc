/** `resume` for a mission whose contract can't be read: freezes today's settings in a signed copy (docs/PROTOCOL.md#contract). */
import type { Contract } from '../../core/policy/contract.ts';
import { formatContract, toJudgingSettings } from '../../core/policy/contract.ts';
import type { ContractMarker } from '../../core/state/markers.ts';
import type { Account } from '../../core/domain/model.ts';
import type { CommandIntent } from '../../core/commands/intent.ts';
import { loadSnapshot } from '../observe/observe.ts';
import type { Snapshot } from '../observe/observe.ts';
import type { FlowContext, TrackedMission } from '../shared/context.ts';
import { composeBody } from '../state/status-comment.ts';

/** `refused`: who asks delivers this mission. */
export type FreezeResult = 'not_needed' | 'frozen' | 'refused';

/** Writes a copy of the contract where none can be read. Throws GitHubError or MarketplaceError. */
export async function freezeContract(
  context: FlowContext,
  tracked: TrackedMission,
  { sender, createdAt }: Pick<CommandIntent, 'sender' | 'createdAt'>,
): Promise<FreezeResult> {
  const snapshot = await loadSnapshot(context, tracked);
  if (snapshot.contracts.kind !== 'unreadable' || snapshot.lostReason !== null) return 'not_needed';
  if (await isBarredDeliverer(context, snapshot, sender)) return 'refused';
  const contract = composeContract(context, snapshot, createdAt);
  await postCopy(context, snapshot.tracked, contract, sender.login);
  return 'frozen';
}

/** Who delivers the work does not choose what judges it; admins may, and the comment names them. */
async function isBarredDeliverer(
  context: FlowContext,
  { observation, tracked }: Snapshot,
  sender: CommandIntent['sender'],
): Promise<boolean> {
  const isRecorded = tracked.state.authors?.includes(sender.login) === true;
  if (!isRecorded && !isSameAccount(observation.pull?.author ?? null, sender)) return false;
  const reading = await context.github.permissions.read(sender.login);
  return reading.kind !== 'known' || reading.permission !== 'admin';
}

function isSameAccount(author: Account | null, { login, id }: Account): boolean {
  return author !== null && (author.login === login || (author.id !== null && author.id === id));
}

function composeContract(context: FlowContext, { tracked, observation }: Snapshot, frozenAt: number): Contract {
  const { settings, run } = context;
  return {
    base: observation.pull?.baseRef ?? tracked.state.base ?? run.repository.defaultBranch,
    head: null,
    // Work that was there before cannot have been ordered under these settings.
    hiredAt: frozenAt,
    budgetCents: observation.mission.budgetCents,
    prNumber: settings.prNumber,
    lock: settings.lock,
    settings: toJudgingSettings(settings),
  };
}

async function postCopy(
  context: FlowContext,
  { mission, state, threadNumber }: TrackedMission,
  contract: Contract,
  by: string,
): Promise<void> {
  if (threadNumber === null) return;
  const { subject, generation } = state;
  const line = formatContract(contract, { subject, generation }, context.signer.signer);
  const marker: ContractMarker = { type: 'contract', subject, mission: mission.id, generation, line };
  const visible = context.render.reply({
    kind: 'told',
    title: 'Settings frozen',
    message: `@${by} resumed mission ${mission.id}, whose contract can't be read. From now on it is judged under the settings of this moment.`,
    nextStep: 'Nothing to do: the next run decides under them.',
    commands: null,
    views: [],
  });
  await context.github.conversations.createComment(threadNumber, composeBody(visible, marker, context.signer));
}
