/** Owns mistakes on the command line: said in one sentence, without a stack, and ending with exit code 2. */

export class UsageError extends Error {}
