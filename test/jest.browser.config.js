import { base } from '../jest.config.js';

// The page in a browser: `npm run test:browser`. One file after the other, since each has a browser and a service.
export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
  maxWorkers: 1,
};
