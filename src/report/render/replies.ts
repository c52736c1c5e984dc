/** Answers to commands (docs/BEHAVIOR.md#commands): what was done or refused, why, and who has to do what. */
import type { MissionView } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { cut } from '../../core/text.ts';
import { listCommands } from '../view/command-table.ts';
import { renderComment } from './comment.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, list, stack, table } from '../markdown/markdown.ts';
import { formatLogLine } from '../view/status.ts';

const ICONS: Readonly<Record<Reply['kind'], string>> = { done: '👍', refused: '😕', told: '💬' };

/** Longest foreign title and sentence; how many missions get a line. */
const TITLE = 200;
const SENTENCE = 1_500;
const LINES = 50;

/** The answer as a comment, at most 60,000 characters of a page and a few thousand of its own. */
export function renderReply(reply: Reply, style: 'full' | 'minimal'): string {
  const { kind, title, message, nextStep, commands, views } = reply;
  const opening = stack([
    gfm`### ${ICONS[kind]} ${cut(title, TITLE)}`,
    message === '' ? null : gfm`${cut(message, SENTENCE)}`,
    nextStep === '' ? null : gfm`**What to do:** ${cut(nextStep, SENTENCE)}`,
    commands === null ? null : renderCommandTable(commands),
  ]);
  return `${opening.source}\n${renderPages(views, style)}`;
}

function renderCommandTable(prefix: string): Markdown {
  const rows = listCommands(prefix, 'all').map(({ command, effect }) => [code(cut(command, TITLE)), gfm`${effect}`]);
  return stack([gfm`As the first line of a new comment:`, table([gfm`Command`, gfm`What it does`], rows)]);
}

/** One mission is shown whole; of several each gets a line. */
function renderPages(pages: readonly MissionView[], style: 'full' | 'minimal'): string {
  const [only] = pages;
  if (only === undefined) return '';
  if (pages.length === 1) return `\n${renderComment(only, style)}`;
  const lines = pages.slice(0, LINES).map((page) => gfm`${formatLogLine(page)}`);
  const rest = pages.length - lines.length;
  return `\n${list(rest === 0 ? lines : [...lines, gfm`… and ${rest} more`]).source}\n`;
}
