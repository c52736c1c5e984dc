/** The output of the command line: results to `log`, failures to `error`. The console is one. */
export interface Output {
  readonly log: (text: string) => void;
  readonly error: (text: string) => void;
}
