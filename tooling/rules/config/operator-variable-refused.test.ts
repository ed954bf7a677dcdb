import { describeRule } from '../../../test/support/examples.ts';

const operator = (release: string, ...variables: readonly string[]) => ({
  'cluster.yaml': `strimzi: { release: ${release} }\n`,
  [`base/operator/${release}/images.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: strimzi-cluster-operator }
spec:
  template:
    spec:
      containers:
        - name: strimzi-cluster-operator
          image: quay.io/strimzi/operator:${release}
          env:
${variables.map((one) => `            - ${one}\n`).join('')}`,
});

describeRule('operator-variable-refused', [
  {
    name: 'values that it cannot read',
    example: operator(
      '0.45.2',
      '{ name: STRIMZI_NETWORK_POLICY_GENERATION, value: "no" }',
      '{ name: STRIMZI_FEATURE_GATES, value: +Foo }',
      '{ name: STRIMZI_LOG_LEVEL, value: verbose }',
    ),
    finds: [
      'base/operator/0.45.2/images.yaml:11:65 error: `STRIMZI_NETWORK_POLICY_GENERATION` is `no`, with which the operator does not start; write `true` or `false`.',
      'base/operator/0.45.2/images.yaml:12:53 error: `STRIMZI_FEATURE_GATES`: Strimzi 0.45.2 has no feature gate `Foo`, and with it the operator does not start; expected `ContinueReconciliationOnManualRollingUpdateFailure`.',
      'base/operator/0.45.2/images.yaml:13:49 error: `STRIMZI_LOG_LEVEL` is `verbose`, which it cannot read; write `INFO`, `WARN`, `ERROR`, `DEBUG` or `TRACE`.',
    ],
  },
  {
    name: 'names that it does not know',
    example: operator(
      '1.2.0',
      '{ name: STRIMZI_OPERATION_TIMEOUT, value: "300000" }',
      '{ name: TZ, value: Europe/Amsterdam }',
    ),
    finds: [
      'base/operator/1.2.0/images.yaml:11:23 error: The operator reads no variable `STRIMZI_OPERATION_TIMEOUT`, so it does nothing; did you mean `STRIMZI_OPERATION_TIMEOUT_MS`?',
    ],
  },
  {
    name: 'a Kafka version without an image',
    example: operator('1.2.0', '{ name: STRIMZI_KAFKA_IMAGES, value: "4.3.1=hub/kafka:4.3.1" }'),
    finds: [
      'base/operator/1.2.0/images.yaml:11:52 error: `STRIMZI_KAFKA_IMAGES` is `4.3.1=hub/kafka:4.3.1`, with which the operator does not start; add `4.2.0=<image>`, `4.2.1=<image>`, `4.3.0=<image>`, as Strimzi 1.2.0 wants an image for each Kafka version that it supports.',
    ],
  },
]);
