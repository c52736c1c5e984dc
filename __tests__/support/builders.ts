/** Plain values for tests: each builder gives a valid whole, and takes what the test is about. */
import type { RunContext } from '../../src/core/domain/event.ts';
import type { Mission } from '../../src/core/domain/mission.ts';
import { toPhase, toVerification } from '../../src/core/domain/mission.ts';
import type { Comment, Repository } from '../../src/core/domain/model.ts';
import type { Policy, Settings } from '../../src/core/domain/settings.ts';

export const NOON = Date.UTC(2026, 10, 23, 12, 0, 0);

export const REPOSITORY: Repository = { owner: 'acme', name: 'app', id: 4711, defaultBranch: 'main' };

export function buildRun(more: Partial<RunContext> = {}): RunContext {
  return {
    repository: REPOSITORY,
    eventName: 'workflow_dispatch',
    runId: '9001',
    runAttempt: 1,
    job: 'hire',
    step: 'orkestro',
    triggeringActor: 'maya',
    actor: 'maya',
    sha: null,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    workspace: '/workspace',
    tempDirectory: '/temp',
    debug: false,
    ...more,
  };
}

/** The defaults of the inputs that judge. They are written here and nowhere else in the tests. */
export function buildPolicy(more: Partial<Policy> = {}): Policy {
  return {
    checks: { kind: 'required' },
    ignoreChecks: [],
    skippedChecks: 'pass',
    protectedPaths: ['.github/**'],
    requireReview: false,
    whenNoRequiredChecks: 'hold',
    onPass: 'accept',
    onFail: 'rework',
    maxReworks: 3,
    minRank: null,
    payOn: 'checks',
    ...more,
  };
}

export function buildSettings(more: Partial<Settings> = {}): Settings {
  return {
    mode: 'auto',
    apiKey: 'osk_test_key',
    sandbox: false,
    apiUrl: 'https://orkestro.net/api/v1',
    githubToken: 'token',
    brief: { title: null, description: null, dod: null },
    terms: { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true },
    missionId: null,
    issueNumber: null,
    prNumber: null,
    missionKey: null,
    label: 'orkestro',
    command: '/orkestro',
    configFile: '.github/orkestro.yml',
    waiting: { wait: true, timeoutMs: 30 * 60_000, onTimeout: 'pending', pollIntervalMs: 30_000 },
    policy: buildPolicy(),
    limits: {
      maxBudgetCents: null,
      monthlyBudgetCents: null,
      hirePermission: 'write',
      settlePermission: 'write',
      allowedBots: [],
    },
    gate: { context: 'orkestro/mission', whenNoMission: 'pass', on: 'accepted' },
    sweep: { maxOperations: 800, shard: null },
    comment: 'full',
    dryRun: false,
    lock: 'reaction',
    jobCheckRunId: null,
    jobIndex: null,
    ...more,
  };
}

export function buildMission(more: Partial<Mission> = {}): Mission {
  const mission = {
    id: 'm_1',
    title: 'Fix the parser — acme/app#12',
    description: null,
    status: 'in_progress',
    verificationText: null,
    escrowStatus: 'held',
    specialist: 'Ada',
    rank: 90,
    category: 'DevOps',
    tier: 'T1 Verified',
    budgetCents: 12_000,
    dod: 'It parses.',
    reworkCount: 0,
    createdAt: NOON,
    ...more,
  };
  return { ...mission, phase: toPhase(mission.status), verification: toVerification(mission.verificationText) };
}

export function buildComment(more: Partial<Comment> = {}): Comment {
  return {
    id: 100,
    body: '',
    url: 'https://github.com/acme/app/issues/12#issuecomment-100',
    author: { login: 'github-actions[bot]', id: 41_898_282, isBot: true },
    byUs: true,
    createdAt: NOON,
    editedAt: null,
    editedByOthers: false,
    ...more,
  };
}
