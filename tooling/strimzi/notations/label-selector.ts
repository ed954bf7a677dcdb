/**
 * Owns whether a label selector selects a pod, as Kubernetes decides it. Source: apimachinery, `LabelSelectorAsSelector` and
 * `labels.Requirement.Matches`.
 */
import type { Plain, Route } from '../../source/node.ts';

export type Labels = Readonly<Record<string, string>>;

/** One condition of a selector; all of them must hold. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
  /** Where it stands below the selector. */
  readonly route: Route;
}

/**
 * The conditions of a selector: none for `{}`, which selects everything; undefined for no selector at all, which selects nothing. An
 * expression that does not fit its type is left out.
 */
export function requirementsOf(selector: Plain | undefined): readonly Requirement[] | undefined {
  if (!isMap(selector)) return undefined;
  const { matchLabels, matchExpressions } = selector;
  const labels = isMap(matchLabels) ? Object.entries(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? (matchExpressions as readonly Plain[]) : [];
  return [
    ...labels.map(([key, value]) => equals(key, String(value))),
    ...expressions.flatMap((expression, index) => readExpression(expression, index)),
  ];
}

function equals(key: string, value: string): Requirement {
  return { key, operator: 'In', values: [value], route: ['matchLabels', key] };
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

function readExpression(expression: Plain, index: number): readonly Requirement[] {
  if (!isMap(expression) || typeof expression['key'] !== 'string') return [];
  const operator = operators.find((one) => one === expression['operator']);
  if (operator === undefined) return [];
  const values = Array.isArray(expression['values']) ? (expression['values'] as readonly Plain[]).map(String) : [];
  return [{ key: expression['key'], operator, values, route: ['matchExpressions', index] }];
}

export function holds({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** A condition as `kubectl` and the API documentation write it. */
export function formatRequirement({ key, operator, values }: Requirement): string {
  return operator === 'In' || operator === 'NotIn' ? `${key} ${operator} [${values.join(', ')}]` : `${key} ${operator}`;
}

function isMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
