/** Renders the settings that differ from their default, and where each comes from. */
import type { SettingOrigin } from '../../core/domain/settings.ts';
import { cut } from '../../core/text.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, table } from '../markdown/markdown.ts';

const MAX_CELL_LENGTH = 120;

/** Renders the settings as a table. @returns null if all are at their default */
export function renderSettings(origins: readonly SettingOrigin[]): Markdown | null {
  if (origins.length === 0) return null;
  const header = [gfm`Setting`, gfm`Value`, gfm`From`];
  return gfm`**Settings** that are not at their default:\n\n${table(header, origins.map(toRow))}`;
}

/** Renders the cells of a setting. */
function toRow(origin: SettingOrigin): readonly Markdown[] {
  return [code(origin.name), toValue(origin.value), toSource(origin)];
}

/** Describes where a setting comes from. */
function toSource({ source, beaten }: SettingOrigin): Markdown {
  switch (source) {
    case 'input':
      return beaten === null ? gfm`input` : gfm`input, over the config file's ${toValue(beaten)}`;
    case 'label':
      return gfm`config file, this label`;
    case 'config':
      return gfm`config file`;
  }
}

/** Renders a value on one line. */
function toValue(text: string): Markdown {
  return text === '' ? gfm`(empty)` : code(cut(text.replaceAll(/\s*\n\s*/g, ', '), MAX_CELL_LENGTH));
}
