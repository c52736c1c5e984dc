/** Renders replies to commands (docs/BEHAVIOR.md#commands): what was done or refused, why, and what to do. */
import type { MissionView } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { cut } from '../../core/text.ts';
import { listCommands } from '../view/command-table.ts';
import { renderComment } from './comment.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, list, stack, table } from '../markdown/markdown.ts';
import { formatLogLine } from '../view/status.ts';

const ICONS: Readonly<Record<Reply['kind'], string>> = { done: '👍', refused: '😕', told: '💬' };

/** The longest foreign title and message, and the most missions that get a line. */
const MAX_TITLE_LENGTH = 200;
const MAX_MESSAGE_LENGTH = 1_500;
const MAX_LINES = 50;

/** Renders a reply: at most 60,000 characters of a status comment and a few thousand of its own. */
export function renderReply(reply: Reply, style: 'full' | 'minimal'): string {
  const { kind, title, message, nextStep, commands, views } = reply;
  const opening = stack([
    gfm`### ${ICONS[kind]} ${cut(title, MAX_TITLE_LENGTH)}`,
    message === '' ? null : gfm`${cut(message, MAX_MESSAGE_LENGTH)}`,
    nextStep === '' ? null : gfm`**What to do:** ${cut(nextStep, MAX_MESSAGE_LENGTH)}`,
    commands === null ? null : renderCommandTable(commands),
  ]);
  return `${opening.source}\n${renderViews(views, style)}`;
}

/** Renders all commands. */
function renderCommandTable(prefix: string): Markdown {
  const rows = listCommands(prefix, 'all').map(({ command, effect }) => [
    code(cut(command, MAX_TITLE_LENGTH)),
    gfm`${effect}`,
  ]);
  return stack([gfm`As the first line of a new comment:`, table([gfm`Command`, gfm`What it does`], rows)]);
}

/** Renders one mission in full. Of several, each gets a line. */
function renderViews(views: readonly MissionView[], style: 'full' | 'minimal'): string {
  const [only] = views;
  if (only === undefined) return '';
  if (views.length === 1) return `\n${renderComment(only, style)}`;
  const lines = views.slice(0, MAX_LINES).map((view) => gfm`${formatLogLine(view)}`);
  const rest = views.length - lines.length;
  return `\n${list(rest === 0 ? lines : [...lines, gfm`… and ${rest} more`]).source}\n`;
}
