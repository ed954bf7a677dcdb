/** Owns a small fleet with all that is monitored, rendered from the bases of this repository: what the real programs are given in tests. */

import { createRenderer } from '../../tooling/render/render.ts';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { readExpression, type SeriesSelector } from '../../tooling/rules/monitoring/promql.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { listAt, textAt, textsAt } from '../../tooling/source/plain.ts';
import { readYaml } from '../../tooling/source/read-yaml.ts';
import { examples } from './examples.ts';

const fleet = {
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  nodeMetrics: true
  alertmanagers: ['alertmanager.monitoring.svc:9093']
`,
  // One broker, as one is run; the others are there to have metrics.
  'orders.yaml': `tier: development
kafka: { version: 3.9.2, brokers: 1, storage: { size: 20Gi } }
zookeeper: { nodes: 3, storage: { size: 20Gi } }
kafkaExporter: {}
entityOperator: {}
cruiseControl: {}
`,
};

const rendered = new Map<string, readonly RenderedObject[]>();

/** Objects of an overlay: `orders`, `prometheus`, `operator`. */
export function monitoredObjects(overlay: string): readonly RenderedObject[] {
  const known = rendered.get(overlay);
  if (known !== undefined) return known;
  const rendering = createRenderer(examples.documents(fleet)).render(`overlays/hz/${overlay}`);
  if (rendering.problems.length > 0) throw new Error(rendering.problems.map((one) => one.message).join('\n'));
  rendered.set(overlay, rendering.objects);
  return rendering.objects;
}

export function monitoredObject(overlay: string, kind: string, name: string): RenderedObject {
  const found = monitoredObjects(overlay).find((one) => one.kind === kind && one.name === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name} in overlay ${overlay}.`);
  return found;
}

/** Texts of a ConfigMap, by key. */
export function configMapTexts(overlay: string, name: string): Readonly<Record<string, string>> {
  return textsAt(toPlain(monitoredObject(overlay, 'ConfigMap', name).node), 'data');
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
export function alerts(): readonly Alert[] {
  const { 'prometheus.yml': _, ...further } = configMapTexts('prometheus', 'prometheus-config');
  return Object.entries({ ...configMapTexts('prometheus', 'prometheus-rules'), ...further }).flatMap(([file, text]) =>
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
