import { describeRule } from '../../../test/support/examples.ts';

const version = (text: string) => ({ 'cluster.yaml': `kubernetes: "${text}"\n` });

describeRule('kubernetes-too-old', [
  { name: 'the oldest', example: version('1.25'), finds: [] },
  { name: 'with a patch number', example: version('1.25.0'), finds: [] },
  {
    name: 'one too old',
    example: version('1.24.17'),
    finds: [
      'cluster.yaml:1:13 error: Kubernetes 1.24.17 is too old for Strimzi 0.45.2; expected 1.25 or newer. [cluster.yaml:10:12 the release of Strimzi]',
    ],
  },
  {
    name: 'numbers are compared as numbers',
    example: version('1.9'),
    finds: [
      'cluster.yaml:1:13 error: Kubernetes 1.9 is too old for Strimzi 0.45.2; expected 1.25 or newer. [cluster.yaml:10:12 the release of Strimzi]',
    ],
  },
]);
