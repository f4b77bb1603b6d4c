import { validate } from 'dockerfile-utils';
import { read, said, type Stage, stages } from './files.ts';

const runtime = (): Stage => stages().at(-1)!;

describe('the image', () => {
  it('has no mistake that a Dockerfile checker knows', () => {
    expect(validate(read('docker/Dockerfile'))).toEqual([]);
  });

  it('is made in stages, so that what builds it is not in it', () => {
    expect(stages().map(({ name }) => name)).toEqual(['base', 'build', 'dependencies', 'runtime']);
    expect(said(runtime(), 'RUN').join()).not.toMatch(/npm|apt/);
  });

  it('takes only packages that are needed to run', () => {
    const dependencies = stages().find(({ name }) => name === 'dependencies')!;
    expect(said(dependencies, 'RUN')).toEqual([expect.stringContaining('npm ci --omit=dev')]);
    expect(said(runtime(), 'COPY')).toContainEqual(expect.stringContaining('--from=dependencies /app/node_modules'));
  });

  it('installs from the lock file and runs no install script', () => {
    const installs = stages()
      .flatMap((stage) => said(stage, 'RUN'))
      .filter((run) => run.includes('npm ci'));
    expect(installs).toHaveLength(2);
    for (const install of installs) expect(install).toContain('--ignore-scripts');
  });

  it('runs the Node that the lock file pins', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string }> };
    const pinned = lock.packages['node_modules/node']!.version;
    const outside = stages()
      .map(({ from }) => from)
      .filter((from) => from.includes(':'));
    expect(new Set(outside)).toEqual(new Set([`node:${pinned}-bookworm-slim`]));
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(said(runtime(), 'ARG')).toContain(`VERSION=${version}`);
  });

  it('is not run by root', () => {
    expect(said(runtime(), 'USER')).toEqual(['1000:1000']);
    const last = (keyword: string): number =>
      runtime().instructions.findLastIndex((instruction) => instruction.getKeyword() === keyword);
    expect(last('USER')).toBeGreaterThan(Math.max(last('COPY'), last('RUN')));
  });

  it('writes to /data alone, which belongs to its user', () => {
    expect(said(runtime(), 'ENV').join(' ')).toContain('DATA_DIR=/data');
    expect(said(runtime(), 'VOLUME')).toEqual(['["/data"]']);
    expect(said(runtime(), 'RUN')).toEqual(['install -d -o 1000 -g 1000 -m 0750 /data']);
    expect(said(runtime(), 'COPY').join()).not.toContain('--chown');
  });

  it('starts node itself, so that a signal to stop reaches it', () => {
    expect(said(runtime(), 'CMD')).toEqual(['["node", "dist/apps/tracker/src/main.js"]']);
    expect(said(runtime(), 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(said(runtime(), 'ENTRYPOINT')).toEqual([]);
  });

  it('knows whether it is healthy', () => {
    expect(said(runtime(), 'HEALTHCHECK')).toEqual([expect.stringContaining('CMD ["node", "healthcheck.mjs"]')]);
    expect(said(runtime(), 'COPY')).toContainEqual(expect.stringContaining('docker/healthcheck.mjs'));
  });

  it('says what it is', () => {
    const labels = said(runtime(), 'LABEL').join(' ');
    for (const label of ['title', 'description', 'licenses', 'version', 'revision', 'created', 'base.name'])
      expect(labels).toContain(`org.opencontainers.image.${label}=`);
  });

  it('holds no secret', () => {
    const told = stages().flatMap((stage) => [...said(stage, 'ENV'), ...said(stage, 'ARG'), ...said(stage, 'COPY')]);
    expect(told.join('\n')).not.toMatch(/password|secret|token|key|\.npmrc|\.env/i);
  });
});

describe('what an image is built from', () => {
  const lines = (): string[] =>
    read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));

  it('is a list of what is let in, not of what is kept out', () => {
    expect(lines()[0]).toBe('*');
  });

  it('has no room for local secrets, data and packages, even inside what is let in', () => {
    const lastLetIn = lines().findLastIndex((line) => line.startsWith('!'));
    for (const kept of ['**/.env*', '**/data', '**/node_modules', '**/dist'])
      expect(lines().indexOf(kept)).toBeGreaterThan(lastLetIn);
  });
});
