import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMAND_USAGES } from '../../../src/core/commands/parse.ts';
import type { Reply } from '../../../src/core/ports/renderer.ts';
import { renderComment } from '../../../src/report/render/comment.ts';
import { renderDecisionComment, renderHireNotice } from '../../../src/report/render/notes.ts';
import { renderReply } from '../../../src/report/render/replies.ts';
import { expectNone, expectSame } from '../../support/many.ts';
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
  SHA,
} from '../../support/report/samples.ts';

const VIEW = makeMissionView({
  mission: makeMission({ phase: 'awaiting_acceptance', verification: 'passed' }),
  pull: makePull(),
  evidence: makeEvidence([
    makeResult('build'),
    makeResult('test', { verdict: 'failed', state: 'failure', description: '2 of 418 failed, ask @octocat' }),
    makeResult('lint', { verdict: 'failed', state: 'failure', url: null, description: ' ' }),
  ]),
});

describe('renderIntentNote', () => {
  it('says what is about to happen, and what to do when the run was stopped in between', () => {
    expect(renderHireNotice({ runUrl: 'https://github.com/acme/shop/actions/runs/990' })).toMatchInlineSnapshot(`
      "⏳ **Hiring a specialist.**

      [This run](https://github.com/acme/shop/actions/runs/990) is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.
      "
    `);
  });
});

describe('renderDecisionComment', () => {
  it('tells who gets what, for which commit, when accepting', () => {
    const verdict = makeVerdict('accept', 'checks_passed', 'All required checks passed on #31.', 'Escrow is released.');
    expect(renderDecisionComment({ view: VIEW, verdict, sha: SHA, round: 1 })).toMatchInlineSnapshot(`
      "### ✅ Accepting the delivery at \`c0ffee1\`

      All required checks passed on [#31](https://github.com/acme/shop/pull/31).

      **What happens next:** $120.00 is released from escrow to Nova Reyes. The mission's page says when it is done.
      "
    `);
  });

  it('names the failing checks when sending back', () => {
    const verdict = makeVerdict('rework', 'checks_failed', 'Required checks failed: "test" and "lint".');
    expect(renderDecisionComment({ view: VIEW, verdict, sha: SHA, round: 2 })).toMatchInlineSnapshot(`
      "### 🔁 Sending the delivery back at \`c0ffee1\`

      Required checks failed: "test" and "lint".

      - [\`test\`](https://github.com/acme/shop/actions/runs/991/job/2001): failed. 2 of 418 failed, ask \`@octocat\`
      - \`lint\`: failed

      **What happens next:** Nova Reyes works on it again (rework 2 of 3). The escrow stays held, nothing is paid.
      "
    `);
  });

  it('does without a pull request, evidence, budget and name', () => {
    const view = makeMissionView({ mission: makeMission({ budgetCents: null, specialist: null }) });
    const accept = renderDecisionComment({ view, verdict: makeVerdict('accept', 'verified'), sha: null, round: 1 });
    expect(accept).toContain('### ✅ Accepting the delivery\n');
    expect(accept).toContain('The escrow is released to the specialist.');
    const rework = renderDecisionComment({
      view,
      verdict: makeVerdict('rework', 'verification_failed'),
      sha: null,
      round: 1,
    });
    expect(rework).toContain('the specialist works on it again (rework 1 of 3)');
  });

  it('names ten checks at most', () => {
    const results = Array.from({ length: 300 }, (_, at) =>
      makeResult(`test ${at}`, { verdict: 'failed', state: 'failure' }),
    );
    const comment = renderDecisionComment({
      view: { ...VIEW, evidence: makeEvidence(results) },
      verdict: makeVerdict('rework', 'checks_failed'),
      sha: SHA,
      round: 1,
    });
    expect(comment.split('\n').filter((line) => line.startsWith('- [`test'))).toHaveLength(10);
    expect(comment).toContain('… and 290 more checks');
  });

  it('carries the banner of a trial', () => {
    expect(
      renderDecisionComment({
        view: { ...VIEW, sandbox: true },
        verdict: makeVerdict('accept', 'verified'),
        sha: SHA,
        round: 1,
      }),
    ).toContain('_Sandbox:');
  });
});

const ASKED: Reply = {
  kind: 'refused',
  title: 'Not settled',
  message: 'It moved.',
  nextStep: '',
  commands: null,
  views: [],
};

describe('renderReply', () => {
  it('says what was refused, why, and what to do', () => {
    expect(renderReply({ ...ASKED, nextStep: 'Write `/orkestro accept` again.' }, 'full')).toBe(
      '### 😕 Not settled\n\nIt moved.\n\n**What to do:** Write `/orkestro accept` again.\n',
    );
  });

  it('lists every command with its prefix', () => {
    const help = renderReply({ ...ASKED, kind: 'told', message: '', commands: '/bot' }, 'full');
    for (const usage of COMMAND_USAGES) expect(help).toContain(`\`/bot ${usage.split(' ')[0] ?? ''}`);
    expect(help).not.toContain('What to do');
  });

  it('shows one mission whole, and a line for each of several', () => {
    expect(renderReply({ ...ASKED, views: [VIEW] }, 'full')).toContain(renderComment(VIEW, 'full'));
    const many = renderReply({ ...ASKED, views: Array.from({ length: 60 }, () => VIEW) }, 'full');
    expect(many.match(/^- /gm)).toHaveLength(51);
    expect(many).toContain('… and 10 more');
    expect(renderReply({ ...ASKED, views: [VIEW, VIEW] }, 'minimal').match(/^- /gm)).toHaveLength(2);
  });
});

describe('hostile notes (threats row 13)', () => {
  it('are inert', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const view = makeMissionView({
          mission: makeMission({ specialist: a }),
          brief: { ...BRIEF, title: a, description: b },
          evidence: makeEvidence([makeResult(a, { verdict: 'failed', description: b, url: null })]),
          warnings: [b],
        });
        const verdict = makeVerdict('rework', 'checks_failed', a, b);
        for (const note of [
          renderDecisionComment({ view, verdict, sha: b, round: 1 }),
          renderReply({ kind: 'told', title: a, message: b, nextStep: a, commands: null, views: [view, view] }, 'full'),
        ]) {
          const read = readMarkdown(note);
          expectNone([
            ...findActive(read.texts),
            ...read.links,
            ...read.html.filter((tag) => !/^<\/?details>/.test(tag)),
          ]);
          expectSame(read.kinds.get('heading') ?? 0, 1);
        }
      }),
      { numRuns: 1500 },
    );
  }, 60_000);
});
