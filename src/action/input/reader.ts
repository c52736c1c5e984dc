/** Reads inputs by the contract and collects what is wrong with them, so that it is all reported together. */
import { type Choice, type ChoiceName, inputContract, type InputName, INPUTS, withDefault } from './contract.ts';
import { InputError, type InputProblem } from '../failure.ts';
import { type Kind, oneOf } from './kinds.ts';

export interface InputReader {
  /** The text as given, or the contract's default. */
  text(name: InputName): string;
  /** The value, or the kind's placeholder after noting a problem. */
  get<T>(name: InputName, kind: Kind<T>): T;
  /** One of the contract's words. */
  choice<N extends ChoiceName>(name: N): Choice<N>;
  /** Notes what is wrong with an input as given. */
  reject(name: InputName, expected: string, example: string): void;
  /** Throws InputError when anything was noted. */
  finish(): void;
}

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
      // The contract is data: its type says what its values are.
      return get(name, oneOf(values as readonly Choice<typeof name>[], fallback as Choice<typeof name>));
    },
    finish() {
      if (problems.length > 0) throw new InputError(problems.sort((a, b) => position(a) - position(b)));
    },
  };
}

/** People find them in the order of action.yml. */
function position(problem: InputProblem): number {
  return INPUTS.findIndex((input) => input.name === problem.input);
}
