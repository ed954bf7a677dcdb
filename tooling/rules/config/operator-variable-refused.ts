import { toPlain } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import { containersOf, isClusterOperator } from '../../strimzi/operator/deployment.ts';
import { variableFault } from '../../strimzi/operator/variables.ts';
import { strimziRelease } from '../../strimzi/releases.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const operator = (variable: string) => ({
  'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
  'base/operator/1.2.0/images.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: strimzi-cluster-operator }
spec:
  template:
    spec:
      containers:
        - name: strimzi-cluster-operator
          image: quay.io/strimzi/operator:1.2.0
          env:
            - ${variable}
`,
});

export default defineKubernetesRule({
  id: 'operator-variable-refused',
  summary: 'The cluster operator can read the variables that it is given.',
  severity: 'error',
  why: `The operator reads its variables when it starts. One value that it cannot read, or a Kafka version without an image, and it ends, again and
again: nobody looks after any Kafka cluster of the Kubernetes cluster. A name with a typo it passes over in silence, so what was asked for does
not happen.`,
  fix: 'Correct the name or the value, in `base/operator` or in the overlay of the operator.',
  bad: operator('{ name: STRIMZI_OPERATION_TIMEOUT_MS, value: 5m }'),
  good: operator('{ name: STRIMZI_OPERATION_TIMEOUT_MS, value: "300000" }'),
  check(context, report) {
    const { strimzi } = context.kubernetes.spec;
    const release = strimziRelease(strimzi.release);
    if (release === undefined) return;
    for (const { kind, node } of objectsOf(context)) {
      const plain = kind === 'Deployment' ? toPlain(node) : undefined;
      if (!isClusterOperator(plain)) continue;
      for (const [container, one] of containersOf(plain).entries())
        for (const [index, variable] of listAt(one, 'env').entries()) {
          const [name = '', value] = [textAt(variable, 'name'), textAt(variable, 'value')];
          // What cluster.yaml says of gates is judged with it.
          if (name === 'STRIMZI_FEATURE_GATES' && value === strimzi.operator.featureGates) continue;
          const fault = variableFault(name, value, release);
          const route = ['spec', 'template', 'spec', 'containers', container, 'env', index];
          if (fault !== undefined) report(fault.message, { node, route: [...route, fault.at] });
        }
    }
  },
});
