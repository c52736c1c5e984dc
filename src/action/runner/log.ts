/** The step's log: redacted and neutralized line by line (docs/internals/THREATS.md#text-in-logs-and-outputs). */
import type { Log } from '../../core/ports/runtime.ts';
import { formatCommand, neutralizeLines } from './neutralize.ts';

/** How a log is written. */
export interface LogOptions {
  /** Writes whole lines, with their line ends. */
  readonly write: (text: string) => void;
  readonly redact: (text: string) => string;
  /** Whether step debug logging is on (`RUNNER_DEBUG=1`). If not, debug lines are dropped. */
  readonly debug: boolean;
}

/** Creates the log. Every text is redacted, then neutralized. Annotations are escaped commands of one line. */
export function createLog({ write, redact, debug }: LogOptions): Log {
  const lines = (text: string): readonly string[] => neutralizeLines(redact(text));
  const info = (text: string): void => {
    write(`${lines(text).join('\n')}\n`);
  };
  const annotate = (command: 'notice' | 'warning' | 'error', text: string): void => {
    write(`${formatCommand(command, lines(text).join('\n'))}\n`);
  };
  let isGroupOpen = false;
  return {
    info,
    debug(text) {
      if (!debug) return;
      for (const line of lines(text)) write(`${formatCommand('debug', line)}\n`);
    },
    notice: annotate.bind(null, 'notice'),
    warning: annotate.bind(null, 'warning'),
    error: annotate.bind(null, 'error'),
    async group(title, body) {
      // The runner can't nest groups: an inner end would close the outer group.
      if (isGroupOpen) {
        info(title);
        return body();
      }
      write(`${formatCommand('group', lines(title).join(' '))}\n`);
      isGroupOpen = true;
      try {
        return await body();
      } finally {
        isGroupOpen = false;
        write(`${formatCommand('endgroup')}\n`);
      }
    },
  };
}
