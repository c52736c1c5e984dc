/** Last resorts of the process: nothing that Node prints by itself may reach the runner's log raw. */
import { formatFailure, isErrorLike, toInternalFailure } from '../failure.ts';
import type { Runner } from './runner.ts';

/** As much of `process` as is needed here. */
export interface ProcessEvents {
  on(event: 'uncaughtException' | 'unhandledRejection' | 'warning', listener: (error: unknown) => void): unknown;
  removeAllListeners(event: 'warning'): unknown;
  exit(code: number): void;
}

/** A stray error or rejection is logged as a failure and exits 1; Node's own warnings become debug lines. */
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
