import { nodeAt } from '../../source/node.ts';
import { objectsOf } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { enforceLabel } from './admission.ts';

export default defineKubernetesRule({
  id: 'namespace-unprotected',
  summary: 'Every namespace says which pods it admits.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Without the label of a Pod Security Standard, or with \`privileged\`, whoever may make pods in a namespace may make one that
mounts the disks of its host, and with them the data of every broker on it.`,
  fix: `Give the Namespace the label \`pod-security.kubernetes.io/enforce: restricted\`; namespaces that this repository makes have what
\`podSecurity\` in cluster.yaml says.`,
  bad: {
    'cluster.yaml': `podSecurity: privileged
`,
  },
  good: {
    'cluster.yaml': `podSecurity: baseline
`,
  },
  check(context, report) {
    // Those of this repository all have their label from one line.
    const byPlace = new Map<
      string,
      { readonly names: string[]; readonly level: string | undefined; readonly place: Place }
    >();
    for (const { apiVersion, kind, name, node } of objectsOf(context)) {
      if (apiVersion !== 'v1' || kind !== 'Namespace') continue;
      const label = nodeAt(node, ['metadata', 'labels', enforceLabel]);
      const level = label?.kind === 'scalar' ? String(label.value) : undefined;
      if (level === 'baseline' || level === 'restricted') continue;
      const { file, start } = (label ?? node).origin;
      const route = label === undefined ? ['metadata'] : ['metadata', 'labels', enforceLabel];
      const there = byPlace.get(`${file.path}:${start}`);
      if (there === undefined) byPlace.set(`${file.path}:${start}`, { names: [name], level, place: { node, route } });
      else there.names.push(name);
    }
    for (const { names, level, place } of byPlace.values()) {
      const who = names.length === 1 ? `Namespace ${listNames(names)} admits` : `Namespaces ${listNames(names)} admit`;
      report(
        level === undefined
          ? `${who} any pod; set the label \`${enforceLabel}: restricted\`.`
          : `${who} any pod (\`${level}\`); set \`restricted\`, or \`baseline\` at least.`,
        place,
      );
    }
  },
});
