import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OutcomeKind, ReasonCode } from '../../../src/core/domain/model.ts';
import { REASON_CODES } from '../../../src/core/domain/model.ts';
import type { MissionView } from '../../../src/core/domain/outcome.ts';
import { renderComment } from '../../../src/report/render/comment.ts';
import { renderStatus } from '../../../src/report/view/status.ts';
import { findActive, readMarkdown } from '../../support/report/github-markdown.ts';
import { hostile } from '../../support/report/hostile.ts';
import {
  BRIEF,
  makeEvidence,
  makeMission,
  makeMissionView,
  makePull,
  makeResult,
  makeVerdict,
  NOW,
  SAMPLES,
} from '../../support/report/samples.ts';

const LIMIT = 60_000;
const DELIVERED = { phase: 'awaiting_acceptance', status: 'awaiting_acceptance', verification: 'passed' } as const;

/** Finds what a comment must not contain: other HTML than its own two kinds, a second heading, foreign links, clickable boxes. */
function findOddities(markdown: string): readonly string[] {
  const { kinds, html, texts, links } = readMarkdown(markdown);
  return [
    ...['image', 'def', 'hr', 'task', 'del'].filter((kind) => kinds.has(kind)),
    ...(kinds.get('heading') === 1 ? [] : [`${kinds.get('heading') ?? 0} headings`]),
    ...html.filter((tag) => !/^(?:<details>\n<summary>[\w ,()]+<\/summary>|<\/details>|<\/?sub>)$/.test(tag)),
    ...findActive(texts),
    ...links.filter(
      (url) =>
        !/^https:\/\/(?:github\.com\/acme\/shop\/(?:pull\/31|issues\/\d+|actions\/)|ci\.example\.com\/)/.test(url),
    ),
  ];
}

const toNext = (markdown: string): string => /\*\*What happens next:\*\* (.+)/.exec(markdown)?.[1] ?? '';
const toHeadline = (markdown: string): string => markdown.split('\n')[0] ?? '';

describe('every sample', () => {
  it.each(Object.entries(SAMPLES))('%s', (_, view) => {
    const full = renderComment(view, 'full');
    const minimal = renderComment(view, 'minimal');
    expect(findOddities(full)).toEqual([]);
    expect(findOddities(minimal)).toEqual([]);
    expect(full).toMatchSnapshot('full');
    expect(minimal).toMatchSnapshot('minimal');
  });
});

const OUTCOMES: readonly OutcomeKind[] = ['accepted', 'reworked', 'pending', 'held', 'skipped', 'failed'];
const KINDS = ['done', 'accept', 'rework', 'wait', 'hold'] as const;

const EVERY_SITUATION: readonly MissionView[] = OUTCOMES.flatMap((outcome) =>
  KINDS.flatMap((kind) =>
    [null, makeMission(), makeMission(DELIVERED)].map((mission) =>
      makeMissionView({ mission, outcome, verdict: makeVerdict(kind, 'posted') }),
    ),
  ),
);

describe('every reason code', () => {
  it.each(REASON_CODES)('%s reads well, whatever the outcome', (code: ReasonCode) => {
    const comments = EVERY_SITUATION.flatMap((view) =>
      (['full', 'minimal'] as const).map((style) =>
        renderComment({ ...view, verdict: { ...view.verdict, code } }, style),
      ),
    );
    // Many situations read the same.
    for (const comment of new Set(comments)) {
      expect(findOddities(comment)).toEqual([]);
      expect(toNext(comment).length).toBeGreaterThan(10);
      expect(toHeadline(comment)).toMatch(/^### \S.{5,118}$/);
      expect(comment).not.toMatch(/undefined|null|NaN|\[object|‹command›/);
    }
  });

  it("names the configured command, and prefers the verdict's own words", () => {
    const view = makeMissionView({
      outcome: 'held',
      verdict: makeVerdict('hold', 'held_by_person'),
      commandPrefix: '/hire-bot',
    });
    expect(toNext(renderComment(view, 'full'))).toContain('`/hire-bot resume`');
    const ownView = { ...view, verdict: makeVerdict('hold', 'held_by_person', '', ' Ask ada. ') };
    expect(toNext(renderComment(ownView, 'full'))).toBe('Ask ada.');
  });
});

describe('the headline', () => {
  const headlineOf = (overrides: Partial<MissionView>): string =>
    toHeadline(renderComment(makeMissionView(overrides), 'full'));

  it.each<[string, Partial<MissionView>]>([
    ['### ⏳ Hiring a specialist', { mission: null }],
    ['### ⏳ Posted: no specialist is matched yet', { mission: makeMission({ phase: 'submitted', specialist: null }) }],
    ['### ⏳ Hired: Nova Reyes takes the mission', { mission: makeMission({ phase: 'matched' }) }],
    ['### ⏳ Hired: a specialist takes the mission', { mission: makeMission({ phase: 'matched', specialist: ' ' }) }],
    ['### ⏳ At work: Nova Reyes has started', {}],
    ['### ⏳ At work: Nova Reyes is on rework 2 of 3', { round: 3 }],
    ['### ⏳ At work: Nova Reyes is on rework 2 of 3', { mission: makeMission({ reworkCount: 2 }) }],
    [
      '### ⏳ Waiting: the marketplace says "on\\_ice"',
      { mission: makeMission({ phase: 'unknown', status: 'on_ice' }) },
    ],
    ['### ⏳ Waiting: the mission is not ready to be judged', { mission: makeMission(DELIVERED) }],
    ['### ⏳ Ready to pay: all required checks passed', { verdict: makeVerdict('accept', 'checks_passed') }],
    ['### ⏳ To be sent back: required checks failed', { verdict: makeVerdict('rework', 'checks_failed') }],
    [
      '### ⏳ Dry run: would be accepted, all required checks passed',
      { dryRun: true, verdict: makeVerdict('accept', 'checks_passed') },
    ],
    ['### ⏳ Dry run: nothing was written', { dryRun: true, mission: null, verdict: makeVerdict('wait', 'dry_run') }],
    [
      '### ✋ Not hired: there is no budget',
      { mission: null, outcome: 'held', verdict: makeVerdict('hold', 'budget_missing') },
    ],
    [
      '### ✋ On hold: there is more than one mission for this',
      { mission: null, outcome: 'held', verdict: makeVerdict('hold', 'duplicate_missions') },
    ],
    [
      '### ✅ Accepted: $120.00 paid to Nova Reyes',
      { outcome: 'accepted', mission: makeMission({ escrowStatus: 'released' }) },
    ],
    ['### ✅ Accepted: $120.00 to be paid to Nova Reyes', { outcome: 'accepted' }],
    [
      '### ✅ Accepted: $120.00 paid',
      { outcome: 'accepted', mission: makeMission({ escrowStatus: null, specialist: null }) },
    ],
    ['### ✅ Accepted and paid', { outcome: 'accepted', mission: makeMission({ budgetCents: null }) }],
    ['### Skipped: nothing here for this action', { outcome: 'skipped', verdict: makeVerdict('hold', 'skipped') }],
  ])('%s', (headline, overrides) => {
    expect(headlineOf(overrides)).toBe(headline);
  });
});

describe('the sentence below the headline', () => {
  it('is left out where it says the same', () => {
    const view = makeMissionView({
      mission: null,
      verdict: makeVerdict('wait', 'mission_not_ready', 'Hiring a specialist.'),
    });
    expect(renderComment(view, 'full')).not.toContain('Hiring a specialist.');
    const other = { ...view, verdict: { ...view.verdict, message: 'Hiring the best one.' } };
    expect(renderComment(other, 'full')).toContain('\n\nHiring the best one.\n\n');
  });
});

describe('the lifecycle', () => {
  const trackOf = (phase: MissionView['mission']): string =>
    renderComment(makeMissionView({ mission: phase }), 'full')
      .split('\n')
      .find((line) => line.includes(' → ')) ?? '';

  it.each([
    ['submitted', '**●&nbsp;submitted** → matched → in progress → awaiting acceptance → accepted'],
    ['in_progress', '✓&nbsp;submitted → ✓&nbsp;matched → **●&nbsp;in progress** → awaiting acceptance → accepted'],
    [
      'accepted',
      '✓&nbsp;submitted → ✓&nbsp;matched → ✓&nbsp;in progress → ✓&nbsp;awaiting acceptance → ✓&nbsp;accepted',
    ],
    ['ended', '✓&nbsp;submitted → **●&nbsp;re\\*funded**'],
    ['unknown', '✓&nbsp;submitted → **●&nbsp;re\\*funded**'],
  ] as const)('marks %s', (phase, track) => {
    expect(trackOf(makeMission({ phase, status: 're*funded' }))).toBe(track);
  });
});

describe('the Definition of Done', () => {
  const linesOf = (overrides: Partial<MissionView>): readonly string[] => {
    const comment = renderComment(makeMissionView(overrides), 'full');
    const [, part = ''] = comment.split('**Definition of Done** ');
    return part
      .split('\n\n')
      .slice(0, 2)
      .join('\n')
      .split('\n')
      .map((line) => line.trim());
  };

  it.each<[string, string, Partial<Parameters<typeof makeMission>[0] & object>]>([
    ['(not verified yet)', '☐&nbsp;One', {}],
    ['(verification failed)', '☐&nbsp;One', { ...DELIVERED, verification: 'failed' }],
    ['(independently verified)', '✓&nbsp;One', DELIVERED],
    ['(independently verified)', '✓&nbsp;One', { phase: 'accepted', verification: 'passed' }],
    ['(accepted without a passed verification)', '- One', { phase: 'accepted', verification: 'failed' }],
    ['(the mission ended)', '- One', { phase: 'ended', verification: 'passed' }],
  ])('%s: %s', (note, line, mission) => {
    expect(linesOf({ mission: makeMission({ ...mission, dod: '- [x] One' }) })).toEqual([note, line]);
  });

  it.each([
    ['1. One\n2) Two', ['☐&nbsp;One', '☐&nbsp;Two']],
    ['One\n\nTwo', ['☐&nbsp;One', '☐&nbsp;Two']],
    ['## Done when\n- One\n  and more\n* Two', ['☐&nbsp;One and more', '☐&nbsp;Two']],
    ['Intro\n- One', ['☐&nbsp;Intro', '☐&nbsp;One']],
    ['- [ ] One\r\n- [X] Two\r\n- ', ['☐&nbsp;One', '☐&nbsp;Two']],
  ])('reads items of %j', (dod, items) => {
    expect(linesOf({ mission: makeMission({ dod }) }).slice(1)).toEqual(items);
  });

  it("falls back to the brief's, and leaves it out where there is none", () => {
    expect(linesOf({ mission: makeMission({ dod: null }) })).toHaveLength(4);
    expect(renderComment(makeMissionView({ brief: null, mission: makeMission({ dod: null }) }), 'full')).not.toContain(
      'Definition of Done',
    );
    expect(
      renderComment(makeMissionView({ brief: null, mission: makeMission({ dod: '# Only a heading' }) }), 'full'),
    ).not.toContain('Definition of Done');
  });
});

describe('the checks', () => {
  const viewWith = (...results: ReturnType<typeof makeResult>[]): MissionView =>
    makeMissionView({ mission: makeMission(DELIVERED), pull: makePull(), evidence: makeEvidence(results) });

  it('puts what stands in the way first, in bold, with what it says', () => {
    const comment = renderComment(
      viewWith(
        makeResult('a'),
        makeResult('b', { verdict: 'pending', state: 'pending' }),
        makeResult('c', { verdict: 'missing', state: null, url: null }),
        makeResult('d', { verdict: 'inconclusive', state: 'timed_out' }),
        makeResult('e', { verdict: 'needs_approval', state: 'action_required' }),
        makeResult('f', { verdict: 'wrong_source', appName: 'Evil | CI' }),
        makeResult('g', { verdict: 'failed', state: 'failure', url: null, description: '2 tests | failed' }),
        makeResult('h', { verdict: 'skipped', state: 'skipped' }),
        makeResult('i', { verdict: 'wrong_source', appName: null }),
      ),
      'full',
    );
    expect(comment.slice(comment.indexOf('**Required checks**')).split('\n\n').slice(0, 2).join('\n\n'))
      .toMatchInlineSnapshot(`
      "**Required checks** on \`c0ffee1\`: 1 failed, 2 wrong app, 1 needs approval, 1 did not finish, 1 not reported, 1 running, 1 skipped, 1 passed

      | Check | Result |
      | --- | --- |
      | \`g\` | **failed**: 2 tests &#124; failed |
      | [\`f\`](https://github.com/acme/shop/actions/runs/991/job/2001) | **wrong app (Evil &#124; CI)** |
      | [\`i\`](https://github.com/acme/shop/actions/runs/991/job/2001) | **wrong app (not known)** |
      | [\`e\`](https://github.com/acme/shop/actions/runs/991/job/2001) | **needs approval (action required)** |
      | [\`d\`](https://github.com/acme/shop/actions/runs/991/job/2001) | **did not finish (timed out)** |
      | \`c\` | **not reported** |
      | [\`b\`](https://github.com/acme/shop/actions/runs/991/job/2001) | running |
      | [\`h\`](https://github.com/acme/shop/actions/runs/991/job/2001) | skipped |
      | [\`a\`](https://github.com/acme/shop/actions/runs/991/job/2001) | passed |"
    `);
  });

  it('names who requires a check only where that differs', () => {
    const header = '| Check | Result | Required by |';
    expect(renderComment(viewWith(makeResult('a'), makeResult('b')), 'full')).not.toContain(header);
    expect(renderComment(viewWith(makeResult('a'), makeResult('b', { source: 'classic' })), 'full')).toContain(header);
  });

  it("doesn't call checks required that the input names", () => {
    expect(renderComment(viewWith(makeResult('a', { source: 'listed' })), 'full')).toContain('**Checks** on `c0ffee1`');
  });

  it('says why they could not be read', () => {
    const view = makeMissionView({ evidenceProblem: '403 on `rules`, see @octocat' });
    expect(renderComment(view, 'full')).toContain(
      '**Required checks:** could not be read. 403 on `rules`, see `@octocat`',
    );
  });
});

describe('banners, warnings, footer', () => {
  it('says that it is a trial or a dry run', () => {
    expect(renderComment(makeMissionView({ sandbox: true }), 'minimal')).toContain(
      '_Sandbox: a trial without an account.',
    );
    expect(renderComment(makeMissionView({ dryRun: true }), 'full')).toContain('_Dry run: everything was read');
  });

  it('counts dropped HTML comments', () => {
    expect(renderComment(makeMissionView({ droppedComments: 1 }), 'full')).toContain(
      '1 HTML comment in the text was left out',
    );
    expect(renderComment(makeMissionView({ droppedComments: 2 }), 'full')).toContain(
      '2 HTML comments in the text were left out',
    );
  });

  it('offers no commands where there is nobody to give them', () => {
    const withCommands = (overrides: Partial<MissionView>): boolean =>
      renderComment(makeMissionView(overrides), 'full').includes('<summary>Commands</summary>');
    expect(withCommands({})).toBe(true);
    expect(withCommands({ sandbox: true })).toBe(false);
    expect(withCommands({ dryRun: true })).toBe(false);
    expect(withCommands({ subject: { kind: 'run', runId: '1', job: 'j', index: '0', step: 's' } })).toBe(false);
  });

  it('offers what can be done: to hire before and after a mission, to settle while there is one', () => {
    const commandsOf = (more: Partial<MissionView>): readonly string[] =>
      [...renderComment(makeMissionView(more), 'full').matchAll(/^\| `\/orkestro (\w+(?: --\w+)?)/gm)].map(
        ([, name]) => name ?? '',
      );
    expect(commandsOf({ mission: null })).toEqual(['hire', 'hire --force', 'help']);
    expect(commandsOf({ mission: makeMission({ phase: 'accepted' }) })).toEqual(['hire', 'status', 'help']);
    expect(commandsOf({})).toEqual(['link', 'status', 'accept', 'rework', 'hold', 'resume', 'help']);
  });

  it('links the log after a failure only: a comment is edited when something changed, not at every run', () => {
    expect(renderComment(makeMissionView({ outcome: 'failed' }), 'full')).toContain('[log of this run](');
    const one = renderComment(
      makeMissionView({ runUrl: 'https://github.com/acme/shop/actions/runs/1', now: NOW }),
      'full',
    );
    expect(
      renderComment(makeMissionView({ runUrl: 'https://github.com/acme/shop/actions/runs/2', now: NOW + 1 }), 'full'),
    ).toBe(one);
  });

  it('says where the rest of a long brief is', () => {
    const long = renderComment(makeMissionView({ brief: { ...BRIEF, description: 'word '.repeat(1000) } }), 'full');
    expect(long).toContain('This is an excerpt; the whole brief is in the summary of the run.');
    expect(renderComment(makeMissionView(), 'full')).not.toContain('excerpt');
  });
});

describe('limits: 60,000 characters by showing less, never by cutting', () => {
  const many = (count: number, name: string): ReturnType<typeof makeResult>[] =>
    Array.from({ length: count }, (_, at) =>
      makeResult(`${name} ${at}`, at === count - 1 ? { verdict: 'failed', state: 'failure' } : {}),
    );
  const closes = (comment: string): boolean => comment.split('<details>').length === comment.split('</details>').length;

  it('shows 100 of 1,000 checks, the failed one first', () => {
    const comment = renderComment(makeMissionView({ evidence: makeEvidence(many(1000, 'test')) }), 'full');
    expect(comment.length).toBeLessThanOrEqual(LIMIT);
    expect(
      comment.includes('| [`test 999`](https://github.com/acme/shop/actions/runs/991/job/2001) | **failed** |'),
    ).toBe(true);
    expect(comment.includes('999 passed')).toBe(true);
    expect(comment.includes('… and 900 more checks.')).toBe(true);
  });

  it('drops history first, then check rows, then the Definition of Done', () => {
    const wide = '<>'.repeat(75);
    const history = Array.from({ length: 3000 }, (_, at) => ({ at: NOW + at, text: `event ${at} ${wide}${wide}` }));
    const view = makeMissionView({
      history,
      evidence: makeEvidence(many(300, wide)),
      mission: makeMission({ dod: `- ${wide}\n`.repeat(30) }),
    });
    const comment = renderComment(view, 'full');
    expect(comment.length).toBeLessThanOrEqual(LIMIT);
    expect(comment.includes('<summary>History (3000)</summary>')).toBe(true);
    expect(comment.includes('… 2995 earlier')).toBe(true);
    const wider = {
      ...view,
      evidence: makeEvidence(many(300, '|'.repeat(160))),
      mission: makeMission({ dod: `- ${'<'.repeat(300)}\n`.repeat(50) }),
    };
    const less = renderComment(wider, 'full');
    expect(less.length).toBeLessThanOrEqual(LIMIT);
    expect(less.includes('<summary>History')).toBe(false);
    expect(less.includes('… and 290 more checks.')).toBe(true);
    expect(less.includes('… and 30 more items')).toBe(true);
    expect(closes(less)).toBe(true);
  });

  it('copes with a 60 kB Definition of Done and brief', () => {
    const comment = renderComment(
      makeMissionView({
        mission: makeMission({ dod: '- [ ] `a`\n'.repeat(6000) }),
        brief: { ...BRIEF, description: '`|'.repeat(30_000) },
      }),
      'full',
    );
    expect(comment.length).toBeLessThanOrEqual(LIMIT);
    expect(comment.includes('… and 5940 more items')).toBe(true);
    expect(findOddities(comment)).toEqual([]);
  });

  it.each(['\u0000', '|', '<', '`', '@a ', '\u{E0041}', '$ ', '&', '`a`|'])(
    'holds when everything is %j at its worst',
    (worst) => {
      const long = worst.repeat(5000);
      const view = makeMissionView({
        mission: makeMission({
          id: long,
          specialist: long,
          status: long,
          phase: 'unknown',
          tier: long,
          category: long,
          escrowStatus: long,
          verificationText: long,
          dod: `- ${long}\n`.repeat(100),
        }),
        verdict: makeVerdict('hold', 'held_by_person', long, long),
        outcome: 'held',
        evidence: makeEvidence(
          Array.from({ length: 1000 }, (_, at) =>
            makeResult(`${at}${long}`, {
              verdict: 'failed',
              description: long,
              source: at === 0 ? 'classic' : 'ruleset',
              url: `https://ci.example.com/${'a'.repeat(1900)}`,
            }),
          ),
        ),
        evidenceProblem: null,
        brief: { title: long, description: long, dod: long, hash: long },
        warnings: Array.from({ length: 100 }, () => long),
        history: Array.from({ length: 3000 }, () => ({ at: NOW, text: long })),
        reference: long,
        commandPrefix: long,
      });
      for (const style of ['full', 'minimal'] as const) {
        const comment = renderComment(view, style);
        expect(comment.length).toBeLessThanOrEqual(LIMIT);
        expect(closes(comment)).toBe(true);
        expect(comment.includes('**What happens next:**')).toBe(true);
      }
      expect(renderStatus(view).description.length).toBeLessThanOrEqual(140);
    },
  );

  it('takes time in proportion', () => {
    const measure = (count: number): number => {
      const view = makeMissionView({
        evidence: makeEvidence(many(count, 'test')),
        history: Array.from({ length: count }, (_, at) => ({ at, text: `event ${at}` })),
      });
      const start = performance.now();
      renderComment(view, 'full');
      return performance.now() - start;
    };
    measure(1000);
    const small = Math.min(measure(2000), measure(2000));
    expect(Math.min(measure(8000), measure(8000))).toBeLessThan(small * 8 + 50);
  });
});

describe('hostile pages (threats row 13)', () => {
  it('show nothing but our own links, headings and HTML', () => {
    const view = fc.record({ a: hostile, b: hostile, c: hostile, d: hostile }).map(({ a, b, c, d }) =>
      makeMissionView({
        mission: makeMission({
          id: a,
          specialist: b,
          status: c,
          phase: 'unknown',
          tier: d,
          escrowStatus: a,
          verificationText: b,
          dod: `- ${c}\n- [x] ${d}\n${a}`,
        }),
        verdict: makeVerdict('hold', 'held_by_person', c, d),
        outcome: 'held',
        reference: a,
        commandPrefix: b,
        pull: makePull({ title: c, headSha: d, url: `https://github.com/acme/shop/pull/31` }),
        evidence: makeEvidence([
          makeResult(a, { verdict: 'failed', description: b, url: `javascript:${c}` }),
          makeResult(d, { verdict: 'wrong_source', appName: a, source: 'classic', url: `https://ci.example.com/${b}` }),
        ]),
        evidenceProblem: null,
        brief: { title: a, description: b, dod: c, hash: d },
        history: [
          { at: NOW, text: a },
          { at: NOW, text: b },
        ],
        warnings: [c, d],
      }),
    );
    fc.assert(
      fc.property(view, (hostilePage) => {
        expect(findOddities(renderComment(hostilePage, 'full'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
