import { isIgnored } from '../../strimzi/config/forbidden-config.ts';
import { defineKafkaRule } from '../rule.ts';
import { givenConfigs } from './given-config.ts';
import { isSecretInClear } from './secret-settings.ts';

export default defineKafkaRule({
  id: 'config-ignored',
  summary: 'Settings are not those that the operator makes itself.',
  severity: 'error',
  why: `Listeners, certificates, disks, broker numbers and the like are the operator's own. It drops every setting that begins with one of
its prefixes, such as \`ssl.\`, \`listeners\` or \`log.dir\`, with a line in its log; the resource is ready as if the setting held.`,
  fix: 'Remove the setting; most of them have a field of their own: `listeners`, `authorization`, `storage`.',
  bad: `kafka:
  config:
    listeners: PLAINTEXT://:9095
`,
  good: `kafka:
  config:
    ssl.enabled.protocols: TLSv1.3
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    for (const { entries, forbidden, servers, place } of givenConfigs(kafka, release)) {
      for (const [key, value] of entries) {
        // That a secret stands in git matters more, and is told by itself.
        if (!isIgnored(key, forbidden) || isSecretInClear(key, value)) continue;
        report(
          `Setting \`${key}\` of ${servers} is the operator's own, so what stands here has no effect; ${instead(key)}.`,
          { ...place(key), key: true },
        );
      }
    }
  },
});

function instead(key: string): string {
  const fields: readonly (readonly [RegExp, string])[] = [
    [/^(?:listeners|advertised\.|port|host\.name|listener\.)/i, 'kafka.listeners'],
    [/^(?:authorizer\.|super\.user)/i, 'kafka.authorization'],
    [/^(?:log\.dir)/i, 'kafka.storage'],
    [/^broker\.rack$/i, 'kafka.rack'],
    [/^client\.quota\.callback\.static/i, 'kafka.quotas'],
  ];
  const field = fields.find(([pattern]) => pattern.test(key))?.[1];
  return field === undefined ? 'remove it' : `set \`${field}\` instead`;
}
