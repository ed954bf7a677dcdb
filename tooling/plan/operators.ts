/**
 * Owns which operators put something else into the pods that they make, though no Kafka cluster says so: variables of their Deployments.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { type Origin, originAt, toPlain, type YamlNode } from '../source/node.ts';
import { listAt, textAt } from '../source/plain.ts';
import { changedVariables } from '../strimzi/effects/of-versions/operator-variables.ts';
import { isClusterOperator } from '../strimzi/operator/deployment.ts';
import { variablesOf } from './objects/operator-env.ts';
import type { OverlaySides } from './sides.ts';

/** An operator on both sides of a change. */
export interface OperatorSides {
  /** Variables by name, on either side. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** Where a variable is written; where it was, if it is gone. */
  readonly originOf: (variable: string) => Origin | undefined;
  /** As of its overlay. */
  readonly files: ReadonlySet<string>;
}

/** @returns those of which a variable differs that is in pods that they make, by the id of the Kubernetes cluster. */
export function operatorsIn(overlays: readonly OverlaySides[]): ReadonlyMap<string, OperatorSides> {
  const found = new Map<string, OperatorSides>();
  for (const { directory, before = [], after = [], files } of overlays) {
    const [old, now] = [operatorIn(before), operatorIn(after)];
    if (old === undefined || now === undefined) continue;
    const sides = { before: variablesOf(toPlain(old.node)), after: variablesOf(toPlain(now.node)) };
    if (changedVariables(sides.before, sides.after).length === 0) continue;
    const originOf = (variable: string): Origin | undefined =>
      placeOf(now.node, variable) ?? placeOf(old.node, variable);
    found.set(directory.split('/')[1] ?? '', { ...sides, originOf, files });
  }
  return found;
}

function operatorIn(objects: readonly RenderedObject[]): RenderedObject | undefined {
  return objects.find(({ kind, node }) => kind === 'Deployment' && isClusterOperator(toPlain(node)));
}

function placeOf(operator: YamlNode, variable: string): Origin | undefined {
  const containers = listAt(toPlain(operator), 'spec', 'template', 'spec', 'containers');
  for (const [index, container] of containers.entries()) {
    const at = listAt(container, 'env').findIndex((one) => textAt(one, 'name') === variable);
    if (at >= 0) return originAt(operator, ['spec', 'template', 'spec', 'containers', index, 'env', at, 'value']);
  }
  return undefined;
}
