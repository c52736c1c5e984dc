/** Handlers for stray errors and warnings: nothing that Node prints may reach the runner's log unescaped. */
import { formatFailure, isErrorLike, toInternalFailure } from '../failure.ts';
import type { Runner } from './runner.ts';

/** The part of `process` that this module uses. */
export interface ProcessEvents {
  on(event: 'uncaughtException' | 'unhandledRejection' | 'warning', listener: (error: unknown) => void): unknown;
  removeAllListeners(event: 'warning'): unknown;
  exit(code: number): void;
}

/** Logs a stray error or rejection as a failure and exits with 1. Logs Node's warnings as debug lines. */
export function guardProcess(runner: Pick<Runner, 'log' | 'debug'>, target: ProcessEvents = process): void {
  const fail = (error: unknown): void => {
    runner.log.error(formatFailure(toInternalFailure(error, runner.debug)));
    target.exit(1);
  };
  target.on('uncaughtException', fail);
  target.on('unhandledRejection', fail);
  target.removeAllListeners('warning');
  target.on('warning', (warning) => {
    runner.log.debug(isErrorLike(warning) ? `${warning.name}: ${warning.message}` : 'warning');
  });
}
