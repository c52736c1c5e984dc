/** Reads inputs by the contract and collects their problems, so that they are reported together. */
import { type Choice, type ChoiceName, inputContract, type InputName, INPUTS, withDefault } from './contract.ts';
import { InputError, type InputProblem } from '../failure.ts';
import { type Kind, oneOf } from './kinds.ts';

/** Reads inputs. Collects problems instead of throwing at the first one. */
export interface InputReader {
  /** Returns the text as given, or the contract's default. */
  text(name: InputName): string;
  /** Parses an input. Records a problem and returns the kind's placeholder if the text is invalid. */
  get<T>(name: InputName, kind: Kind<T>): T;
  /** Parses an input with a closed set of values. */
  choice<N extends ChoiceName>(name: N): Choice<N>;
  /** Records a problem with an input. */
  reject(name: InputName, expected: string, example: string): void;
  /** Ends the reading. @throws InputError if there are problems */
  finish(): void;
}

/** Creates a reader. `read` returns an input's text, empty if it is unset. */
export function createInputReader(read: (name: InputName) => string): InputReader {
  const problems: InputProblem[] = [];
  const text = (name: InputName): string => withDefault(name, read(name));
  const reject: InputReader['reject'] = (input, expected, example) => {
    const value = text(input);
    const shown = inputContract(input).secret === true || value === '' ? null : value;
    problems.push({ input, value: shown, expected, example });
  };
  const get: InputReader['get'] = (name, kind) => {
    const given = text(name);
    const value = kind.parse(given);
    if (value !== undefined) return value;
    reject(name, typeof kind.expected === 'string' ? kind.expected : kind.expected(given), kind.example);
    return kind.placeholder;
  };
  return {
    text,
    reject,
    get,
    choice(name) {
      const { values, default: fallback } = inputContract(name);
      // The contract is data, so its values have the type of its rows.
      return get(name, oneOf(values as readonly Choice<typeof name>[], fallback as Choice<typeof name>));
    },
    finish() {
      if (problems.length > 0) throw new InputError(problems.sort((a, b) => position(a) - position(b)));
    },
  };
}

/** Returns the position of a problem's input in action.yml, which orders the problems. */
function position(problem: InputProblem): number {
  return INPUTS.findIndex((input) => input.name === problem.input);
}
