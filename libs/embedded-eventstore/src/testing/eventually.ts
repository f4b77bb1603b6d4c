/** Asks again and again until the answer is the right one; the test's own timeout ends what never comes. */
export async function eventually<T>(ask: () => Promise<T>, right: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
