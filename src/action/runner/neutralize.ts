/**
 * Makes foreign text harmless for the runner's log. The runner executes `::cmd::` after leading white space and `##[cmd`
 * anywhere in a line (docs/GITHUB-FACTS.md#commands-in-logs). Its comparison by culture ignores invisible characters, so the
 * patterns here ignore them too.
 */

/** Every line end that some reader recognizes: CR, LF, VT, FF, NEL, and the two Unicode separators. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Characters that a comparison by culture ignores. */
const INVISIBLE = String.raw`[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
const AT_START = new RegExp(String.raw`^([\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*):${INVISIBLE}(?=:)`, 'u');
const ANYWHERE = new RegExp(String.raw`#${INVISIBLE}#${INVISIBLE}(?=\[)`, 'gu');

/** Terminal control characters, such as escape and backspace, which rewrite what a reader sees. Tabs stay. */
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/** Splits a text into lines, none of which is a workflow command. A backslash shows where a command was broken. */
export function neutralizeLines(text: string): readonly string[] {
  return text.split(LINE_END).map(neutralizeLine);
}

/** Neutralizes one line. */
function neutralizeLine(line: string): string {
  return line
    .replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(AT_START, '$1:\\')
    .replace(ANYWHERE, '##\\');
}

/**
 * Formats a workflow command on one line, `::name::data`, with escaped data.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
export function formatCommand(name: string, data = ''): string {
  return `::${name}::${data.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`;
}
