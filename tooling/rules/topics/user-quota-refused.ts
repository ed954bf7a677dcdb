import { toPlain } from '../../source/node.ts';
import { plainAt } from '../../source/plain.ts';
import { usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';

/** Java's largest `int`, as which the operator reads rates. Source: Strimzi 1.2.0, `KafkaUserQuotas`. */
const largest = 2147483647;
const fields = ['producerByteRate', 'consumerByteRate', 'requestPercentage', 'controllerMutationRate'] as const;

export default defineKafkaRule({
  id: 'user-quota-refused',
  summary: 'Limits of a user are numbers that Kafka and the User Operator take.',
  severity: 'error',
  why: `Since Kafka 3.6 controllers refuse a limit of 0, and brokers before that let the user do nothing more. The API server takes rates of
any size, but the User Operator reads numbers up to ${largest} only, and fails at a user with a larger one.`,
  fix: 'Leave a limit out for none. A larger rate than 2 GiB a second is none for a broker.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { quotas: { producerByteRate: 4Gi/s } }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { quotas: { producerByteRate: 20Mi/s } }\n',
  },
  check(context, report) {
    for (const { name, object, place } of usersOf(context)) {
      const plain = toPlain(object.node);
      for (const field of fields) {
        const value = plainAt(plain, 'spec', 'quotas', field);
        if (typeof value !== 'number' && typeof value !== 'bigint') continue;
        const at = place('spec', 'quotas', field);
        if (value === 0 || value === 0n)
          report(`\`${field}\` of user \`${name}\` is 0, which Kafka refuses; leave it out for no limit.`, at);
        else if (value > largest && field !== 'controllerMutationRate')
          report(
            `\`${field}\` of user \`${name}\` is ${value}, more than the User Operator can read, which is ${largest}; leave it out for no limit.`,
            at,
          );
      }
    }
  },
});
