/** Owns what is found about suppressions and the baseline themselves: like problems of files, each with the severity of its kind. */
import type { Mend } from '../../rules/mend.ts';
import type { Origin } from '../../source/node.ts';
import type { ProblemId } from '../../source/problem.ts';
import type { Finding } from '../finding.ts';
import { problemTexts } from '../problem-texts.ts';

export interface SuppressionProblem {
  readonly id: ProblemId;
  readonly message: string;
  readonly origin: Origin;
  readonly mend?: Mend;
}

export function suppressionProblem(id: ProblemId, message: string, origin: Origin, mend?: Mend): SuppressionProblem {
  return { id, message, origin, ...(mend === undefined ? {} : { mend }) };
}

/** @param clusters that the suppression is for; none for one of a profile or a Kubernetes cluster. */
export function findingAbout({ id, message, origin, mend }: SuppressionProblem, clusters: readonly string[]): Finding {
  const severity = problemTexts[id].severity ?? 'error';
  return { rule: id, severity, message, origin, related: [], clusters, ...(mend === undefined ? {} : { mend }) };
}
