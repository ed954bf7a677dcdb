import { textAt } from '../../source/plain.ts';
import { brokersOf } from '../brokers.ts';
import { kraftExample } from '../kraft-example.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';

const rack = ['spec', 'kafka', 'rack'] as const;
const environment = ['template', 'kafkaContainer', 'env'] as const;

const pools = (east: string): string => `pools:
  controllers: { roles: [controller] }
  north: { roles: [broker] }
  east: { roles: [broker] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool, name: orders-north }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
  - target: { kind: KafkaNodePool, name: orders-east }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: ${east} }] }]
`;

export default defineKafkaRule({
  id: 'rack-variable-unfit',
  summary: 'A variable from which brokers take their rack tells them apart.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `From Strimzi 1.0 on a rack can come from a variable instead of a label of the host. The operator writes the name of the variable into
the settings of all brokers and sets none itself. With one value for all, or none for some, all copies of a partition may be where
one fault takes them.`,
  fix: `Give each pool a value of its own in \`template.kafkaContainer.env\`, or take the rack from a label of the host. Where something outside of
this repository puts the variable into pods, leave it out of all pools.`,
  bad: kraftExample(pools('north')),
  good: kraftExample(pools('east')),
  check({ kafka }, report) {
    if (kafka?.text(...rack, 'type') !== 'environment-variable') return;
    const name = kafka.text(...rack, 'envVarName');
    const brokers = brokersOf(kafka).filter((one) => one.replicas > 0);
    const given = brokers.filter((nodes) => entryOf(nodes, name) >= 0);
    const [first] = given;
    // Given nowhere, it comes from outside.
    if (name === undefined || first === undefined) return;
    const place = (nodes: Nodes) => nodes.place(...environment, entryOf(nodes, name));
    const without = brokers.find((nodes) => !given.includes(nodes));
    if (without !== undefined) {
      report(
        `Brokers take their rack from the variable \`${name}\`, which the ${without.called} do not have; give it to every pool.`,
        kafka.place(...rack, 'envVarName'),
        [{ place: place(first), message: 'a pool that has it' }],
      );
      return;
    }
    const values = given.map((nodes) => nodes.text(...environment, entryOf(nodes, name), 'value'));
    const [value] = values;
    if (value === undefined || kafka.replicas('kafka') < 2 || values.some((one) => one !== value)) return;
    report(
      `Brokers take their rack from the variable \`${name}\`, which is \`${value}\` for all of them; give each pool a value of its own.`,
      given.length > 1 ? place(given[1] ?? first) : place(first),
    );
  },
});

/** Its place in the list; negative where there is none. */
function entryOf(nodes: Nodes, name: string | undefined): number {
  return nodes.list(...environment).findIndex((one) => textAt(one, 'name') === name);
}
