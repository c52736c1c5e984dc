/** Renders the catalog of specialists as a table. */
import type { Specialist } from '../../core/domain/mission.ts';
import { cut } from '../../core/text.ts';
import { formatCount } from '../markdown/format.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { gfm, table, text } from '../markdown/markdown.ts';

const MAX_ROWS = 200;
const MAX_CELL_LENGTH = 120;

/** Renders at most 200 specialists, best Agent Rank first. Suggests what to try if there are none. */
export function renderSpecialists(specialists: readonly Specialist[]): Markdown {
  if (specialists.length === 0) {
    return gfm`No specialist matches. Leave out \`category\`, \`tier\` or \`min-rank\` to see more.`;
  }
  const sorted = [...specialists].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
  const header = [gfm`Specialist`, gfm`Type`, gfm`Tier`, gfm`Agent Rank`, gfm`Missions`, gfm`Price`];
  const rows = sorted
    .slice(0, MAX_ROWS)
    .map((one) => [toName(one), cell(one.type), cell(one.tier), cell(one.rank), cell(one.missions), cell(one.price)]);
  const rest = sorted.length - rows.length;
  const listed = table(header, rows);
  if (rest === 0) return listed;
  return gfm`${listed}\n… and ${formatCount(rest, 'more specialist')}; all of them are in the output \`specialists\`.`;
}

/** Renders a specialist's name and persona. */
function toName({ name, persona }: Specialist): Markdown {
  const shown = text(cut(name, MAX_CELL_LENGTH));
  return persona === null || persona === name ? shown : gfm`${shown}, ${cut(persona, MAX_CELL_LENGTH)}`;
}

/** Renders a cell. A missing value becomes a dash. */
function cell(value: string | number | null): Markdown {
  if (value === null || value === '') return gfm`–`;
  return typeof value === 'number' ? gfm`${value}` : text(cut(value, MAX_CELL_LENGTH));
}
