/** Missions as an earlier run left them: the issue, the signed status comment, and the mission on the marketplace. */
import type { Contract } from '../../src/core/policy/contract.ts';
import { formatContract, toJudgingSettings } from '../../src/core/policy/contract.ts';
import { buildSettings } from './builders.ts';
import { createSigner, sha256 } from '../../src/core/digest.ts';
import { formatMissionDescription, formatMissionTitle } from '../../src/core/domain/reference.ts';
import type { MarkerSigner, MissionState } from '../../src/core/state/markers.ts';
import { createState } from '../../src/flow/shared/hire-result.ts';
import { composeBody } from '../../src/flow/state/status-comment.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { World } from './github/state.ts';
import { ACTIONS_BOT } from './github/state.ts';

/** Where missions are planted. */
export interface PlantTarget {
  readonly repo: World;
  readonly market: { readonly sandbox: Sandbox; readonly key: string; readonly url: string };
}

export interface PlantedMission {
  /** The mission's id. */
  readonly id: string;
  /** The issue it was posted for. */
  readonly issue: number;
  /** The status comment. */
  readonly comment: number;
}

export interface PlantOptions {
  /** Members of the signed state. */
  readonly state?: Partial<MissionState>;
  readonly generation?: number;
  /** The pull request or issue it is posted for; a new issue by default. */
  readonly on?: number;
}

/** Hired under the default settings, at a time that nobody knows any more. */
const CONTRACT: Contract = {
  base: 'main',
  head: null,
  hiredAt: null,
  budgetCents: 12_000,
  prNumber: null,
  lock: 'reaction',
  settings: toJudgingSettings(buildSettings()),
};

/** Plants one mission, matched and nothing more. */
export async function plantMission({ repo, market }: PlantTarget, spec: PlantOptions = {}): Promise<PlantedMission> {
  const { generation = 1 } = spec;
  const issue = spec.on ?? repo.openIssue({ title: 'parse("") throws', body: '- [ ] it parses' }).number;
  const comment = repo.comment(issue, { author: ACTIONS_BOT, body: 'Hiring.' }).id;
  const subject = `repo=${repo.id} number=${issue}`;
  const brief = sha256(`brief of ${issue}`);
  const reference = `${repo.fullName}#${issue}${generation > 1 ? ` g${generation}` : ''}`;
  const signer: MarkerSigner = { signer: createSigner(market.key), isSandbox: false };
  const contractLine = formatContract(CONTRACT, { subject, generation }, signer.signer);
  const id = await postMission(market, {
    title: formatMissionTitle('parse("") throws', reference),
    description: formatMissionDescription('Fix it.', { subject, generation, brief, comment }, contractLine),
    dod: '- [ ] it parses',
    budget_usd: 120,
  });
  const state = createState(subject, generation, { mission: id, brief, budgetCents: 12_000, ...spec.state });
  repo.editComment(comment, { body: composeBody('A mission is under way.', state, signer), by: ACTIONS_BOT });
  return { id, issue, comment };
}

async function postMission(market: PlantTarget['market'], order: Readonly<Record<string, unknown>>): Promise<string> {
  const request = new Request(`${market.url}/marketplace/missions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${market.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  const response = await market.sandbox.handle(request);
  const { mission } = (await response.json()) as { readonly mission?: { readonly id: string } };
  if (mission === undefined) throw new Error(`the sandbox refused a planted mission: ${response.status}`);
  return mission.id;
}
