/** The contract that a mission is judged under: from its description, or from signed copies in its thread (docs/PROTOCOL.md#contract). */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation } from '../../core/domain/model.ts';
import { canonicalJson } from '../../core/digest.ts';
import type { Contract, ContractReading, JudgingSettings } from '../../core/policy/contract.ts';
import { applyStated, readContract, toJudgingSettings } from '../../core/policy/contract.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { listMarkers } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

/** `none`: no thread could hold a copy, and the description carries no contract: the run that has the mission judges alone. */
export type ContractsReading =
  | {
      readonly kind: 'read';
      readonly contracts: readonly [Contract, ...Contract[]];
      readonly changed: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'none' };

/** Reads every contract of a mission. Of several copies, each has to be met. */
export function readContracts(
  context: FlowContext,
  mission: Mission,
  state: MissionState,
  conversation: Conversation | null,
): ContractsReading {
  const own = read(context, mission.description, state);
  if (own.kind === 'read') return combine([own]);
  if (conversation === null) return { kind: 'none' };
  const copies = listMarkers(conversation.comments, 'contract', state.subject, context.signer)
    .filter(({ comment, marker }) => {
      const isOfMission = marker.mission === mission.id && marker.generation === state.generation;
      return isOfMission && comment.editedAt === null;
    })
    .map(({ marker }) => read(context, marker.line, state));
  return copies.length === 0 ? own : combine(copies);
}

function read(context: FlowContext, text: string | null, { subject, generation }: MissionState): ContractReading {
  const today = toJudgingSettings(context.settings);
  return readContract(text, { subject, generation }, { signer: context.signer.signer, today });
}

function combine(readings: readonly ContractReading[]): ContractsReading {
  const broken = readings.find((reading) => reading.kind === 'unreadable');
  if (broken !== undefined) return broken;
  const [first, ...others] = readings.filter((reading) => reading.kind === 'read');
  if (first === undefined) return { kind: 'none' };
  const contracts = [first.contract, ...others.map(({ contract }) => contract)] as const;
  return { kind: 'read', contracts, changed: [first, ...others].flatMap(({ changed }) => changed) };
}

/**
 * Returns every set of settings that must agree: the contract's first, and today's as far as they are stated. Equal ones once.
 * Without a contract, today's alone.
 */
export function listJudgingSettings(
  { settings }: FlowContext,
  reading: ContractsReading,
): readonly [JudgingSettings, ...JudgingSettings[]] {
  const today = toJudgingSettings(settings);
  if (reading.kind !== 'read') return [today];
  const [first, ...copies] = reading.contracts.map((contract) => contract.settings);
  if (first === undefined) return [today];
  const stated = new Set(settings.stated ?? []);
  const tightened = [first, ...copies].map((one) => applyStated(one, today, stated));
  const others = new Map([...copies, ...tightened].map((one) => [canonicalJson(one), one]));
  others.delete(canonicalJson(first));
  return [first, ...others.values()];
}
