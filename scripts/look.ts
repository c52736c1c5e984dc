/**
 * `node scripts/look.ts [folder]`: renders every sample page as GitHub would show it, for people to look at, and prints
 * where it is. With Chromium installed (or named in CHROMIUM), also takes screenshots: wide and light, phone width and dark.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOutcome, SAMPLES, SPECIALISTS } from '../__tests__/report/samples.ts';
import { renderComment } from '../src/report/comment.ts';
import { renderDecisionComment, renderIntentNote } from '../src/report/notes.ts';
import { renderReply } from '../src/report/replies.ts';
import { formatLogLine, renderStatus } from '../src/report/status.ts';
import { renderSummary } from '../src/report/summary.ts';
import type { Section } from './look-page.ts';
import { renderGitHubLikePage } from './look-page.ts';

const COMMENT = 'github-actions bot commented';
const SUMMARY = 'orkestro summary';
const comment = (heading: string, markdown: string): Section => ({ heading, kind: 'comment', markdown, meta: COMMENT });
const summary = (heading: string, markdown: string): Section => ({ heading, kind: 'summary', markdown, meta: SUMMARY });

const sections: Section[] = [];
for (const [heading, page] of Object.entries(SAMPLES)) {
  const { state, description } = renderStatus(page);
  console.log(formatLogLine(page));
  sections.push(comment(heading, renderComment(page, 'full')));
  sections.push({ heading: '', kind: 'status', markdown: description, meta: `${state} ${page.statusContext}` });
}
const pick = (name: string): (typeof SAMPLES)[string] => SAMPLES[name] ?? Object.values(SAMPLES)[0]!;
const sentBack = pick('Sent back');
const accepted = pick('Accepted');
const refused = pick('Refused: no budget');
sections.push(
  comment('Minimal: sent back', renderComment(sentBack, 'minimal')),
  comment('Minimal: accepted', renderComment(accepted, 'minimal')),
  comment('Intent note', renderIntentNote({ runUrl: sentBack.runUrl })),
  comment(
    'Decision: sending back',
    renderDecisionComment({
      page: { ...sentBack, round: 1, mission: sentBack.mission && { ...sentBack.mission, reworkCount: 0 } },
      verdict: sentBack.verdict,
      sha: sentBack.pull?.headSha ?? null,
      round: 1,
    }),
  ),
  comment(
    'Decision: accepting',
    renderDecisionComment({ page: accepted, verdict: accepted.verdict, sha: accepted.pull?.headSha ?? null, round: 2 }),
  ),
  comment(
    'Reply: refused',
    renderReply(
      {
        mood: 'refused',
        title: 'Not hired',
        say: refused.verdict.say,
        next: refused.verdict.next,
        commands: null,
        pages: [],
      },
      'full',
    ),
  ),
  comment(
    'Reply: help',
    renderReply({ mood: 'told', title: 'Commands', say: '', next: '', commands: '/orkestro', pages: [] }, 'full'),
  ),
  summary('Summary: accepted', renderSummary(makeOutcome({ kind: 'accepted', code: 'checks_passed', page: accepted }))),
  summary('Summary: many', renderSummary(makeOutcome({ pages: Object.values(SAMPLES) }))),
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
        say: 'budget-usd: "1e9" is not an amount. Expected: digits with at most two decimals, for example 120 or 99.50.',
      }),
    ),
  ),
);

const folder = process.argv[2] ?? join(tmpdir(), 'orkestro-look');
mkdirSync(folder, { recursive: true });
const index = join(folder, 'index.html');
writeFileSync(index, renderGitHubLikePage({ title: 'What people see', sections }));
console.log(`\n${index}`);

const VIEWS = [
  { name: 'wide', width: 880, theme: 'light' },
  { name: 'phone', width: 390, theme: 'dark' },
] as const;
/** Tall enough for the longest section; Chromium doesn't go far beyond. */
const HEIGHT = 1500;

/** One picture per headed section and view: long pages are hard to look at. */
function takeScreenshots(chromium: string): void {
  for (const { name, width, theme } of VIEWS) {
    for (const [at, section] of sections.entries()) {
      if (section.heading === '') continue;
      const shown = sections[at + 1]?.heading === '' ? sections.slice(at, at + 2) : [section];
      const slug = `${String(at).padStart(2, '0')}-${section.heading.toLowerCase().replace(/[^a-z]+/g, '-')}-${name}`;
      const html = join(folder, `${slug}.html`);
      writeFileSync(html, renderGitHubLikePage({ title: section.heading, sections: shown, theme, width }));
      const size = `--window-size=${Math.max(500, width)},${HEIGHT}`;
      const picture = `--screenshot=${join(folder, `${slug}.png`)}`;
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', size, picture];
      const { status } = spawnSync(chromium, [...flags, `file://${html}`], { stdio: 'ignore' });
      if (status !== 0) throw new Error(`${chromium} could not take the picture ${slug}: exit code ${String(status)}`);
    }
  }
  console.log(`Screenshots: ${folder}/*.png`);
}

const chromium = process.env['CHROMIUM'] ?? 'chromium';
if (spawnSync(chromium, ['--version'], { stdio: 'ignore' }).status === 0) takeScreenshots(chromium);
else console.log('No screenshots: there is no Chromium. Name one in CHROMIUM.');
