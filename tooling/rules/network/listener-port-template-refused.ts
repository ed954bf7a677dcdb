import { textAt } from '../../source/plain.ts';
import { portFromTemplate } from '../../strimzi/notations/port-template.ts';
import { kraftExample } from '../kraft-example.ts';
import { defineKafkaRule } from '../rule.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

const field = 'advertisedPortTemplate';

export default defineKafkaRule({
  id: 'listener-port-template-refused',
  summary: 'A template for advertised ports gives each broker a port.',
  severity: 'error',
  why: `From Strimzi 1.0 on \`advertisedPortTemplate\` is a sum over the number of a broker, with \`+\`, \`-\`, \`*\`, brackets and
\`{nodeId}\`. The operator refuses the cluster where it is anything else, and brokers do not start with a port that there is not.`,
  fix: 'Write a sum such as `9000 + {nodeId}`, whose result is from 1 to 65535 for every broker.',
  bad: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: cluster-ip
      authentication: { type: tls }
      configuration: { advertisedPortTemplate: "9000 + {nodePodName}" }
  authorization: { type: simple }
`),
  good: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: cluster-ip
      authentication: { type: tls }
      configuration: { advertisedPortTemplate: "9000 + {nodeId}" }
  authorization: { type: simple }
`),
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      const template = textAt(listener.configuration, field);
      if (template === undefined) continue;
      const place = listenerPlace(kafka, listener, 'configuration', field);
      if (portFromTemplate(template, 0) === undefined) {
        report(
          `\`${field}\` of listener \`${listener.name}\` is \`${template}\`, which the operator cannot reckon, so it refuses the cluster; write a sum such as \`9000 + {nodeId}\`.`,
          place,
        );
        continue;
      }
      const known = brokersIn(context);
      const brokers = known?.isSure === true ? brokersFor(listener, known) : [];
      const wrong = brokers.map(({ id }) => id).find((id) => !isPort(portFromTemplate(template, id)));
      if (wrong !== undefined)
        report(
          `\`${field}\` of listener \`${listener.name}\` gives broker ${wrong} port ${portFromTemplate(template, wrong)}; expected 1 to 65535.`,
          place,
        );
    }
  },
});

function isPort(port: number | undefined): boolean {
  return port !== undefined && port >= 1 && port <= 65535;
}
