import { Presets, SingleBar } from 'cli-progress';
import { beforeSignal } from './before-signal.ts';

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
      // Its own way takes a Ctrl+C for itself, and whatever it shows goes on.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  const stop = (): void => bar.stop();
  const ended = beforeSignal(stop);
  return {
    step: (by = 1) => bar.increment(by),
    done() {
      ended();
      stop();
    },
  };
}
