import { toPlain } from '../../source/node.ts';
import { numberAt } from '../../source/plain.ts';
import { usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';

/** A batch of a producer has 16 KiB by default; with less a second than a part of one, nothing moves. */
const least = 1024;
const fields = ['producerByteRate', 'consumerByteRate'] as const;

export default defineKafkaRule({
  id: 'user-quota-slip',
  summary: 'Rates of a user were not meant in another unit.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Rates count bytes a second. Somebody who writes 10 means megabytes: the client is held back for minutes after each batch and times
out, and nothing says why but a metric of the client.`,
  fix: 'Write the rate with its unit: `producerByteRate: 10Mi/s`.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { quotas: { producerByteRate: 10 } }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { quotas: { producerByteRate: 10Mi/s } }\n',
  },
  check(context, report) {
    for (const { name, object, place } of usersOf(context)) {
      for (const field of fields) {
        const value = numberAt(toPlain(object.node), 'spec', 'quotas', field);
        if (value === undefined || value === 0 || value >= least) continue;
        report(
          `\`${field}\` of user \`${name}\` is ${value} bytes a second, less than a single batch; write a unit, such as \`${value}Mi/s\`.`,
          place('spec', 'quotas', field),
        );
      }
    }
  },
});
