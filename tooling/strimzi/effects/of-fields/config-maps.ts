/** Owns what becomes of ConfigMaps that the Kafka resource names, for rules of metrics and for logging, when their content changes. */
import { textAt } from '../../../source/plain.ts';
import type { ClusterChange, FieldChange } from '../effect.ts';
import { rulesTaken } from './broker-fields.ts';
import { loggingSections } from './logging.ts';
import type { Told, Verdict } from './verdict.ts';

interface Reader {
  /** Below `spec`, to a `configMapKeyRef`. */
  readonly route: readonly string[];
  verdicts(change: ClusterChange): readonly Verdict[];
}

const ref = ['valueFrom', 'configMapKeyRef'] as const;

const readers: readonly Reader[] = [
  ...['kafka', 'zookeeper', 'cruiseControl'].map((part) => ({
    route: [part, 'metricsConfig', ...ref],
    verdicts: () => [rulesTaken()],
  })),
  ...loggingSections.map(({ route, verdicts }) => ({ route: [...route, 'logging', ...ref], verdicts })),
];

export function configMapTold(cause: FieldChange, change: ClusterChange): readonly Told[] {
  const verdicts = readers
    .filter(({ route }) => {
      const { kafka } = change.after;
      const [name, key] = [textAt(kafka, 'spec', ...route, 'name'), textAt(kafka, 'spec', ...route, 'key')];
      const isOther = cause.route[0] === 'data' && cause.route[1] !== undefined && cause.route[1] !== key;
      return name === cause.name && cause.route[0] !== 'metadata' && !isOther;
    })
    .flatMap((one) => one.verdicts(change));
  return (verdicts.length > 0 ? verdicts : [unread(cause)]).map((verdict) => ({ causes: [cause], verdict }));
}

function unread({ name, route }: FieldChange): Verdict {
  return {
    id: 'config-map-unread',
    subject: name,
    outcome: 'none',
    risk: 'none',
    says: () =>
      route[0] === 'metadata'
        ? `No pod restarts for labels and annotations of ConfigMap \`${name}\`: the operator reads its content alone.`
        : `No pod restarts for what changes in ConfigMap \`${name}\`: the operator does not read it, and a container that has it as a variable keeps the old value until it starts anew.`,
  };
}
