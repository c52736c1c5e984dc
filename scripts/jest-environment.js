// Jest's Node environment on a plain context. Its own one asks a JavaScript Proxy for every global that is named, which is a
// sixth of the processor time of our tests; the proxy only cleans up after tests that leak, and workers here are short-lived.
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const { createContext } = vm;

export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    if (this.context !== this.global) throw new Error('jest-environment-node makes its context in another way now.');
    // As far as a report is read; errors that tests expect are thrown by the thousand.
    this.global.Error.stackTraceLimit = 20;
  }
}
