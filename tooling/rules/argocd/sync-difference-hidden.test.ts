import { describeRule } from '../../../test/support/examples.ts';
import { setExample, soundArgoCd } from './example-set.ts';

const ignoring = (entry: string) => setExample(`spec: { template: { spec: { ignoreDifferences: [${entry}] } } }`);
const harm = 'so Argo CD neither applies a merge that changes only that, nor takes back a change by hand; take it out.';
const change = 'base/argocd/kubernetes/sets/change.yaml';

describeRule('sync-difference-hidden', [
  {
    name: 'a field of Strimzi, every kind, a whole spec, and what somebody else has set',
    example: ignoring(
      '{ group: kafka.strimzi.io, kind: KafkaNodePool, jsonPointers: [/spec/replicas] }, { group: "*", kind: "*", jqPathExpressions: [.spec], managedFieldsManagers: [kubectl] }, { group: apps, kind: Deployment, jsonPointers: [/spec] }',
    ),
    finds: [
      `${change}:4:112 error: In the template of this set, \`ignoreDifferences\` hides \`/spec/replicas\`, ${harm}`,
      `${change}:4:176 error: In the template of this set, \`ignoreDifferences\` hides \`.spec\`, ${harm}`,
      `${change}:4:184 error: In the template of this set, \`ignoreDifferences\` hides whatever these field managers have set, ${harm}`,
      `${change}:4:268 error: In the template of this set, \`ignoreDifferences\` hides \`/spec\`, ${harm}`,
    ],
  },
  {
    name: 'the status, one annotation, and a field that a controller writes',
    example: ignoring(
      '{ group: "*", kind: "*", jsonPointers: [/status] }, { group: kafka.strimzi.io, kind: Kafka, jsonPointers: [/metadata/annotations/a] }, { group: apps, kind: Deployment, jsonPointers: [/spec/replicas], managedFieldsManagers: [hpa] }',
    ),
    finds: [],
  },
  {
    name: 'settings for all Applications',
    example: {
      ...soundArgoCd,
      'base/argocd/hub/settings.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data:
  resource.customizations.ignoreDifferences.all: "jsonPointers: [/spec]"
  resource.customizations.ignoreDifferences.kafka.strimzi.io_Kafka: "jsonPointers: [/status]"
  resource.customizations.ignoreDifferences.admissionregistration.k8s.io_ValidatingWebhookConfiguration: |
    jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle']
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cmd-params-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data:
  controller.diff.server.side: "true"
  controller.sync.timeout.seconds: "1800"
  applicationsetcontroller.enable.new.git.file.globbing: "true"
`,
    },
    finds: [
      `base/argocd/hub/settings.yaml:5:50 error: \`resource.customizations.ignoreDifferences.all\` hides \`/spec\`, ${harm}`,
    ],
  },
]);
