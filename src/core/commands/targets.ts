/** What a sync or the gate is about: chosen by inputs, or else by the event. */
import type { TriggerEvent } from '../domain/event.ts';
import type { Settings } from '../domain/settings.ts';

/** The mission or missions to sync. */
export type SyncTarget =
  | { readonly kind: 'mission'; readonly id: string }
  /** Named by an event and not by a person, so that a mission that is not ours is ignored. */
  | { readonly kind: 'announced'; readonly id: string }
  | { readonly kind: 'issue'; readonly number: number }
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string };

/** What the gate is for: a pull request, a commit, or a merge group. */
export type GateTarget =
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string }
  | Extract<TriggerEvent, { kind: 'merge_group' }>;

/** Returns the issue or pull request of an event, or null if the event has none. */
export function findPlace(
  event: TriggerEvent,
): { readonly on: 'issue' | 'pull_request'; readonly number: number } | null {
  if (event.kind === 'pull') return { on: 'pull_request', number: event.number };
  return event.kind === 'labeled' || event.kind === 'comment' ? event : null;
}

/**
 * Chooses what to sync. Inputs override the event.
 *
 * @returns null for all open missions
 */
export function chooseSyncTarget(event: TriggerEvent, settings: Settings): SyncTarget | null {
  const { missionId, prNumber, issueNumber } = settings;
  if (missionId !== null) return { kind: 'mission', id: missionId };
  if (prNumber !== null) return { kind: 'pull', number: prNumber };
  if (issueNumber !== null) return { kind: 'issue', number: issueNumber };
  return findSyncTarget(event);
}

function findSyncTarget(event: TriggerEvent): SyncTarget | null {
  const place = findPlace(event);
  if (place !== null) return { kind: place.on === 'issue' ? 'issue' : 'pull', number: place.number };
  if (event.kind === 'commit') return { kind: 'commit', sha: event.sha };
  return event.kind === 'mission' ? { kind: 'announced', id: event.missionId } : null;
}

/** Chooses what the gate is for. The input `pr-number` overrides the event. Returns null if there is nothing to gate. */
export function chooseGateTarget(event: TriggerEvent, { prNumber }: Settings): GateTarget | null {
  if (prNumber !== null) return { kind: 'pull', number: prNumber };
  if (event.kind === 'merge_group') return event;
  if (event.kind === 'commit') return { kind: 'commit', sha: event.sha };
  const place = findPlace(event);
  return place?.on === 'pull_request' ? { kind: 'pull', number: place.number } : null;
}
