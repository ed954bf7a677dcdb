import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-map-unused', [
  {
    name: 'settings for an application of others',
    example: `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { topic: a } }
`,
    finds: [],
  },
  {
    name: 'rules for metrics',
    example: `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: more-rules }
    data: { rules.yml: "rules:\\n- pattern: a\\n" }
`,
    finds: [
      'orders.yaml:4:23 warning: ConfigMap `more-rules` holds rules for metrics, but nothing in namespace `kafka` names it; name it in the Kafka resource, or take it out.',
    ],
  },
  {
    name: 'mounted by a pod of ours',
    example: `manifests:
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: topics }
    spec:
      template:
        metadata: { labels: { app: topics } }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          volumes: [{ name: a, configMap: { name: logging } }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: a, mountPath: /a }]
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: logging }, data: { log4j2.properties: "" } }
`,
    finds: [],
  },
]);
