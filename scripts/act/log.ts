/** Reads what act writes with `--json`: one object a line, beside plain text. */

/** One use of an action or script that set outputs. */
interface ActStep {
  /** The job, with its matrix as JSON where it has one, and the step: `sweep{"shard":1}/0`. */
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** An annotation, such as `error`. */
interface Annotation {
  readonly kind: string;
  readonly text: string;
}

/** What a run of act said. */
export interface ActLog {
  /** The steps that set outputs, in the order of their first output. */
  readonly steps: readonly ActStep[];
  readonly summaries: readonly string[];
  readonly annotations: readonly Annotation[];
  /** What the steps themselves printed, line by line. */
  readonly lines: readonly string[];
  /** The result of each job that ran. */
  readonly jobs: Readonly<Record<string, string>>;
  /** Everything, for people. */
  readonly text: string;
}

/** The members of a line that are read here. */
interface Entry {
  readonly msg?: string;
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, unknown>> | null;
  readonly stepID?: readonly string[];
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
  readonly jobResult?: string;
}

const ANNOTATIONS = ['error', 'warning', 'notice'];

function parseEntry(line: string): Entry | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return null;
  }
}

function describePlace({ jobID = '', matrix }: Entry): string {
  const isMatrix = matrix !== undefined && matrix !== null && Object.keys(matrix).length > 0;
  return `${jobID}${isMatrix ? JSON.stringify(matrix) : ''}`;
}

/** Parses the output of `act --json`. */
export function parseActLog(output: string): ActLog {
  const outputs = new Map<string, Record<string, string>>();
  const jobs: Record<string, string> = {};
  const [summaries, lines, text]: [string[], string[], string[]] = [[], [], []];
  const annotations: Annotation[] = [];
  for (const line of output.split('\n')) {
    const entry = parseEntry(line);
    if (entry === null) {
      text.push(line);
      continue;
    }
    const { msg = '', command, arg = '' } = entry;
    const place = describePlace(entry);
    text.push(`[${place}] ${msg}`);
    if (command === 'set-output') {
      const name = `${place}/${(entry.stepID ?? []).join('.')}`;
      const step = outputs.get(name) ?? {};
      step[entry.name ?? ''] = arg;
      outputs.set(name, step);
    }
    if (command === 'summary') summaries.push(entry.content ?? '');
    if (command !== undefined && ANNOTATIONS.includes(command)) annotations.push({ kind: command, text: arg });
    if (entry.raw_output === true) lines.push(msg.replace(/\r?\n$/, ''));
    if (entry.jobResult !== undefined) jobs[place] = entry.jobResult;
  }
  const steps = [...outputs].map(([name, set]) => ({ name, outputs: set }));
  return { steps, summaries, annotations, lines, jobs, text: text.join('\n') };
}
