/** The runner's command files (docs/GITHUB-FACTS.md#inputs-and-output-files): outputs between random delimiters, the summary within its limit. */
import { appendFileSync, statSync } from 'node:fs';
import { EOL } from 'node:os';
import { messageOf, RunnerError } from '../failure.ts';
import { createDelimiter } from './delimiter.ts';
import { InvariantError } from '../../core/invariant.ts';

/** A step's summary is dropped whole when it is larger (docs/GITHUB-FACTS.md#size-limits). */
export const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT_NOTE = '\n\n> The rest did not fit into the summary.\n';

/** `name<<delimiter`, the value, `delimiter`: for the file in `GITHUB_OUTPUT`. */
export function formatOutput(name: string, value: string, delimiter: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new InvariantError(`not an output name: ${name}`);
  if (value.includes(delimiter)) throw new InvariantError(`output ${name} holds its own delimiter`);
  return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}

/** Appends all outputs in one write. Throws RunnerError. */
export function appendOutputs(path: string, outputs: Readonly<Record<string, string>>): void {
  const text = Object.entries(outputs).map(([name, value]) =>
    formatOutput(name, value, `orkestro_${createDelimiter()}`),
  );
  append(path, text.join(''), 'GITHUB_OUTPUT');
}

/**
 * Appends Markdown to the step's summary, the process's `GITHUB_STEP_SUMMARY` (the toolkit knows no other), cut at a
 * line's end to what still fits beside what `path`, the same file, holds. Throws RunnerError.
 */
export async function appendSummary(path: string, markdown: string): Promise<void> {
  try {
    const text = fitSummary(markdown, MAX_SUMMARY_BYTES - sizeOf(path));
    // An HTTP stack comes with the toolkit: it is loaded here and nowhere else, once there is something to sum up.
    const { summary } = await import('@actions/core');
    // What a failed write left behind must not come with the next.
    await summary.emptyBuffer().addRaw(text).write();
  } catch (error) {
    throw toFileError(error, path, 'GITHUB_STEP_SUMMARY');
  }
}

/** The Markdown, or its first lines and a note, in at most `room` bytes of UTF-8. */
export function fitSummary(markdown: string, maxBytes: number): string {
  const whole = Buffer.from(markdown.endsWith('\n') ? markdown : `${markdown}\n`, 'utf8');
  if (whole.length <= maxBytes) return whole.toString('utf8');
  const left = whole.subarray(0, Math.max(0, maxBytes - Buffer.byteLength(CUT_NOTE)));
  const end = left.lastIndexOf(0x0a);
  return end <= 0 ? '' : left.subarray(0, end).toString('utf8') + CUT_NOTE;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function append(path: string, text: string, variable: string): void {
  try {
    appendFileSync(path, text, 'utf8');
  } catch (error) {
    throw toFileError(error, path, variable);
  }
}

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
