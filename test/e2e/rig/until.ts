/** Owns waiting for what a program does in its own time. */

/**
 * Asks until the answer holds.
 * @param seconds after which it is an error, which tells what `explain` says of the state of things.
 */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined | false>,
  explain: () => Promise<string> | string = () => '',
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  let refusal = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      refusal = '';
    } catch (error) {
      refusal = `\n${error}`;
    }
    if (performance.now() > end) throw new Error(`Not within ${seconds} s: ${what}.${refusal}\n${await explain()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
