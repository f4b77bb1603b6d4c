/** Asks again and again until the answer is the right one; the test's own timeout ends what never comes. */
export async function eventually<T>(ask: () => T | Promise<T>, right: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    await pause(20);
  }
}

/** Long enough, in milliseconds, for anything to arrive that is under way: used where nothing must arrive. */
export const A_WHILE = 300;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
