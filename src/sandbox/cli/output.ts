/** Where the command line speaks: results to one side, what went wrong to the other. The console is one. */
export interface Output {
  readonly log: (text: string) => void;
  readonly error: (text: string) => void;
}
