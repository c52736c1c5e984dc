/** The reason that is sent to the specialist with a rework, as plain text (docs/BEHAVIOR.md#rework-reasons). */
import type { ContextResult, Evidence } from '../domain/evidence.ts';
import type { Mission } from '../domain/mission.ts';
import type { Verdict } from '../domain/model.ts';
import type { CheckDetails } from '../ports/github.ts';
import { cut } from '../text.ts';

/** The longest reason, in characters. */
export const REASON_LENGTH = 4_000;

/** The facts that a rework reason is made from. */
export interface ReworkInput {
  readonly verdict: Verdict;
  readonly mission: Mission;
  readonly evidence: Evidence | null;
  /** By node id. */
  readonly details: ReadonlyMap<string, CheckDetails>;
  /** Removes this run's secrets from a text. */
  readonly redact: (text: string) => string;
}

/** How much of each part a reason contains. */
interface DetailLevel {
  readonly checks: number;
  readonly summary: number;
  readonly annotations: number;
  readonly items: number;
}

/**
 * The levels, richest first. Each next one drops what helps least: summaries, annotations, Definition of Done items,
 * then checks.
 */
const DETAIL_LEVELS: readonly DetailLevel[] = [
  { checks: 20, summary: 1_200, annotations: 10, items: 20 },
  { checks: 20, summary: 400, annotations: 10, items: 20 },
  { checks: 20, summary: 150, annotations: 5, items: 10 },
  { checks: 20, summary: 0, annotations: 3, items: 5 },
  { checks: 20, summary: 0, annotations: 1, items: 0 },
  { checks: 8, summary: 0, annotations: 0, items: 0 },
  { checks: 3, summary: 0, annotations: 0, items: 0 },
];

/**
 * Formats the reason in at most 4,000 characters: what failed, where, and which items of the Definition of Done it
 * affects.
 */
export function formatReworkReason(input: ReworkInput): string {
  let text = '';
  for (const level of DETAIL_LEVELS) {
    text = formatParts(input, level);
    if (text.length <= REASON_LENGTH) return text;
  }
  return cut(text, REASON_LENGTH);
}

function formatParts(input: ReworkInput, level: DetailLevel): string {
  const failed = (input.evidence?.results ?? []).filter(({ verdict }) => verdict === 'failed');
  // Redacts the whole text first, because half a secret can't be recognized, and again without the characters that can hide
  // one.
  const clean = (text: string | null): string => input.redact(toPlainText(input.redact(text ?? '')));
  const checks = failed.slice(0, level.checks).map((result) => formatCheck(result, input, level, clean));
  const rest = failed.length - checks.length;
  return [
    clean(input.verdict.message),
    formatVerification(input, clean),
    ...checks,
    rest > 0 ? `And ${rest} more failed.` : '',
    formatItems(clean(input.mission.dod), failed, level.items),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

type Clean = (text: string | null) => string;

function formatVerification({ verdict, mission }: ReworkInput, clean: Clean): string {
  if (verdict.code !== 'verification_failed') return '';
  return `Verification: ${cut(clean(mission.verificationText), 300)}`;
}

function formatCheck(result: ContextResult, { details }: ReworkInput, level: DetailLevel, clean: Clean): string {
  const detail = details.get(result.nodeId ?? '') ?? NO_DETAILS;
  const short = (text: string | null, max: number): string => cut(clean(text).replaceAll(/\s+/g, ' '), max);
  const title = short(detail.title ?? result.description, 160);
  const lines = [
    `Failed: ${short(result.name, 120)}${title === '' ? '' : ` — ${title}`}`,
    short(result.url, 300),
    ...detail.annotations
      .slice(0, level.annotations)
      .map(({ path, line, message }) => `${short(path, 160)}:${line} ${short(message, 240)}`),
    level.summary === 0 ? '' : cut(clean(detail.summary), level.summary),
  ];
  // Indented, so that foreign lines can't look like our lines.
  const text = lines.filter((line) => line !== '').join('\n');
  return text.replaceAll('\n', '\n  ');
}

const NO_DETAILS: CheckDetails = { title: null, summary: null, annotations: [] };

/**
 * Formats the items of the Definition of Done that name a failed check, or else all that are not ticked. Without a
 * list, its lines are the items.
 */
function formatItems(dod: string, failed: readonly ContextResult[], max: number): string {
  const lines = dod.split('\n').filter((line) => line.trim() !== '');
  const list = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,3}[.)]) (.*)/s.exec(line)?.[1]?.trim() ?? []);
  const items = (list.length > 0 ? list : lines)
    .filter((item) => !/^\[x\]/i.test(item))
    .map((item) => item.replace(/^\[ \] */, ''));
  const names = failed.map(({ name }) => name.toLowerCase());
  const concerned = items.filter((item) => names.some((name) => item.toLowerCase().includes(name)));
  const chosen = (concerned.length > 0 ? concerned : items).slice(0, max);
  return chosen.length === 0 ? '' : ['Definition of Done:', ...chosen.map((item) => `- ${cut(item, 200)}`)].join('\n');
}

/** Removes escape sequences and control characters. Returns LF line ends and at most one empty line in a row. */
function toPlainText(text: string): string {
  return text
    .replaceAll(/\u001B\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
