import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error; nothing where that is no terminal. */
export interface Progress {
  step(by?: number): void;
  done(): void;
}

export function progress(label: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}% | {value}/{total} | {eta}s`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: (by = 1) => bar.increment(by), done: () => bar.stop() };
}
