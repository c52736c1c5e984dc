/** Reads environment variables, each with the error that names it. */
import { RunnerError } from '../failure.ts';
import type { Environment } from '../runner/runner.ts';

/** Reads a variable, trimmed. @returns null if it is empty or not set */
export function readVariable(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

/** Reads a variable that must be set. @throws RunnerError `bad_environment` */
export function requireVariable(env: Environment, name: string): string {
  const value = readVariable(env, name);
  if (value === null) throw badVariable(name, 'it is not set');
  return value;
}

/** Reads a positive whole number as text. @returns null if it is not set @throws RunnerError `bad_environment` */
export function readDigits(env: Environment, name: string): string | null {
  const value = readVariable(env, name);
  if (value !== null && !/^[1-9]\d{0,15}$/.test(value)) {
    throw badVariable(name, `it is ${JSON.stringify(value.slice(0, 40))}, not a number`);
  }
  return value;
}

/** Reads a positive whole number that must be set. @throws RunnerError `bad_environment` */
export function requireDigits(env: Environment, name: string): string {
  const value = readDigits(env, name);
  if (value === null) throw badVariable(name, 'it is not set');
  return value;
}

/** Reads an http(s) URL and removes trailing slashes. @throws RunnerError `bad_environment` */
export function readUrl(env: Environment, name: string, fallback: string): string {
  const value = readVariable(env, name) ?? fallback;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw badVariable(name, 'it is not an http(s) URL');
  return value.replace(/\/+$/, '');
}

/** Creates the error for a variable that can't be used. */
export function badVariable(name: string, why: string): RunnerError {
  return new RunnerError('bad_environment', {
    what: "the runner's environment is not as documented",
    where: `environment variable ${name}`,
    why,
    fix: 'run this as a step of a GitHub Actions job, and do not set GITHUB_* variables yourself',
  });
}
