/**
 * ESM, TypeScript through swc (tsc checks types). Needs NODE_OPTIONS=--experimental-vm-modules: `npm test` sets it.
 * One real mongod for the whole run (test/setup), or the one of TLJ_TEST_MONGODB_URI.
 */
process.env.TLJ_ENV = 'test';
process.env.LOG_LEVEL ??= 'silent';
// Far from Paris: a day or an hour that came from the machine would be wrong here (R-TEC: heure de Paris).
process.env.TZ = 'America/New_York';

const swc = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  // Kept between runs, whose own temporary folder goes with them.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+[.]tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '[.]css([?]url)?$': '<rootDir>/test/setup/style.mjs' },
  globalSetup: '<rootDir>/test/setup/global-setup.mjs',
  globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
  testSequencer: '<rootDir>/test/setup/long-ones-early.mjs',
  reporters: ['default', '<rootDir>/test/setup/last-line.mjs'],
  testTimeout: 60_000,
  // One more than the cores of the smallest machine: crash and outage tests mostly wait.
  maxWorkers: 3,
};
