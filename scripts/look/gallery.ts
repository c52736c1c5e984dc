/** Renders every sample with src/report, also those that a scenario would take long to reach. */
import { makeOutcome, SAMPLES, SPECIALISTS } from '../../__tests__/support/report/samples.ts';
import { renderComment } from '../../src/report/render/comment.ts';
import { renderDecisionComment, renderHireNotice } from '../../src/report/render/notes.ts';
import { renderReply } from '../../src/report/render/replies.ts';
import { renderStatus } from '../../src/report/view/status.ts';
import { renderSummary } from '../../src/report/render/summary.ts';
import type { Section } from './page.ts';

const COMMENT = 'github-actions bot commented';
const SUMMARY = 'orkestro summary';
const comment = (heading: string, markdown: string): Section => ({ heading, kind: 'comment', markdown, meta: COMMENT });
const summary = (heading: string, markdown: string): Section => ({ heading, kind: 'summary', markdown, meta: SUMMARY });

/** Renders all samples. */
export function renderSamples(): readonly Section[] {
  const sections: Section[] = [];
  for (const [heading, view] of Object.entries(SAMPLES)) {
    const { state, description } = renderStatus(view);
    sections.push(comment(heading, renderComment(view, 'full')));
    sections.push({ heading: '', kind: 'status', markdown: description, meta: `${state} ${view.statusContext}` });
  }
  const pick = (name: string): (typeof SAMPLES)[string] => SAMPLES[name] ?? Object.values(SAMPLES)[0]!;
  const sentBack = pick('Sent back');
  const accepted = pick('Accepted');
  const refused = pick('Refused: no budget');
  sections.push(
    comment('Minimal: sent back', renderComment(sentBack, 'minimal')),
    comment('Minimal: accepted', renderComment(accepted, 'minimal')),
    comment('Hire notice', renderHireNotice({ runUrl: sentBack.runUrl })),
    comment(
      'Decision: sending back',
      renderDecisionComment({
        view: { ...sentBack, round: 1, mission: sentBack.mission && { ...sentBack.mission, reworkCount: 0 } },
        verdict: sentBack.verdict,
        sha: sentBack.pull?.headSha ?? null,
        round: 1,
      }),
    ),
    comment(
      'Decision: accepting',
      renderDecisionComment({
        view: accepted,
        verdict: accepted.verdict,
        sha: accepted.pull?.headSha ?? null,
        round: 2,
      }),
    ),
    comment(
      'Reply: refused',
      renderReply(
        {
          kind: 'refused',
          title: 'Not hired',
          message: refused.verdict.message,
          nextStep: refused.verdict.nextStep,
          commands: null,
          views: [],
        },
        'full',
      ),
    ),
    comment(
      'Reply: help',
      renderReply(
        { kind: 'told', title: 'Commands', message: '', nextStep: '', commands: '/orkestro', views: [] },
        'full',
      ),
    ),
    summary(
      'Summary: accepted',
      renderSummary(makeOutcome({ kind: 'accepted', code: 'checks_passed', view: accepted })),
    ),
    summary('Summary: many', renderSummary(makeOutcome({ views: Object.values(SAMPLES) }))),
    summary(
      'Summary: discover',
      renderSummary(makeOutcome({ kind: 'skipped', code: 'discovered', specialists: SPECIALISTS })),
    ),
    summary(
      'Summary: failed early',
      renderSummary(
        makeOutcome({
          kind: 'failed',
          code: 'bad_input',
          message:
            'budget-usd: "1e9" is not an amount. Expected: digits with at most two decimals, for example 120 or 99.50.',
        }),
      ),
    ),
  );
  return sections;
}
