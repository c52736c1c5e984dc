/** Writes the runner's command files (docs/GITHUB-FACTS.md#inputs-and-output-files): outputs and job summary. */
import { appendFileSync, statSync } from 'node:fs';
import { EOL } from 'node:os';
import { messageOf, RunnerError } from '../failure.ts';
import { createDelimiter } from './delimiter.ts';
import { InvariantError } from '../../core/invariant.ts';

/** The largest summary of a step. GitHub drops a larger one (docs/GITHUB-FACTS.md#size-limits). */
export const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT_NOTE = '\n\n> The rest did not fit into the summary.\n';

/**
 * Formats an output for the file in `GITHUB_OUTPUT`: `name<<delimiter`, the value, `delimiter`.
 *
 * @throws InvariantError if the name is no output name, or the value contains the delimiter
 */
export function formatOutput(name: string, value: string, delimiter: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new InvariantError(`not an output name: ${name}`);
  if (value.includes(delimiter)) throw new InvariantError(`output ${name} holds its own delimiter`);
  return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}

/** Appends all outputs in one write, each between random delimiters. @throws RunnerError */
export function appendOutputs(path: string, outputs: Readonly<Record<string, string>>): void {
  const text = Object.entries(outputs).map(([name, value]) =>
    formatOutput(name, value, `orkestro_${createDelimiter()}`),
  );
  append(path, text.join(''), 'GITHUB_OUTPUT');
}

/**
 * Appends Markdown to the step's summary. Cuts it at a line end to what still fits into the file. `path` must be the process's
 * `GITHUB_STEP_SUMMARY`, because the toolkit writes to that file only.
 *
 * @throws RunnerError
 */
export async function appendSummary(path: string, markdown: string): Promise<void> {
  try {
    const text = fitSummary(markdown, MAX_SUMMARY_BYTES - sizeOf(path));
    // The toolkit brings an HTTP stack, so it is loaded only when a summary is written.
    const { summary } = await import('@actions/core');
    // A failed write must not leave its text for the next one.
    await summary.emptyBuffer().addRaw(text).write();
  } catch (error) {
    throw toFileError(error, path, 'GITHUB_STEP_SUMMARY');
  }
}

/** Returns the Markdown, or its first lines and a note, in at most `maxBytes` bytes of UTF-8. */
export function fitSummary(markdown: string, maxBytes: number): string {
  const whole = Buffer.from(markdown.endsWith('\n') ? markdown : `${markdown}\n`, 'utf8');
  if (whole.length <= maxBytes) return whole.toString('utf8');
  const left = whole.subarray(0, Math.max(0, maxBytes - Buffer.byteLength(CUT_NOTE)));
  const end = left.lastIndexOf(0x0a);
  return end <= 0 ? '' : left.subarray(0, end).toString('utf8') + CUT_NOTE;
}

/** Returns the size of a file in bytes, 0 if there is none. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Appends to a command file. @throws RunnerError */
function append(path: string, text: string, variable: string): void {
  try {
    appendFileSync(path, text, 'utf8');
  } catch (error) {
    throw toFileError(error, path, variable);
  }
}

/** Creates the error for a command file that can't be written. */
function toFileError(error: unknown, path: string, variable: string): RunnerError {
  return new RunnerError(
    'bad_file',
    {
      what: `the runner's file in ${variable} cannot be written`,
      where: path,
      why: messageOf(error),
      fix: "check the runner's disk and the permissions of its temporary directory",
    },
    error,
  );
}
