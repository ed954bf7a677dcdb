import { type Plain, type Route, toPlain } from '../../source/node.ts';
import { listAt, mapAt, textAt } from '../../source/plain.ts';
import type { KafkaResource } from '../kafka-resource.ts';
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
    for (const { key, value, route } of settingsIn(kafka)) {
      if (!isSecretInClear(key, value)) continue;
      report(
        `Setting \`${key}\` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.`,
        { ...kafka.place(...route), key: true },
      );
    }
  },
});

interface Setting {
  readonly key: string;
  readonly value: Plain;
  readonly route: Route;
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
      Object.entries(mapAt(resource, ...route)).map(([key, value]) => ({ key, value, route: [...route, key] })),
    ),
    ...(['kafka', 'zookeeper'] as const).flatMap((part) => {
      const route: Route = ['spec', part, 'jvmOptions', 'javaSystemProperties'];
      return listAt(resource, ...route).map((property, index) => ({
        key: textAt(property, 'name') ?? '',
        value: textAt(property, 'value') ?? null,
        route: [...route, index, 'value'],
      }));
    }),
  ];
}
