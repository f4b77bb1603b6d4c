// Nest 12 is ESM-only while jest's CommonJS mode is the stable one: swc turns our sources and those
// packages that ship no CommonJS into CommonJS on the way into jest.
const esmOnly = [
  '@nestjs',
  '@fastify',
  'fastify',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'uuid',
  'kysely',
  'commander',
  '@tokenizer',
  'load-esm',
  '@borewit',
  'lru-cache',
  'cookie',
  'content-disposition',
  'find-my-way',
  'path-to-regexp',
  'iterare',
  'canonicalize',
  'jose',
  'oidc-provider',
];

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '\\.[cm]?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  setupFiles: ['reflect-metadata'],
  // Ends what hangs, and times nothing: a busy machine takes a minute for what takes a second on an idle one.
  testTimeout: 300_000,
  maxWorkers: 2,
};

export default {
  ...base,
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.{spec,int-spec,e2e-spec}.ts'],
};
