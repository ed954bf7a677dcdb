import { textsAt } from '../../source/plain.ts';
import { refusedFlags } from '../../strimzi/kafka-resource/jvm-options.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'jvm-option-refused',
  summary: 'The JVM starts with the options it is given.',
  severity: 'error',
  why: `The operator puts \`-XX:\` in front of each option and hands it on. The JVM does not start with an option it does not know, such
as those of Java 8, nor with two garbage collectors: the first broker is restarted into a loop of failures.`,
  fix: 'Take the option away. Names are written without `-XX:`, `+` and `-`; a switch has the value `true` or `false`.',
  bad: `kafka:
  jvm: { xx: { UseConcMarkSweepGC: true } }
`,
  good: `kafka:
  jvm: { xx: { UseG1GC: true, MaxGCPauseMillis: 20 } }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const route = ['jvmOptions'] as const;
      for (const { name, because } of refusedFlags(textsAt(nodes.map(...route, '-XX')))) {
        report(
          `The JVM option \`${name}\` ${because}, so the ${nodes.called} do not start; ${because.startsWith('begins') ? 'write its name alone' : 'take it away'}.`,
          nodes.place(...route, '-XX', name),
        );
      }
      for (const [index, property] of nodes.list(...route, 'javaSystemProperties').entries()) {
        const { name = '', value = '' } = textsAt(property);
        if (!/\s/.test(`${name}${value}`)) continue;
        report(
          `The system property \`${name}\` has a space, which ends the option, so the ${nodes.called} do not start; take the space away.`,
          nodes.place(...route, 'javaSystemProperties', index, 'value'),
        );
      }
    }
  },
});
