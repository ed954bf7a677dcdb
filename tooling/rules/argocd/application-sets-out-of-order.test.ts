import { describeRule } from '../../../test/support/examples.ts';
import { soundArgoCd } from './example-set.ts';

const set = (name: string, annotations: string) => ({
  ...soundArgoCd,
  [`base/argocd/kubernetes/sets/${name}.yaml`]: `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}
  annotations: { ${annotations} }
`,
});
const wave = (text: string) => `argocd.argoproj.io/sync-wave: "${text}"`;

describeRule('application-sets-out-of-order', [
  {
    name: 'Kafka that is waited for',
    example: set('kafka', `${wave('0')}, kafka-fleet/wait-for-applications: "true"`),
    finds: [
      'base/argocd/kubernetes/sets/kafka.yaml:5:88 error: What comes after this set waits until each Kafka cluster is healthy, which takes hours after a change; set the annotation `kafka-fleet/wait-for-applications: "false"`.',
    ],
  },
  {
    name: 'an operator that nobody waits for',
    example: set('operator', wave('-5')),
    finds: [
      'base/argocd/kubernetes/sets/operator.yaml:5:3 error: Nothing waits for the Applications of this set, so what comes after it begins without them; set the annotation `kafka-fleet/wait-for-applications: "true"`.',
    ],
  },
  { name: 'services beside Kafka', example: set('services', wave('0')), finds: [] },
]);
