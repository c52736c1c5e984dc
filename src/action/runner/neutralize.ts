/**
 * Foreign text made harmless for the runner's log. The runner executes `::cmd::` after leading white space and
 * `##[cmd` anywhere in a line (docs/GITHUB-FACTS.md#commands-in-logs). It compares by culture, which ignores invisible characters, so those
 * are looked through as well.
 */

/** Everything that some reader takes for the end of a line: CR, LF, VT, FF, NEL and the two Unicode separators. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Characters that culture comparison ignores. */
const INVISIBLE = String.raw`[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
const AT_START = new RegExp(String.raw`^([\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*):${INVISIBLE}(?=:)`, 'u');
const ANYWHERE = new RegExp(String.raw`#${INVISIBLE}#${INVISIBLE}(?=\[)`, 'gu');

/** Terminal control: escape, backspace and their like rewrite what a reader sees. Tab stays. */
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/** Text as lines, of which none is a workflow command; a backslash shows where one was broken. */
export function neutralizeLines(text: string): readonly string[] {
  return text.split(LINE_END).map(neutralizeLine);
}

function neutralizeLine(line: string): string {
  return line
    .replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(AT_START, '$1:\\')
    .replace(ANYWHERE, '##\\');
}

/**
 * A command of our own in the runner's syntax: `::name key=value::data`, everything but the name escaped, one line.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
export function formatCommand(name: string, data = ''): string {
  return `::${name}::${data.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`;
}
