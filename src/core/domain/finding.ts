/** One result of the setup check: what was examined, its grade, and how to fix it. */

/** The grade of a finding. `warn`: it works, but may not do what you expect. `fail`: a hire or a settlement would stop. */
export type Grade = 'ok' | 'warn' | 'fail';

/** One finding. */
export interface Finding {
  readonly grade: Grade;
  readonly topic: string;
  readonly message: string;
  /** `null`: there is nothing to fix. */
  readonly fix: string | null;
}

/** Creates a finding that all is well. */
export function ok(topic: string, message: string): Finding {
  return { grade: 'ok', topic, message, fix: null };
}

/** Creates a warning. */
export function warn(topic: string, message: string, fix: string): Finding {
  return { grade: 'warn', topic, message, fix };
}

/** Creates a failure. */
export function fail(topic: string, message: string, fix: string): Finding {
  return { grade: 'fail', topic, message, fix };
}

/** Formats a finding for the log: one line, and one for the fix. */
export function formatFinding({ grade, topic, message, fix }: Finding): string {
  const line = `${grade.padEnd(4)} ${topic}: ${message}`;
  return fix === null ? line : `${line}\n     fix: ${fix}`;
}
