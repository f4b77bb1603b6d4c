import { Child, type Ended } from './child.ts';

/** The built command line, started like `npm run cct -- ...`; its environment knows no service unless it is told one. */
export function startCct(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Child {
  return Child.start('apps/cli/src/main.ts', args, {
    ...{
      PORT: undefined,
      DATA_DIR: undefined,
      EVENTSTORE_URL: undefined,
      TRACKER_URL: undefined,
      LOG_LEVEL: undefined,
      TRACKER_TOKEN: undefined,
      TRACKER_CLIENT_ID: undefined,
    },
    ...env,
  });
}

/** Runs it to its end. */
export function cct(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Promise<Ended> {
  return startCct(args, env).ended;
}
