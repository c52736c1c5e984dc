/** A marketplace client over an HTTP client over a script, and missions as the marketplace writes them. */
import type { MissionOrder } from '../../src/core/domain/mission.ts';
import { createMarketplaceClient, type MarketplaceClient } from '../../src/marketplace/client.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createClock, createScript, type JumpingClock, type Step } from './http.ts';

export const KEY = 'osk_live_canary0123456789';
export const BASE = 'https://orkestro.net/api/v1';

/** A mission as the API page shows it, with everything this version reads. */
export const WIRE = {
  id: 'm-1',
  title: 'Add a safe-deploy CI gate · acme/shop#12',
  description: 'Block failing deploys.',
  status: 'awaiting_acceptance',
  verification: 'passed',
  escrow_status: 'held',
  specialist: 'Site reliability engineer (SRE)',
  rank: 90,
  category: 'DevOps',
  tier: 'T2 Guaranteed',
  budget_usd: 120.5,
  dod: 'CI blocks bad deploys.',
  rework_count: 1,
  created_at: '2026-11-23T12:00:00Z',
};

export const ORDER: MissionOrder = {
  title: 'T',
  description: 'D',
  dod: 'Done',
  category: 'DevOps',
  tier: 'T1 Verified',
  budgetCents: 12_050,
  specialist: null,
  autoAssign: true,
};

export interface ClientScene {
  readonly client: MarketplaceClient;
  readonly transport: ReturnType<typeof createScript>;
  readonly clock: JumpingClock;
}

/** Returns a JSON response. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Step {
  return { status, headers, body: JSON.stringify(value) };
}

/** Returns a client whose transport follows the steps. The last one repeats. */
export function createClientScene(...steps: readonly Step[]): ClientScene {
  const clock = createClock();
  const end = clock.now() + 600_000;
  const transport = createScript(...steps);
  const httpClient = createHttpClient({ clock, send: transport, origins: [new URL(BASE).origin], deadline: () => end });
  let n = 0;
  const client = createMarketplaceClient({ baseUrl: BASE, apiKey: KEY, httpClient, nonce: () => String((n += 1)) });
  return { client, transport, clock };
}
