/**
 * Reads a step's log and its command files by the rules of actions/runner (Runner.Common/ActionCommand.cs,
 * Runner.Worker/FileCommandManager.cs). Where the runner compares by culture, this module is stricter: it also reads each line
 * without its invisible characters.
 */

const COMMANDS = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** A workflow command. */
export interface Command {
  readonly name: string;
  readonly data: string;
}

/** Finds every command that the runner would execute in a step's stdout or stderr. */
export function findCommands(written: string): readonly Command[] {
  const lines = written.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
  return lines.flatMap((line) => {
    const visible = line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
    const command = parseLine(line) ?? parseLine(visible);
    return command === null ? [] : [command];
  });
}

function parseLine(line: string): Command | null {
  return parseNew(line) ?? parseOld(line);
}

/** Parses `::name key=value::data` after leading white space. @returns null if there is none */
function parseNew(line: string): Command | null {
  const text = line.trimStart();
  if (!text.startsWith('::')) return null;
  const end = text.indexOf('::', 2);
  if (end < 0) return null;
  return toCommand(text.slice(2, end), unescape(text.slice(end + 2)));
}

/** Parses `##[name key=value;]data` anywhere in the line. @returns null if there is none */
function parseOld(line: string): Command | null {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  return end < 0 ? null : toCommand(line.slice(start + 3, end), line.slice(end + 1));
}

/** Creates a command. @returns null if the runner knows no such command */
function toCommand(info: string, data: string): Command | null {
  const name = (info.split(' ')[0] ?? '').toLowerCase();
  return COMMANDS.has(name) ? { name, data } : null;
}

function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** Parses the file in GITHUB_OUTPUT as the runner does. @throws if the runner would */
export function parseOutputFile(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')];
    if (equals < 0 && heredoc < 0) throw new Error(`invalid format ${line}`);
    if (heredoc < 0 || (equals >= 0 && equals < heredoc)) {
      found.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    const { name, value, end } = readHeredoc(lines, at, heredoc);
    found.set(name, value);
    at = end;
  }
  return found;
}

function readHeredoc(
  lines: readonly string[],
  at: number,
  marker: number,
): { readonly name: string; readonly value: string; readonly end: number } {
  const [name, delimiter] = [lines[at]?.slice(0, marker) ?? '', lines[at]?.slice(marker + 2) ?? ''];
  if (name === '' || delimiter === '') throw new Error('invalid format');
  const end = lines.indexOf(delimiter, at + 1);
  if (end < 0) throw new Error(`matching delimiter not found ${delimiter}`);
  return { name, value: lines.slice(at + 1, end).join('\n'), end };
}
