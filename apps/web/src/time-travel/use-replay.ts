import { useEffect, useState } from 'react';

/** Milliseconds that each step is shown. */
const STEP = 1_200;

/** Goes on by one step after the other while it plays, and stops at the end. */
export function useReplay(steps: number, step: number, go: (step: number) => void) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    if (step >= steps - 1) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => go(step + 1), STEP);
    return () => clearTimeout(timer);
  }, [playing, step, steps, go]);
  return {
    playing,
    pause: () => setPlaying(false),
    play: () => {
      if (step >= steps - 1) go(0);
      setPlaying(true);
    },
  };
}
