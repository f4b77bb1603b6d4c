import { base } from '../jest.config.js';

// What takes minutes: `npm run test:crash`. One file after the other, since each has the machine's disk to itself.
export default {
  ...base,
  testMatch: ['<rootDir>/test/**/*.long-spec.ts'],
  testTimeout: 60 * 60_000,
  maxWorkers: 1,
};
