import { isExternal } from '../../strimzi/listeners/listeners.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'authorization-missing',
  summary: 'Where clients from outside say who they are, it is decided what each may do.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Without authorization every client that logs in may do everything: read all topics, delete them, change settings of brokers. Users
made by KafkaUser resources keep their access lists only where \`authorization\` is \`simple\`.`,
  fix: 'Add `authorization: { type: simple }` and give each user the rights it needs.',
  bad: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, authentication: { type: tls } }
`,
  good: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined || kafka.has('spec', 'kafka', 'authorization')) return;
    const [listener] = listenersOf(kafka).filter((one) => isExternal(one) && one.authentication !== undefined);
    if (listener === undefined) return;
    report(
      `Clients of listener \`${listener.name}\` come from outside and say who they are, but without \`authorization\` each of them may do everything; add \`authorization: { type: simple }\`.`,
      listenerPlace(kafka, listener, 'authentication'),
    );
  },
});
