/**
 * Owns what the operator makes for brokers and for ZooKeeper nodes alike: pods, their claims, budget and accounts. Source: Strimzi
 * 0.45.2, `WorkloadUtils`, `PersistentVolumeClaimUtils`, `PodDisruptionBudgetUtils`.
 */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, numberAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-fields.ts';
import type { Labels } from '../label-selector.ts';
import { selectorLabels } from '../labels.ts';
import { nodesName, podLabeller } from '../pod-labels.ts';
import type { MadeObject, MadePod, MadePort } from './made.ts';
import { podUses } from './pod-uses.ts';

export interface Nodes {
  readonly part: 'kafka' | 'zookeeper';
  readonly count: number;
  readonly ports: readonly MadePort[];
  readonly secrets: readonly string[];
  /** ConfigMaps of each node. */
  configMaps(pod: string): readonly string[];
}

/** What all nodes of a part have alike; computed when somebody asks, as most ask for names alone. */
interface Alike {
  readonly nodes: Nodes;
  readonly namespace: string;
  readonly serviceAccount: string;
  labelsOf(number: number): Labels;
  named(): ReturnType<typeof podUses>;
}

class NodePod implements MadePod {
  readonly kind = 'Pod';
  readonly namespace: string;
  readonly component: Nodes['part'];
  readonly name: string;
  readonly number: number;
  readonly ports: readonly MadePort[];
  readonly serviceAccount: string;
  readonly #alike: Alike;
  #labels: Labels | undefined = undefined;
  constructor(alike: Alike, name: string, number: number) {
    this.namespace = alike.namespace;
    this.component = alike.nodes.part;
    this.name = name;
    this.number = number;
    this.ports = alike.nodes.ports;
    this.serviceAccount = alike.serviceAccount;
    this.#alike = alike;
  }
  get labels(): Labels {
    this.#labels ??= this.#alike.labelsOf(this.number);
    return this.#labels;
  }
  get secrets(): readonly string[] {
    return [...this.#alike.nodes.secrets, ...this.#alike.named().secrets];
  }
  get configMaps(): readonly string[] {
    return [...this.#alike.nodes.configMaps(this.name), ...this.#alike.named().configMaps];
  }
}

export function makeNodes(fields: KafkaFields, nodes: Nodes): readonly MadeObject[] {
  const { cluster, namespace, spec } = fields;
  const { part: component, count } = nodes;
  const name = nodesName(cluster, component);
  const labels = textsAt(spec, component, 'template', 'pod', 'metadata', 'labels');
  const alike: Alike = {
    nodes,
    namespace,
    serviceAccount: name,
    labelsOf: podLabeller({ cluster, part: component, resourceLabels: fields.labels, templateLabels: labels }),
    named: () => podUses(spec[component]),
  };
  const objects: MadeObject[] = [
    { kind: 'StrimziPodSet', namespace, component, name },
    { kind: 'ServiceAccount', namespace, component, name },
    {
      kind: 'PodDisruptionBudget',
      namespace,
      component,
      name,
      selector: selectorLabels(cluster, name),
      minAvailable: minAvailable(fields, component, count),
    },
  ];
  for (let number = 0; number < count; number++) objects.push(new NodePod(alike, `${name}-${number}`, number));
  addClaims(objects, fields, component, count);
  return objects;
}

/** The API turns a missing `maxUnavailable` into 1, and a template without one as well. */
function minAvailable({ spec }: KafkaFields, part: string, count: number): number {
  const down = numberAt(spec, part, 'template', 'podDisruptionBudget', 'maxUnavailable') ?? 1;
  return Math.max(0, count - down);
}

function addClaims(
  objects: MadeObject[],
  { cluster, namespace, spec }: KafkaFields,
  part: Nodes['part'],
  count: number,
): void {
  const name = nodesName(cluster, part);
  const add = (storage: Plain | undefined, prefix: string): void => {
    if (textAt(storage, 'type') !== 'persistent-claim') return;
    for (let number = 0; number < count; number++)
      objects.push({
        kind: 'PersistentVolumeClaim',
        namespace,
        component: part,
        name: `${prefix}-${name}-${number}`,
        pod: `${name}-${number}`,
        size: textAt(storage, 'size'),
        class: classFor(storage, number),
        deleteClaim: flagAt(storage, 'deleteClaim') ?? false,
      });
  };
  const storage = plainAt(spec, part, 'storage');
  if (textAt(storage, 'type') === 'jbod')
    for (const volume of listAt(storage, 'volumes')) add(volume, `data-${numberAt(volume, 'id') ?? ''}`);
  else add(storage, 'data');
}

function classFor(storage: Plain | undefined, number: number): string | undefined {
  const override = listAt(storage, 'overrides').find((one) => numberAt(one, 'broker') === number);
  return textAt(override, 'class') ?? textAt(storage, 'class');
}
