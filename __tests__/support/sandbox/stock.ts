/** A market with a mission in every state, for tests of the storefront and for screenshots. */
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { WireMission } from '../../../src/sandbox/market/missions.ts';
import type { SandboxServer } from '../../../src/sandbox/server/server.ts';

type Post = (fields: object) => Promise<WireMission>;

/** Returns a function that posts to a served sandbox as its customer. */
export function postTo({ url, key }: SandboxServer): Post {
  return async (fields) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}/marketplace/missions`, {
      ...{ method: 'POST', headers, body: JSON.stringify(fields) },
    });
    if (response.status !== 201) throw new Error(`not posted: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { mission: WireMission }).mission;
  };
}

/** Accepts a mission or sends it back, as its customer. */
export async function sendDecision(
  { url, key }: SandboxServer,
  id: string,
  decision: object | 'accept',
): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const path = `${url}/marketplace/missions/${id}/${decision === 'accept' ? 'accept' : 'rework'}`;
  const body = JSON.stringify(decision === 'accept' ? {} : decision);
  const { status } = await fetch(path, { method: 'POST', headers, body });
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

const DOD = `- [ ] A deploy with a pending migration stops with exit code 1
- [ ] The message names the migration and how to run it
- [ ] A test shows both cases
- [ ] docs/deploy.md says so`;

const BRIEF = `The deploy job starts even when a migration is pending, and the new code then meets the old schema.

It should look at the migrations first and stop. Staging has shown the problem twice this month (see the incident notes
in docs/incidents/2026-01.md).

Please keep the change in the deploy script; the application itself must not know about it.`;

const WANTED: readonly (readonly [string, object, string])[] = [
  ['Compare three message queues for the event log', { category: 'Research', auto_assign: false }, 'submitted'],
  ['Translate the handbook into Danish', { category: 'Finance', tier: 'T2 Guaranteed', budget_usd: 60 }, 'submitted'],
  ['Write release notes for 4.2', { category: 'Content', budget_usd: 70 }, 'matched'],
  ['Rotate the staging certificates before they expire', { category: 'DevOps', budget_usd: 95.5 }, 'matched'],
  ['Flaky test: parser.test.ts fails on Windows', { category: 'DevOps', budget_usd: 110 }, 'in_progress'],
  ['Answer the open support tickets about exports', { category: 'Support', budget_usd: 45 }, 'in_progress'],
  ['Add a safe-deploy CI gate · acme/app#12', { description: BRIEF, dod: DOD, budget_usd: 120 }, 'reworked'],
  ['Clean up duplicate customers in the CRM export', { category: 'Data', budget_usd: 130 }, 'failed'],
  ['Publish the January usage report', { category: 'Data', budget_usd: 80 }, 'verifying'],
  ['Upgrade Node to 24 in all workflows', { category: 'DevOps', budget_usd: 120 }, 'accepted'],
  ['Proofread the pricing page', { category: 'Content', tier: 'T0 Self-serve', budget_usd: 40 }, 'accepted'],
  ['Investigate slow checkout on mobile', { category: 'Other', budget_usd: 110 }, 'accepted'],
  ['Plan the March meet-up', { category: 'Events', budget_usd: 75 }, 'cancelled'],
];

/** Brings a mission to a state. The sandbox must be manual. */
async function bringMissionTo(server: SandboxServer, id: string, wanted: string): Promise<void> {
  const { sandbox } = server;
  const reason =
    'The gate works, but docs/deploy.md does not mention it yet.\nFailing check: docs (docs/deploy.md:14 heading missing).';
  const steps: Readonly<Record<string, (sandbox: Sandbox) => unknown>> = {
    in_progress: () => sandbox.start(id),
    verifying: () => sandbox.deliver(id, { verification: 'pending' }),
    failed: () => sandbox.deliver(id, { verification: 'failed' }),
    cancelled: () => sandbox.end(id),
    async accepted() {
      sandbox.deliver(id);
      await sendDecision(server, id, 'accept');
    },
    async reworked() {
      sandbox.deliver(id);
      await sendDecision(server, id, { reason });
      sandbox.deliver(id);
    },
  };
  await steps[wanted]?.(sandbox);
}

/** Posts all missions and returns them by title, as they were posted. */
export async function stockMarket(server: SandboxServer): Promise<ReadonlyMap<string, WireMission>> {
  const post = postTo(server);
  const posted = new Map<string, WireMission>();
  for (const [title, fields, wanted] of WANTED) {
    const mission = await post({ title, category: 'DevOps', ...fields });
    posted.set(title, mission);
    await bringMissionTo(server, mission.id, wanted);
  }
  return posted;
}
