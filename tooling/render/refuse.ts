/**
 * Owns how the renderer says no: whatever kustomize would refuse, and whatever we could misread, is a problem with a place and never
 * a guess. Deep in a tree that is an exception; `attempt` at the edges turns it into data, so nothing here throws outwards.
 */
import type { Origin } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';

class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function problemAt(message: string, origin: Origin): Problem {
  return { id: 'kustomization', message, origin };
}

export function refuse(message: string, origin: Origin): never {
  throw new Refusal(problemAt(message, origin));
}

/** Runs a step; a refusal inside of it is added to the problems, and the step has no result. */
export function attempt<T>(problems: Problem[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.problem);
    return undefined;
  }
}
