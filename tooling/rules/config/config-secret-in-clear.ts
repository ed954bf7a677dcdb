import { type Plain, type Route, toPlain } from '../../source/node.ts';
import { mapAt, textAt } from '../../source/plain.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { isSecretInClear } from './secret-settings.ts';

export default defineKafkaRule({
  id: 'config-secret-in-clear',
  summary: 'No setting holds a password or key in clear text.',
  severity: 'error',
  why: `What stands in a cluster file is in git for ever, in the Kafka resource and in a ConfigMap, where everybody reads it who may read
any of these. Kafka takes a setting from elsewhere: \`\${secrets:namespace/name:key}\` and the like, by a config provider.`,
  fix: `Keep the value in a Secret and refer to it: mount it and write \`\${strimzidir:…}\` or \`\${strimzifile:…}\`, or set an environment variable
from it and write \`\${strimzienv:NAME}\`. Change the password: it has been seen.`,
  bad: `kafka:
  config:
    client.quota.callback.password: hunter2
`,
  good: `kafka:
  config:
    client.quota.callback.password: "\${strimzienv:QUOTA_PASSWORD}"
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const { key, value, place } of settingsIn(kafka)) {
      if (!isSecretInClear(key, value)) continue;
      report(
        `Setting \`${key}\` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.`,
        { ...place, key: true },
      );
    }
  },
});

interface Setting {
  readonly key: string;
  readonly value: Plain;
  readonly place: Place;
}

const maps: readonly Route[] = [
  ['spec', 'kafka', 'config'],
  ['spec', 'zookeeper', 'config'],
  ['spec', 'cruiseControl', 'config'],
  ['spec', 'kafka', 'tieredStorage', 'remoteStorageManager', 'config'],
];

function settingsIn(kafka: KafkaResource): readonly Setting[] {
  const listeners = kafka.list('spec', 'kafka', 'listeners').map((_, index): Route => {
    return ['spec', 'kafka', 'listeners', index, 'authentication', 'listenerConfig'];
  });
  const resource = toPlain(kafka.object.node);
  return [
    ...[...maps, ...listeners].flatMap((route) =>
      Object.entries(mapAt(resource, ...route)).map(([key, value]) => ({
        key,
        value,
        place: kafka.place(...route, key),
      })),
    ),
    ...kafka.nodes.flatMap((nodes) => {
      const route: Route = ['jvmOptions', 'javaSystemProperties'];
      return nodes.list(...route).map((property, index) => ({
        key: textAt(property, 'name') ?? '',
        value: textAt(property, 'value') ?? null,
        place: nodes.place(...route, index, 'value'),
      }));
    }),
  ];
}
