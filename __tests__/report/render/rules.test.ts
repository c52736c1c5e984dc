/** Rules for every comment and summary: a headline of one line, what happens next, short paragraphs, complete tables. */
import { describe, expect, it } from '@jest/globals';
import type { Token } from 'marked';
import { Marked } from 'marked';
import type { OutcomeKind, Verdict } from '../../../src/core/domain/model.ts';
import { REASON_CODES } from '../../../src/core/domain/model.ts';
import type { MissionView } from '../../../src/core/domain/outcome.ts';
import { renderComment } from '../../../src/report/render/comment.ts';
import { formatLogLine, renderStatus } from '../../../src/report/view/status.ts';
import { renderSummary } from '../../../src/report/render/summary.ts';
import {
  makeMission,
  makeOutcome,
  makeMissionView,
  makeVerdict,
  SAMPLES,
  SPECIALISTS,
} from '../../support/report/samples.ts';

const OUTCOMES: readonly (readonly [OutcomeKind, Verdict['kind']])[] = [
  ['accepted', 'accept'],
  ['reworked', 'rework'],
  ['pending', 'wait'],
  ['pending', 'accept'],
  ['held', 'hold'],
  ['skipped', 'hold'],
  ['failed', 'hold'],
];
const LONGEST_HEADLINE = 130;
/** In characters, about 8 lines on a phone. */
const LONGEST_PARAGRAPH = 420;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/gu;

/** Every code with every outcome, with and without a mission. The texts are the reason code's. */
const VIEWS: readonly (readonly [string, MissionView])[] = REASON_CODES.flatMap((code) =>
  OUTCOMES.flatMap(([outcome, kind]) =>
    [makeMission(), null].map(
      (mission) =>
        [
          `${code}, ${outcome}, ${kind}, ${mission === null ? 'no mission' : 'mission'}`,
          makeMissionView({ outcome, mission, verdict: makeVerdict(kind, code) }),
        ] as const,
    ),
  ),
);

/** Finds what breaks the rules. */
function findProblems(markdown: string): readonly string[] {
  const tokens = new Marked({ gfm: true }).lexer(markdown);
  return [
    ...findHeadlineProblems(markdown.split('\n')[0] ?? ''),
    ...findTextProblems(markdown),
    ...tokens.flatMap(findTokenProblems),
  ];
}

function findHeadlineProblems(headline: string): readonly string[] {
  const found: string[] = [];
  if (!headline.startsWith('### ')) found.push(`no headline: ${headline}`);
  if (headline.length > LONGEST_HEADLINE) found.push(`a long headline: ${headline}`);
  if (/[.\n]$|undefined|null|NaN|\[object/.test(headline)) found.push(`an odd headline: ${headline}`);
  return found;
}

function findTextProblems(markdown: string): readonly string[] {
  const found: string[] = [];
  const nextStep = /\*\*What happens next:\*\* (.*)/.exec(markdown)?.[1] ?? '';
  if (nextStep.length < 10) found.push('no next step');
  if (markdown.split('**What happens next:**').length > 2) found.push('two next steps');
  if ((markdown.match(EMOJI) ?? []).length > 1) found.push('more than one emoji');
  if (/‹|\bundefined\b|\[object/.test(markdown)) found.push('a missing value');
  return found;
}

function findTokenProblems(token: Token): readonly string[] {
  if (token.type === 'html' && !/^<\/?(?:details|summary)>/.test(token.raw)) return [`HTML: ${token.raw}`];
  if (token.type === 'paragraph' && token.raw.length > LONGEST_PARAGRAPH) return [`a long paragraph: ${token.raw}`];
  return token.type === 'table' ? findTableProblems(token as TableToken) : [];
}

/** The cells of a table. */
interface TableToken {
  readonly header: readonly { readonly text: string }[];
  readonly rows: readonly (readonly { readonly text: string }[])[];
}

/** Finds empty and missing cells. Screen readers name a column by its header, so headers must not be empty either. */
function findTableProblems({ header, rows }: TableToken): readonly string[] {
  const empty = [...header, ...rows.flat()].filter(({ text }) => text.trim() === '');
  const ragged = rows.filter((row) => row.length !== header.length);
  return [...empty.map(() => 'an empty cell'), ...ragged.map(() => 'a ragged row')];
}

it.each(VIEWS)('%s', (_name, view) => {
  expect(findProblems(renderComment(view, 'full'))).toEqual([]);
  expect(findProblems(renderComment(view, 'minimal'))).toEqual([]);
  expect(renderComment(view, 'minimal').split('\n').length).toBeLessThanOrEqual(14);
  const { description } = renderStatus(view);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(`${description}${formatLogLine(view)}`).not.toMatch(/\n|undefined|‹/);
});

const { Hostile: _foreign, ...OWN } = SAMPLES;

describe.each(Object.entries(OWN))('%s', (_name, view) => {
  it('keeps to it as a comment and as a summary', () => {
    expect(findProblems(renderComment(view, 'full'))).toEqual([]);
    expect(findProblems(renderSummary(makeOutcome({ kind: view.outcome, code: view.verdict.code, view })))).toEqual([]);
  });

  it('has a timeline that Mermaid reads: a time and events, colons nowhere else', () => {
    const summary = renderSummary(makeOutcome({ kind: view.outcome, code: view.verdict.code, view }));
    const [, block] = /```mermaid\n([^`]*)```/.exec(summary) ?? [];
    if (view.history.length < 2) expect(block).toBeUndefined();
    else
      for (const line of (block ?? '').trimEnd().split('\n').slice(1))
        expect(line).toMatch(/^ {4}[^:;#"%]+(?: : [^:;#"%]+)+$/);
  });
});

it('a sweep, the catalogue, the doctor: tables without an empty cell, and a headline', () => {
  const findings = [
    { grade: 'ok', topic: 'api-key', message: 'works', fix: null },
    { grade: 'fail', topic: 'checks', message: 'cannot be read', fix: 'Give the job checks: read.' },
  ] as const;
  const summaries = [
    makeOutcome({ views: Object.values(OWN) }),
    makeOutcome({ specialists: SPECIALISTS }),
    makeOutcome({ findings, message: '1 of 2 failed.', nextStep: 'Correct it.' }),
  ].map(renderSummary);
  for (const summary of summaries) {
    expect(summary).toMatch(/^### \S+ .*\d/);
    expect(summary).toMatch(/\*\*What happens next:\*\* \S/);
    const tables = new Marked({ gfm: true }).lexer(summary).filter(({ type }) => type === 'table');
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(findTableProblems(table as unknown as TableToken)).toEqual([]);
  }
});
