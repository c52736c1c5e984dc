import { describe, expect, it } from '@jest/globals';
import type { MissionView, Receipt } from '../../../src/core/domain/outcome.ts';
import { createReceipt, verifyReceipt } from '../../../src/core/state/receipt.ts';
import { buildMission, NOON, REPOSITORY } from '../../support/builders.ts';
import { buildEvidence, buildPull, buildResult, HEAD, OTHER_HEAD } from '../../support/decision-builders.ts';

function buildMissionView(more: Partial<MissionView> = {}): MissionView {
  return {
    repository: REPOSITORY,
    serverUrl: 'https://github.com',
    subject: { kind: 'issue', number: 12 },
    reference: 'acme/app#12',
    generation: 1,
    sandbox: false,
    dryRun: false,
    mission: buildMission({ status: 'accepted', verificationText: 'passed', escrowStatus: 'released' }),
    verdict: {
      kind: 'accept',
      code: 'checks_passed',
      message: '1 required check passes.',
      nextStep: 'Escrow is released.',
    },
    outcome: 'accepted',
    round: 2,
    maxReworks: 3,
    pull: buildPull(),
    evidence: buildEvidence([buildResult({ name: 'unit', url: 'https://example.test/1' })]),
    evidenceProblem: null,
    brief: { title: 't', description: 'd', dod: 'o', hash: 'c'.repeat(64) },
    droppedComments: 0,
    history: [],
    warnings: [],
    runUrl: null,
    commandPrefix: '/orkestro',
    statusContext: 'orkestro/mission',
    gateOpen: true,
    now: NOON,
    ...more,
  };
}

const POLICY = { by: 'policy', overrides: null, exception: null };

function create(more: Partial<MissionView> = {}): Receipt {
  const receipt = createReceipt(buildMissionView(more), POLICY);
  if (receipt === null) throw new Error('no receipt');
  return receipt;
}

describe('a receipt', () => {
  it('accounts for what was judged and paid', () => {
    const { digest, ...content } = create();
    expect(content).toEqual({
      schema_version: 1,
      repository: { id: 4711, name: 'acme/app' },
      subject: 'issue #12',
      reference: 'acme/app#12',
      generation: 1,
      mission: {
        id: 'm_1',
        status: 'accepted',
        specialist: 'Ada',
        rank: 90,
        budget_cents: 12_000,
        escrow_status: 'released',
        verification: 'passed',
      },
      brief_sha256: 'c'.repeat(64),
      decision: {
        verdict: 'accept',
        reason_code: 'checks_passed',
        reason: '1 required check passes.',
        by: 'policy',
        overrides: null,
        exception: null,
        at: '2026-11-23T12:00:00.000Z',
        round: 2,
      },
      head_sha: HEAD,
      pull_request: 13,
      rule_sources: { rules: 'read', classic: 'none' },
      checks: [
        {
          name: 'unit',
          kind: 'check_run',
          app_id: 15_368,
          app: 'GitHub Actions',
          state: 'success',
          verdict: 'passed',
          url: 'https://example.test/1',
          required_by: 'ruleset',
        },
      ],
      sandbox: false,
    });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('needs a mission', () => {
    expect(createReceipt(buildMissionView({ mission: null }), POLICY)).toBeNull();
  });

  it.each([
    [{ kind: 'pull_request', number: 5 } as const, 'pull_request #5'],
    [{ kind: 'run', runId: '9', job: 'hire', index: '0', step: 's' } as const, 'run 9/hire/0/s'],
  ])('names its subject %j', (subject, text) => {
    expect(create({ subject }).subject).toBe(text);
  });

  it('names the commit whose checks were judged, not where the head is by then', () => {
    expect(create({ pull: buildPull({ headSha: OTHER_HEAD }) }).head_sha).toBe(HEAD);
  });

  it('names the head where no checks were asked for', () => {
    const receipt = create({ evidence: null, brief: null });
    expect(receipt).toMatchObject({ head_sha: HEAD, rule_sources: null, checks: [], brief_sha256: null });
    expect(verifyReceipt(receipt)).toBe(true);
  });

  it('needs no pull request', () => {
    expect(create({ evidence: null, pull: null })).toMatchObject({ head_sha: null, pull_request: null });
  });
});

describe('the digest', () => {
  const receipt = create();

  it('is the same for the same page, and survives JSON and another order of keys', () => {
    expect(create()).toEqual(receipt);
    const { digest, ...content } = JSON.parse(JSON.stringify(receipt)) as Receipt;
    expect(verifyReceipt({ digest, ...content })).toBe(true);
    expect(verifyReceipt(Object.fromEntries(Object.entries(receipt).reverse()) as unknown as Receipt)).toBe(true);
  });

  it.each<[string, Partial<Receipt>]>([
    ['another head', { head_sha: OTHER_HEAD }],
    ['another decider', { decision: { ...receipt.decision, by: '@eve' } }],
    ['another amount', { mission: { ...receipt.mission, budget_cents: 12_001 } }],
    ['a check left out', { checks: [] }],
    ['another link', { checks: receipt.checks.map((check) => ({ ...check, url: null })) }],
    ['another digest', { digest: '0'.repeat(64) }],
  ])('shows %s', (_what, change) => {
    expect(verifyReceipt(receipt)).toBe(true);
    expect(verifyReceipt({ ...receipt, ...change })).toBe(false);
  });

  it('shows what was added', () => {
    expect(verifyReceipt({ ...receipt, note: 'x' } as Receipt)).toBe(false);
  });
});
