/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-strip-types.js' },
  globalSetup: '<rootDir>/__tests__/support/global-setup.ts',
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/core/**/*.ts'],
  coverageThreshold: {
    'src/core/': { branches: 100, functions: 100, lines: 100, statements: 100 },
  },
};
