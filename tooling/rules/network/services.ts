/** Owns how rules read Services of ours: their ports, whom they select, and who may come in through their load balancer. */
import type { RenderedObject } from '../../render/rendered.ts';
import { type AddressRange, coverAll, parseCidr } from '../../source/cidr.ts';
import { type Plain, type Route, toPlain } from '../../source/node.ts';
import { listAt, mapAt, type PlainMap, textAt, textsAt } from '../../source/plain.ts';
import type { Labels } from '../../strimzi/notations/label-selector.ts';
import type { KafkaContext } from '../context.ts';
import { namespaceOf, type Part } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { type Reach, reachOf } from './internal-load-balancer.ts';

export interface OwnService {
  readonly object: RenderedObject;
  readonly type: string;
  readonly selector: Labels;
  readonly ports: readonly PlainMap[];
  readonly annotations: Labels;
  readonly spec: PlainMap;
  place(...route: Route): Place;
}

const known = new WeakMap<RenderedObject, OwnService>();

export function servicesOf(objects: readonly RenderedObject[]): readonly OwnService[] {
  return objects.filter((one) => one.kind === 'Service' && one.apiVersion === 'v1').map(readService);
}

function readService(object: RenderedObject): OwnService {
  const found = known.get(object);
  if (found !== undefined) return found;
  const plain: Plain = toPlain(object.node);
  const service: OwnService = {
    object,
    type: textAt(plain, 'spec', 'type') ?? 'ClusterIP',
    selector: textsAt(plain, 'spec', 'selector'),
    ports: listAt(plain, 'spec', 'ports').map((port) => mapAt(port)),
    annotations: textsAt(plain, 'metadata', 'annotations'),
    spec: mapAt(plain, 'spec'),
    place: (...route) => ({ node: object.node, route }),
  };
  known.set(object, service);
  return service;
}

/** Whether it is reached from outside of the Kubernetes cluster. */
export function isExposed({ type }: OwnService): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

export function selects({ selector }: OwnService, labels: Labels): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** Whether it leads to nodes of a part of this cluster. */
export function selectsNodes(service: OwnService, { kafka, made }: KafkaContext, part: Part): boolean {
  const namespace = kafka && namespaceOf(kafka);
  if (service.object.namespace !== undefined && service.object.namespace !== namespace) return false;
  const pods = made?.ofKind('Pod').filter((one) => one.component === part) ?? [];
  return pods.some(({ labels }) => selects(service, labels));
}

/** Pods of ours that it leads to. */
export function workloadsBehind(service: OwnService, { objects }: KafkaContext): readonly Workload[] {
  return workloadsOf(objects).filter(
    ({ labels, object }) => object.namespace === service.object.namespace && selects(service, labels),
  );
}

/** Whether one of its ports leads to a port of the pods, by number or by the name that a container gives it. */
export function leadsToPort({ ports }: OwnService, number: number, workloads: readonly Workload[] = []): boolean {
  return ports.some(({ port, targetPort }) => {
    const target = targetPort ?? port;
    if (target === number) return true;
    return workloads.some(({ containers }) =>
      containers.some(({ spec }) =>
        listAt(spec, 'ports').some((one) => mapAt(one)['name'] === target && mapAt(one)['containerPort'] === number),
      ),
    );
  });
}

export function reachOfService(service: OwnService, { kubernetes }: KafkaContext): Reach {
  return reachOf(kubernetes.spec.provider, service.annotations, textAt(service.spec, 'loadBalancerClass'));
}

const rangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Who may come in through a load balancer: everybody if nothing is said, or if what is said leaves nobody out. */
export function isOpen(ranges: readonly Plain[], annotations: Labels = {}): boolean {
  const texts = ranges.length > 0 ? ranges : (annotations[rangesAnnotation] ?? '').split(',').filter(Boolean);
  const read = texts.flatMap((text): readonly AddressRange[] => {
    const range = typeof text === 'string' ? parseCidr(text) : undefined;
    return range === undefined ? [] : [range];
  });
  // A range that cannot be read is another rule's.
  return texts.length === 0 || coverAll(read);
}
