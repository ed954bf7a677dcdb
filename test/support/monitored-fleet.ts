/** Owns small fleets with all that is monitored, rendered from the bases of this repository: what the real programs are given in tests. */

import { createRenderer } from '../../tooling/render/render.ts';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { readExpression, type SeriesSelector } from '../../tooling/rules/monitoring/promql.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { listAt, textAt, textsAt } from '../../tooling/source/plain.ts';
import { readYaml } from '../../tooling/source/read-yaml.ts';
import { examples } from './examples.ts';

const prometheus = `prometheus:
  storage: { size: 50Gi }
  nodeMetrics: true
  alertmanagers: ['alertmanager.monitoring.svc:9093']
`;

/** Few nodes, as they are run; what else is there is there to have metrics. */
const fleets = {
  zookeeper: {
    'cluster.yaml': prometheus,
    'orders.yaml': `tier: development
kafka: { version: 3.9.2, brokers: 1, storage: { size: 20Gi } }
zookeeper: { nodes: 3, storage: { size: 20Gi } }
kafkaExporter: {}
entityOperator: {}
cruiseControl: {}
`,
  },
  kraft: {
    'cluster.yaml': `strimzi: { release: 1.2.0 }\n${prometheus}`,
    'orders.yaml': `tier: development
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools:
  brokers: { roles: [broker], nodes: 1, storage: { size: 20Gi } }
  controllers: { roles: [controller], nodes: 1, storage: { size: 20Gi } }
kafkaExporter: {}
entityOperator: {}
`,
    'sandbox.yaml': `tier: development
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools: { mixed: { roles: [controller, broker], nodes: 1, storage: { size: 20Gi } } }
`,
  },
  migrating: {
    'cluster.yaml': prometheus,
    'orders.yaml': `tier: development
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0, config: { inter.broker.protocol.version: '3.9' } }
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker], nodes: 1, storage: { size: 20Gi } }
  controllers: { roles: [controller], nodes: 1, storage: { size: 20Gi } }
`,
  },
} as const;

export type FleetName = keyof typeof fleets;
export const fleetNames = Object.keys(fleets) as readonly FleetName[];

const rendered = new Map<string, readonly RenderedObject[]>();

/** Objects of an overlay: `orders`, `prometheus`, `operator`. */
export function monitoredObjects(fleet: FleetName, overlay: string): readonly RenderedObject[] {
  const path = `${fleet}/${overlay}`;
  const known = rendered.get(path);
  if (known !== undefined) return known;
  const rendering = createRenderer(examples.documents(fleets[fleet])).render(`overlays/hz/${overlay}`);
  if (rendering.problems.length > 0) throw new Error(rendering.problems.map((one) => one.message).join('\n'));
  rendered.set(path, rendering.objects);
  return rendering.objects;
}

export function monitoredObject(fleet: FleetName, overlay: string, kind: string, name: string): RenderedObject {
  const found = monitoredObjects(fleet, overlay).find((one) => one.kind === kind && one.name === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name} in overlay ${overlay} of fleet ${fleet}.`);
  return found;
}

/** Texts of a ConfigMap, by key. */
export function configMapTexts(fleet: FleetName, overlay: string, name: string): Readonly<Record<string, string>> {
  return textsAt(toPlain(monitoredObject(fleet, overlay, 'ConfigMap', name).node), 'data');
}

export interface Alert {
  readonly file: string;
  readonly name: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly severity: string | undefined;
  readonly selectors: readonly SeriesSelector[];
}

/** Every alert that this Prometheus has, in the order of files and groups. */
export function alerts(fleet: FleetName): readonly Alert[] {
  const { 'prometheus.yml': _, ...further } = configMapTexts(fleet, 'prometheus', 'prometheus-config');
  return Object.entries({ ...configMapTexts(fleet, 'prometheus', 'prometheus-rules'), ...further }).flatMap(
    ([file, text]) =>
      listAt(plainYaml(text), 'groups').flatMap((group) =>
        listAt(group, 'rules').map((rule) => ({
          file,
          name: textAt(rule, 'alert') ?? '',
          expr: textAt(rule, 'expr') ?? '',
          annotations: textsAt(rule, 'annotations'),
          severity: textAt(rule, 'labels', 'severity'),
          selectors: readExpression(textAt(rule, 'expr') ?? '').selectors,
        })),
      ),
  );
}

export function plainYaml(text: string): Plain {
  const { documents, problems } = readYaml({ path: 'text', text });
  const [document] = documents;
  if (document === undefined || problems.length > 0) throw new Error(problems.map((one) => one.message).join('\n'));
  return toPlain(document);
}
