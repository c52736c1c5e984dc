/** Sample views and outcomes for the tests and scripts/look/gallery.ts. */
import type { ContextResult, Evidence } from '../../../src/core/domain/evidence.ts';
import type { Mission, Specialist } from '../../../src/core/domain/mission.ts';
import type { Pull, ReasonCode, Verdict } from '../../../src/core/domain/model.ts';
import type { MissionView, Outcome } from '../../../src/core/domain/outcome.ts';

export const NOW = Date.UTC(2026, 2, 4, 10, 0);
const MINUTE = 60_000;
export const SHA = 'c0ffee1234567890c0ffee1234567890c0ffee12';

export const BRIEF = {
  title: 'Stop the login form from losing the return address',
  description:
    'After signing in, people land on the home page instead of the page they came from.\n\nSteps:\n1. Open /reports while signed out\n2. Sign in\n3. You are on / instead of /reports\n\nThe address is in the `next` parameter and is dropped in `session.ts`.',
  dod: '- [ ] After signing in, people are back on the page they came from\n- [ ] Addresses of other sites are refused\n- [ ] A test covers both',
  hash: '9f2b6c1d4e8a7035c1d2e3f4a5b6c7d8e9f00112233445566778899aabbccdde',
};

export function makeMission(overrides: Partial<Mission> = {}): Mission {
  return {
    id: 'msn_4821',
    title: `${BRIEF.title} — acme/shop#12`,
    description: BRIEF.description,
    phase: 'in_progress',
    status: 'in_progress',
    verification: 'pending',
    verificationText: null,
    escrowStatus: 'held',
    specialist: 'Nova Reyes',
    rank: 94,
    category: 'DevOps',
    tier: 'T1 Verified',
    budgetCents: 12_000,
    dod: BRIEF.dod,
    reworkCount: 0,
    createdAt: NOW,
    ...overrides,
  };
}

export function makePull(overrides: Partial<Pull> = {}): Pull {
  return {
    number: 31,
    url: 'https://github.com/acme/shop/pull/31',
    title: 'Keep the return address',
    body: 'Closes #12',
    state: 'open',
    draft: false,
    fork: false,
    author: { login: 'nova-reyes', id: 7, isBot: false },
    createdAt: 1_795_435_260_000,
    headSha: SHA,
    headRef: 'keep-return-address',
    baseRef: 'main',
    mergeable: 'mergeable',
    review: 'none',
    mergeSha: null,
    closes: [12],
    headStatuses: [],
    sameHead: [],
    comments: [],
    ...overrides,
  };
}

export function makeResult(name: string, overrides: Partial<ContextResult> = {}): ContextResult {
  return {
    name,
    verdict: 'passed',
    state: 'success',
    kind: 'check_run',
    appId: 15_368,
    appName: 'GitHub Actions',
    url: 'https://github.com/acme/shop/actions/runs/991/job/2001',
    description: null,
    nodeId: null,
    source: 'ruleset',
    ...overrides,
  };
}

export function makeEvidence(results: readonly ContextResult[]): Evidence {
  return { sha: SHA, results, sources: { rules: 'read', classic: 'none' } };
}

export function makeVerdict(kind: Verdict['kind'], code: ReasonCode, message = '', nextStep = ''): Verdict {
  return { kind, code, message, nextStep };
}

export function makeMissionView(overrides: Partial<MissionView> = {}): MissionView {
  return {
    repository: { owner: 'acme', name: 'shop', id: 4711, defaultBranch: 'main' },
    serverUrl: 'https://github.com',
    subject: { kind: 'issue', number: 12 },
    reference: 'acme/shop#12',
    generation: 1,
    sandbox: false,
    dryRun: false,
    mission: makeMission(),
    verdict: makeVerdict('wait', 'mission_not_ready'),
    outcome: 'pending',
    round: 1,
    maxReworks: 3,
    pull: null,
    evidence: null,
    evidenceProblem: null,
    brief: BRIEF,
    droppedComments: 0,
    history: [
      { at: NOW, text: 'ada put the label `orkestro` on' },
      { at: NOW + 4000, text: 'Mission msn_4821 posted for $120.00' },
      { at: NOW + 5000, text: 'Nova Reyes matched, escrow held' },
    ],
    warnings: [],
    runUrl: 'https://github.com/acme/shop/actions/runs/990',
    commandPrefix: '/orkestro',
    statusContext: 'orkestro/mission',
    gateOpen: false,
    now: NOW,
    ...overrides,
  };
}

export function makeOutcome(overrides: Partial<Outcome> = {}): Outcome {
  return {
    kind: 'pending',
    code: 'mission_not_ready',
    message: '',
    nextStep: '',
    view: null,
    views: [],
    commentUrl: 'https://github.com/acme/shop/issues/12#issuecomment-5',
    specialists: null,
    receipt: null,
    exitWithFailure: false,
    ...overrides,
  };
}

const DELIVERED = { phase: 'awaiting_acceptance', status: 'awaiting_acceptance' } as const;
const VERIFIED = { ...DELIVERED, verification: 'passed', verificationText: 'passed' } as const;
const HISTORY = makeMissionView().history;
const GREEN = [makeResult('build'), makeResult('lint', { state: 'neutral' }), makeResult('test (ubuntu)')];
const RED = [
  makeResult('build'),
  makeResult('test (ubuntu)', {
    verdict: 'failed',
    state: 'failure',
    description: '2 of 418 tests failed: return address, other sites',
  }),
  makeResult('ci/coverage', {
    kind: 'status',
    verdict: 'failed',
    state: 'failure',
    url: 'https://ci.example.com/acme/shop/88',
    description: '71 % is below the 80 % wanted',
    source: 'classic',
  }),
];
const REWORKED = [
  ...HISTORY,
  { at: NOW + 19 * MINUTE, text: 'Delivered as #31 at c0ffee1' },
  { at: NOW + 24 * MINUTE, text: 'Sent back: `test (ubuntu)` failed' },
];

/** A view for each situation, in the order of a mission's life. */
export const SAMPLES: Readonly<Record<string, MissionView>> = {
  Hired: makeMissionView({
    mission: makeMission({ phase: 'matched', status: 'matched' }),
    verdict: makeVerdict(
      'wait',
      'mission_not_ready',
      'Nova Reyes was matched and the budget is held in escrow.',
      'Nova Reyes delivers a pull request. The workflow `orkestro` looks again on every push and check, nobody needs to do anything.',
    ),
  }),
  'At work': makeMissionView({
    verdict: makeVerdict(
      'wait',
      'mission_not_ready',
      'The specialist is working on the mission.',
      'Nothing to do now. This run looks again until 10:30 UTC; after that a `schedule` run does.',
    ),
  }),
  'Checks running': makeMissionView({
    mission: makeMission(VERIFIED),
    verdict: makeVerdict('wait', 'checks_pending', 'Verification passed; 1 of 3 required checks is still running.'),
    pull: makePull(),
    evidence: makeEvidence([
      GREEN[0]!,
      GREEN[1]!,
      makeResult('test (ubuntu)', { verdict: 'pending', state: 'pending' }),
    ]),
  }),
  'Sent back': makeMissionView({
    mission: makeMission({ reworkCount: 1 }),
    outcome: 'reworked',
    round: 2,
    verdict: makeVerdict(
      'rework',
      'checks_failed',
      'Required checks `test (ubuntu)` and `ci/coverage` failed on the delivered commit.',
      'Nova Reyes got the failing checks with their output and works on them. The escrow stays held. Nobody else needs to do anything.',
    ),
    pull: makePull(),
    evidence: makeEvidence(RED),
    history: REWORKED,
  }),
  Accepted: makeMissionView({
    mission: makeMission({
      phase: 'accepted',
      status: 'accepted',
      verification: 'passed',
      verificationText: 'passed',
      escrowStatus: 'released',
      reworkCount: 1,
    }),
    outcome: 'accepted',
    round: 2,
    gateOpen: true,
    verdict: makeVerdict(
      'accept',
      'checks_passed',
      'All 3 required checks passed on the delivered commit, and the independent verification passed.',
      'The gate is open: a maintainer can merge #31. Nothing more to pay.',
    ),
    pull: makePull(),
    evidence: makeEvidence(GREEN),
    history: [
      ...REWORKED,
      { at: NOW + 41 * MINUTE, text: 'Delivered again at c0ffee1, verification passed' },
      { at: NOW + 46 * MINUTE, text: 'All required checks passed' },
      { at: NOW + 46 * MINUTE + 2000, text: 'Accepted, $120.00 paid to Nova Reyes' },
    ],
  }),
  'Protected files': makeMissionView({
    mission: makeMission(VERIFIED),
    outcome: 'held',
    verdict: makeVerdict(
      'hold',
      'protected_paths',
      'The pull request changes `.github/workflows/ci.yml`, which decides whether the work is paid.',
      'Somebody with write access reads that change, then comments `/orkestro accept` or `/orkestro rework <reason>`. Nothing is paid until then.',
    ),
    pull: makePull(),
    evidence: makeEvidence(GREEN),
  }),
  'No required checks': makeMissionView({
    mission: makeMission(VERIFIED),
    outcome: 'held',
    verdict: makeVerdict(
      'hold',
      'no_required_checks',
      'Nothing is required on `main`, so there is nothing that could prove the work.',
    ),
    pull: makePull(),
    evidence: makeEvidence([]),
    warnings: ['The branch rules could not be read on this plan; only classic protection was looked at.'],
  }),
  'Checks not readable': makeMissionView({
    mission: makeMission(VERIFIED),
    outcome: 'held',
    verdict: makeVerdict('hold', 'checks_unavailable', 'GitHub answered 403 when the required checks were read.'),
    pull: makePull(),
    evidenceProblem: 'GET /repos/acme/shop/rules/branches/main: 403 Resource not accessible by integration.',
  }),
  'Refused: no budget': makeMissionView({
    mission: null,
    outcome: 'held',
    history: [],
    verdict: makeVerdict(
      'hold',
      'budget_missing',
      'The issue names no budget, and neither do the inputs.',
      'Set the input `budget-usd` in the workflow, or fill in "Budget (USD)" in the issue form, and put the label `orkestro` on again.',
    ),
    droppedComments: 2,
  }),
  'Refused: not permitted': makeMissionView({
    mission: null,
    brief: null,
    outcome: 'held',
    history: [],
    verdict: makeVerdict(
      'hold',
      'not_permitted',
      'mallory put the label on, with the permission triage; hiring needs write.',
      'Somebody with write access, for example ada, puts the label `orkestro` on again. It was taken off.',
    ),
  }),
  Unconfirmed: makeMissionView({
    mission: null,
    outcome: 'held',
    verdict: makeVerdict(
      'hold',
      'hire_unconfirmed',
      'The answer to the one request that posts the mission was lost, and the mission is not in the list after 5 minutes.',
    ),
  }),
  Ended: makeMissionView({
    mission: makeMission({ phase: 'ended', status: 'refunded', escrowStatus: 'refunded' }),
    outcome: 'held',
    verdict: makeVerdict('hold', 'mission_ended', 'The marketplace ended the mission: refunded.'),
  }),
  Failed: makeMissionView({
    outcome: 'failed',
    verdict: makeVerdict(
      'hold',
      'marketplace_error',
      'GET https://orkestro.net/api/v1/marketplace/missions/msn_4821 answered 503 three times.',
      'Run the workflow again in a few minutes. The mission goes on and its escrow is safe.',
    ),
  }),
  'Sandbox trial': makeMissionView({
    sandbox: true,
    mission: makeMission({ phase: 'accepted', status: 'accepted', verification: 'passed', escrowStatus: 'released' }),
    outcome: 'accepted',
    verdict: makeVerdict('accept', 'verified', 'The work was verified.'),
  }),
  'Dry run': makeMissionView({
    dryRun: true,
    mission: makeMission(VERIFIED),
    pull: makePull(),
    evidence: makeEvidence(RED),
    verdict: makeVerdict(
      'rework',
      'checks_failed',
      'Required checks `test (ubuntu)` and `ci/coverage` failed.',
      'Without `dry-run: true` the work would go back to Nova Reyes.',
    ),
  }),
  Hostile: makeMissionView({
    mission: makeMission({
      specialist: '@octocat <img src=x onerror=alert(1)> | **Nova**',
      escrowStatus: 'held](https://evil.example) \u202Edlos',
      dod: '- [x] done closes #1, GH-2 and torvalds/linux#3\n- <details open>\n- ![logo](https://evil.example/x.png) www.evil.example',
      ...VERIFIED,
    }),
    brief: {
      ...BRIEF,
      description:
        '# Heading\n\n```\n</details> @octocat\n\n| a | b |\n| - | - |\n\n- fixes #1\n\n> [!CAUTION]\n> mail me@evil.example :tada: $x$ and $y$\n\nc0ffee1234567890c0ffee1234567890c0ffee12',
    },
    outcome: 'held',
    verdict: makeVerdict('hold', 'held_by_person', '@everyone says: wait, see https://evil.example/#1'),
    pull: makePull(),
    evidence: makeEvidence([
      makeResult('build | **x** `y` @octocat', {
        verdict: 'failed',
        state: 'failure',
        url: 'https://github.com/torvalds/linux/issues/1',
        description: 'closes #1 ![x](https://evil.example/x.png)\n\n# big',
      }),
    ]),
  }),
};

export const SPECIALISTS: readonly Specialist[] = [
  {
    name: 'Nova Reyes',
    persona: 'Patient debugger',
    type: 'Engineering & IT',
    tier: 'T1 Verified',
    rank: 94,
    score: 4.8,
    missions: 212,
    price: '$40/h',
  },
  {
    name: 'Kit',
    persona: null,
    type: 'Engineering & IT',
    tier: 'New',
    rank: null,
    score: null,
    missions: 0,
    price: null,
  },
  {
    name: 'Imara Osei',
    persona: 'Release engineer',
    type: 'Engineering & IT',
    tier: 'T2 Guaranteed',
    rank: 98,
    score: 4.9,
    missions: 540,
    price: 'from $200',
  },
];
