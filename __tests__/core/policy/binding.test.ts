import { describe, expect, it } from '@jest/globals';
import {
  type BindingInput,
  decideBinding,
  namesOnlyOthers,
  parseMissionReferences,
} from '../../../src/core/policy/binding.ts';
import type { PullCandidate } from '../../../src/core/domain/model.ts';

/** Whole seconds, as GitHub's times are. */
const HIRED_AT = 1_795_435_200_000;

function candidate(number: number, more: Partial<PullCandidate> = {}): PullCandidate {
  return { number, state: 'open', fork: false, body: '', createdAt: HIRED_AT + 60_000, ...more };
}

/** A pull request whose body names the mission. */
function claimant(number: number, more: Partial<PullCandidate> = {}): PullCandidate {
  return candidate(number, { body: 'Orkestro-Mission: m_1', ...more });
}

interface Situation extends Partial<Omit<BindingInput, 'candidates'>> {
  readonly byBody?: readonly PullCandidate[];
  readonly byClosing?: readonly PullCandidate[];
}

/** `#13 input`, `none`, or the conflict's reason. */
function evaluateBinding({ byBody = [], byClosing = [], ...more }: Situation): string {
  const binding = decideBinding({
    explicit: null,
    subject: { kind: 'issue', number: 12 },
    recorded: null,
    linkedByCommand: null,
    missionId: 'm_1',
    hiredAt: HIRED_AT + 400,
    candidates: { byBody, byClosing },
    ...more,
  });
  if (binding.kind === 'bound') return `#${binding.number} ${binding.how}`;
  return binding.kind === 'conflict' ? binding.why : binding.kind;
}

const PULL = { kind: 'pull_request', number: 5 } as const;
const RUN = { kind: 'run', runId: '1', job: 'a', index: '0', step: 's' } as const;

describe('claims in a body', () => {
  it.each([
    ['Orkestro-Mission: m_1', ['m_1']],
    ['Fixes #12\r\n\r\norkestro-mission:m_1  \r\nthanks', ['m_1']],
    ['  Orkestro-Mission: a\nOrkestro-Mission: b\nOrkestro-Mission: a', ['a', 'b']],
    ['Orkestro-Mission: https://x/y?z=1', ['https://x/y?z=1']],
    ['Orkestro-Mission:', []],
    ['Orkestro-Mission: two words', []],
    [`Orkestro-Mission: ${'x'.repeat(201)}`, []],
    ['See Orkestro-Mission: m_1', []],
    ['> Orkestro-Mission: m_1', []],
    ['Orkestro-Missions: m_1', []],
    ['https://example.org/m_1', []],
    [`Orkestro-Mission: ${'x'.repeat(200)}`, ['x'.repeat(200)]],
    ['', []],
  ])('%j are %j', (body, claims) => {
    expect(parseMissionReferences(body)).toEqual(claims);
  });

  it('are found in time proportional to the body', () => {
    for (const unit of ['Orkestro-Mission: ', ' \t', 'Orkestro-Mission:\n', 'Orkestro-Mission: a b\n']) {
      const start = performance.now();
      parseMissionReferences(unit.repeat(262_144 / unit.length));
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });

  it.each([
    ['', false],
    ['Orkestro-Mission: m_1', false],
    ['Orkestro-Mission: m_2\nOrkestro-Mission: m_1', false],
    ['Orkestro-Mission: m_2', true],
  ])('%j name only others: %s', (body, expected) => {
    expect(namesOnlyOthers(body, 'm_1')).toBe(expected);
  });
});

describe('the binding, by people', () => {
  it.each<[string, Situation, string]>([
    ['pr-number', { explicit: 13 }, '#13 input'],
    ['pr-number before everything', { explicit: 13, subject: PULL, byBody: [claimant(14)] }, '#13 input'],
    ['pr-number as recorded', { explicit: 13, recorded: 13 }, '#13 input'],
    ['pr-number as commanded, recorded elsewhere', { explicit: 13, linkedByCommand: 13, recorded: 14 }, '#13 input'],
    ['pr-number against the record', { explicit: 13, recorded: 14 }, 'pr-number says #13, but it is recorded for #14.'],
    [
      'pr-number against a command',
      { explicit: 13, linkedByCommand: 14, recorded: 13 },
      'pr-number says #13, but a person bound it to #14.',
    ],
    ['the subject', { subject: PULL }, '#5 subject'],
    ['the subject before claims', { subject: PULL, byBody: [claimant(14)] }, '#5 subject'],
    ['the subject as commanded', { subject: PULL, linkedByCommand: 5 }, '#5 subject'],
    ['the subject as commanded, recorded elsewhere', { subject: PULL, linkedByCommand: 5, recorded: 9 }, '#5 subject'],
    ['the subject as recorded', { subject: PULL, recorded: 5 }, '#5 subject'],
    ['the record before the subject', { subject: PULL, recorded: 9 }, '#9 recorded'],
    [
      'a command against the subject',
      { subject: PULL, linkedByCommand: 14 },
      'It was posted on pull request #5 itself, but a person bound it to #14.',
    ],
    ['a command', { linkedByCommand: 13 }, '#13 command'],
    [
      'a command before claims',
      { linkedByCommand: 13, byBody: [claimant(14)], byClosing: [candidate(15)] },
      '#13 command',
    ],
    ['a command in place of the record', { linkedByCommand: 13, recorded: 14 }, '#13 command'],
    ['the record', { recorded: 13 }, '#13 recorded'],
    [
      'the record before later claims',
      { recorded: 13, byBody: [claimant(14)], byClosing: [candidate(15)] },
      '#13 recorded',
    ],
    ['the record for a run', { subject: RUN, recorded: 13 }, '#13 recorded'],
  ])('%s', (_what, situation, expected) => {
    expect(evaluateBinding(situation)).toBe(expected);
  });
});

describe('the binding, by claims', () => {
  it.each<[string, Situation, string]>([
    ['nothing', {}, 'none'],
    ['one body', { byBody: [claimant(13)] }, '#13 body'],
    ['one closing reference', { byClosing: [candidate(13)] }, '#13 closing-reference'],
    ['both in one', { byBody: [claimant(13)], byClosing: [claimant(13)] }, '#13 body'],
    ['one body for a run', { subject: RUN, byBody: [claimant(13)] }, '#13 body'],
    ['a merged body', { byBody: [claimant(13, { state: 'merged' })] }, '#13 body'],
    ['bodies that name no mission', { byBody: [candidate(13), candidate(14)] }, 'none'],
    ['a body that names another', { byBody: [candidate(13, { body: 'Orkestro-Mission: m_2' })] }, 'none'],
    ['two bodies', { byBody: [claimant(13), claimant(14)] }, 'Several pull requests claim it: #13, #14.'],
    [
      'two closing references',
      { byClosing: [candidate(13), candidate(14)] },
      'Several pull requests claim it: #13, #14.',
    ],
    [
      'body and closing reference in two',
      { byBody: [claimant(13)], byClosing: [candidate(14)] },
      'Several pull requests claim it: #14, #13.',
    ],
    [
      'many',
      { byClosing: [1, 2, 3, 4, 5, 6, 7].map((number) => candidate(number)) },
      'Several pull requests claim it: #1, #2, #3, #4, #5 and 2 more.',
    ],
    [
      'two missions in one body',
      { byBody: [claimant(13, { body: 'Orkestro-Mission: m_1\nOrkestro-Mission: m_2' })] },
      'Pull request #13 names mission m_2 as well.',
    ],
    [
      'a closing reference, and another mission in the body',
      { byClosing: [candidate(13, { body: 'Fixes #12\nOrkestro-Mission: m_2' })] },
      'Pull request #13 names mission m_2 as well.',
    ],
    [
      "a fork's body",
      { byBody: [claimant(13, { fork: true })] },
      'Only a fork claims it (#13); a person has to bind it.',
    ],
    [
      "a fork's closing reference",
      { byClosing: [candidate(13, { fork: true })] },
      'Only a fork claims it (#13); a person has to bind it.',
    ],
    [
      "a fork's beside one of ours",
      { byBody: [claimant(9, { fork: true })], byClosing: [candidate(13)] },
      '#13 closing-reference',
    ],
    [
      "a fork's beside two of ours",
      { byBody: [claimant(9, { fork: true })], byClosing: [candidate(13), candidate(14)] },
      'Several pull requests claim it: #13, #14.',
    ],
    ['an abandoned one', { byClosing: [candidate(13, { state: 'closed' })] }, 'none'],
    ['an abandoned one and its successor', { byBody: [claimant(13, { state: 'closed' }), claimant(14)] }, '#14 body'],
    ["an abandoned fork's", { byBody: [claimant(13, { state: 'closed', fork: true })] }, 'none'],
    ['old work that was merged', { byClosing: [candidate(3, { state: 'merged' })] }, 'none'],
    ['old work and new', { byClosing: [candidate(3, { state: 'merged' }), candidate(13)] }, '#13 closing-reference'],
  ])('%s', (_what, situation, expected) => {
    expect(evaluateBinding(situation)).toBe(expected);
  });
});

describe('threat row 8: five missions whose pull requests claim each other', () => {
  const missions = [1, 2, 3, 4, 5];
  const swaps = missions.flatMap((a) => missions.filter((b) => b > a).map((b) => [a, b] as const));

  /** Mission n was posted for issue n and is delivered by pull request 10 + n; two of them name each other's mission. */
  it.each(swaps)('%d and %d: neither binds', (a, b) => {
    const named = (n: number): number => (n === a ? b : n === b ? a : n);
    const pulls = missions.map((n) => candidate(10 + n, { body: `Fixes #${n}\nOrkestro-Mission: m_${named(n)}` }));
    for (const n of missions) {
      const binding = evaluateBinding({
        missionId: `m_${n}`,
        subject: { kind: 'issue', number: n },
        byBody: pulls,
        byClosing: pulls.filter(({ number }) => number === 10 + n),
      });
      if (n === a || n === b) expect(binding).toMatch(/Several pull requests claim it/);
      else expect(binding).toBe(`#${10 + n} body`);
    }
  });
});

describe('a pull request that was there before the hire', () => {
  const older = { createdAt: HIRED_AT - 1_000 } as const;

  it.each<[string, Situation]>([
    ['whose body names the mission', { byBody: [claimant(13, older)] }],
    ['that is merged and gets the mission edited in', { byBody: [claimant(13, { ...older, state: 'merged' })] }],
    ['that closes the issue', { byClosing: [candidate(13, older)] }],
  ])('counts for nothing by a reference: one %s', (_which, situation) => {
    expect(evaluateBinding(situation)).toBe('none');
  });

  it('does not stand in the way of the one that is made for the mission', () => {
    expect(evaluateBinding({ byClosing: [candidate(13, older), candidate(14)] })).toBe('#14 closing-reference');
  });

  it.each<[string, Situation]>([
    ['by the input', { explicit: 13 }],
    ['by a person', { linkedByCommand: 13 }],
    ['as the subject', { subject: { kind: 'pull_request', number: 13 } }],
  ])('counts where it is named %s', (_how, situation) => {
    expect(evaluateBinding({ ...situation, byBody: [claimant(13, older)] })).toMatch(/^#13 /);
  });

  it('counts in the very second of the hire, and where the time of the hire is unknown', () => {
    expect(evaluateBinding({ byBody: [claimant(13, { createdAt: HIRED_AT })] })).toBe('#13 body');
    expect(evaluateBinding({ hiredAt: null, byBody: [claimant(13, older)] })).toBe('#13 body');
  });
});
