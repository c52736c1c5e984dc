/** The step's log: redacted, neutralized, one line at a time (docs/internals/THREATS.md#text-in-logs-and-outputs). */
import type { Log } from '../../core/ports/runtime.ts';
import { formatCommand, neutralizeLines } from './neutralize.ts';

export interface LogOptions {
  /** Takes whole lines, line end included. */
  readonly write: (text: string) => void;
  readonly redact: (text: string) => string;
  /** Step debug logging (`RUNNER_DEBUG=1`); otherwise debug lines are dropped. */
  readonly debug: boolean;
}

/** Every text goes through `redact`, then through the neutraliser; annotations are escaped commands of one line. */
export function createLog({ write, redact, debug }: LogOptions): Log {
  const lines = (text: string): readonly string[] => neutralizeLines(redact(text));
  const info = (text: string): void => {
    write(`${lines(text).join('\n')}\n`);
  };
  const annotate = (command: 'notice' | 'warning' | 'error', text: string): void => {
    write(`${formatCommand(command, lines(text).join('\n'))}\n`);
  };
  let open = false;
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
      // The runner knows no nesting: an inner end would close the outer group.
      if (open) {
        info(title);
        return body();
      }
      write(`${formatCommand('group', lines(title).join(' '))}\n`);
      open = true;
      try {
        return await body();
      } finally {
        open = false;
        write(`${formatCommand('endgroup')}\n`);
      }
    },
  };
}
