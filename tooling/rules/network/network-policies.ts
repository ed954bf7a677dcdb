/** Owns how rules read NetworkPolicies of ours: which pods they guard, and whether they leave anybody out. */
import type { RenderedObject } from '../../render/rendered.ts';
import { coverAll, parseCidr } from '../../source/cidr.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { hasAt, listAt, mapAt, textAt } from '../../source/plain.ts';
import { holds, type Labels, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import type { KafkaContext } from '../context.ts';

export function networkPoliciesOf(objects: readonly RenderedObject[]): readonly RenderedObject[] {
  return objects.filter((one) => one.kind === 'NetworkPolicy' && one.apiVersion === 'networking.k8s.io/v1');
}

/** Whether the network of this Kubernetes cluster pays attention to NetworkPolicies at all. */
export function areEnforced({ kubernetes }: KafkaContext): boolean {
  return kubernetes.spec.networkPolicies !== 'ignored';
}

/** Whether some NetworkPolicy keeps somebody away from a port of pods with these labels. */
export function isGuarded(context: KafkaContext, namespace: string | undefined, labels: Labels, port: number): boolean {
  if (!areEnforced(context)) return false;
  const guards = networkPoliciesOf(context.objects).filter((policy) => {
    if (policy.namespace !== namespace) return false;
    const required = requirementsOf(mapAt(toPlain(policy.node), 'spec', 'podSelector'));
    return required?.every((one) => holds(one, labels)) === true && guardsIngress(toPlain(policy.node));
  });
  const rules = guards.flatMap((policy) => listAt(toPlain(policy.node), 'spec', 'ingress'));
  return guards.length > 0 && !rules.some((rule) => concerns(rule, port) && letsEverybodyIn(rule));
}

function guardsIngress(policy: Plain): boolean {
  return !hasAt(policy, 'spec', 'policyTypes') || listAt(policy, 'spec', 'policyTypes').includes('Ingress');
}

/** A port given by name may be any. */
function concerns(rule: Plain, port: number): boolean {
  const ports = listAt(rule, 'ports').map((one) => mapAt(one)['port']);
  return ports.length === 0 || ports.some((one) => typeof one !== 'number' || one === port);
}

export function letsEverybodyIn(rule: Plain): boolean {
  const from = listAt(rule, 'from');
  const ranges = from.flatMap((peer) => parseCidr(textAt(peer, 'ipBlock', 'cidr') ?? '') ?? []);
  return from.length === 0 || coverAll(ranges);
}
