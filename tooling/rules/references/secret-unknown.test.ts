import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('secret-unknown', [
  {
    name: 'what Strimzi makes',
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
          volumes: [{ name: ca, secret: { secretName: orders-cluster-ca-cert, items: [{ key: ca.crt, path: ca.crt }] } }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: ca, mountPath: /ca }]
`,
    finds: [],
  },
  {
    name: 'a key that it does not have',
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
          volumes: [{ name: ca, secret: { secretName: orders-cluster-ca-cert, items: [{ key: ca.pem, path: ca.crt }] } }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: ca, mountPath: /ca }]
`,
    finds: [
      'orders.yaml:12:94 error: Secret `orders-cluster-ca-cert` has no key `ca.pem`; expected `ca.crt`, `ca.p12` or `ca.password`.',
    ],
  },
  {
    name: 'a name off by a letter',
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
          imagePullSecrets: [{ name: orders-cluster-ca-certs }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`,
    finds: [
      'orders.yaml:12:38 error: Job `topics` names Secret `orders-cluster-ca-certs`, which is not in namespace `kafka`; did you mean `orders-cluster-ca-cert`?',
    ],
  },
  {
    name: 'one that may be missing',
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
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: b, optional: true } } }]
`,
    finds: [],
  },
  {
    name: 'a variable, and one that cluster.yaml lists for another namespace',
    example: {
      'cluster.yaml': `secrets: [{ name: a, namespaces: [strimzi] }]
`,
      'orders.yaml': `manifests:
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
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: b } } }]
`,
    },
    finds: [
      'orders.yaml:20:67 error: Job `topics` names Secret `a`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
    ],
  },
  {
    name: 'one that cluster.yaml lists without that key',
    example: {
      'cluster.yaml': `secrets: [{ name: a, namespaces: [kafka], keys: [user] }]
`,
      'orders.yaml': `manifests:
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
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: b } } }]
`,
    },
    finds: ['orders.yaml:20:75 error: Secret `a` has no key `b`; expected `user`.'],
  },
  {
    name: 'one that a Certificate makes',
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
          imagePullSecrets: [{ name: issued }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
  - { apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: a }, spec: { secretName: issued } }
`,
    finds: [],
  },
  {
    name: 'one that something unknown mentions',
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
          imagePullSecrets: [{ name: issued }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
  - { apiVersion: example.com/v1, kind: Vault, metadata: { name: a }, spec: { into: [{ name: issued }] } }
`,
    finds: [],
  },
  {
    name: 'a certificate authority of your own',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/clientsCa/generateCertificateAuthority, value: false }]
`,
    finds: [
      'orders.yaml:3:88 error: Kafka `orders` names Secret `orders-clients-ca-cert`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
      'orders.yaml:3:88 error: Kafka `orders` names Secret `orders-clients-ca`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
    ],
  },
  {
    name: 'a certificate authority of your own that is there',
    example: {
      'cluster.yaml': `secrets:
  - { name: orders-clients-ca, namespaces: [kafka], keys: [ca.key] }
  - { name: orders-clients-ca-cert, namespaces: [kafka], keys: [ca.crt] }
`,
      'orders.yaml': `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/clientsCa/generateCertificateAuthority, value: false }]
`,
    },
    finds: [],
  },
  {
    name: 'credentials of a KafkaUser',
    example: `entityOperator: {}
manifests:
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
          imagePullSecrets: [{ name: audit }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: { authentication: { type: tls } }
kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    finds: [],
  },
  {
    name: 'an Ingress, its certificate and its users',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: extra, annotations: { nginx.ingress.kubernetes.io/auth-secret: users } }
    spec:
      tls: [{ hosts: [a.example.com], secretName: a-tls }]
      defaultBackend: { service: { name: orders-kafka-bootstrap, port: { number: 9091 } } }
`,
    finds: [
      'orders.yaml:4:86 error: Ingress `extra` names Secret `users`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
      'orders.yaml:6:51 error: Ingress `extra` names Secret `a-tls`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
    ],
  },
  {
    name: 'of a pool, and one for each node',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/pod/imagePullSecrets, value: [{ name: registry }] }
manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: reader }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      volumes: [{ name: certificate, secret: { secretName: orders-orders-brokers-0 } }]
      containers:
        - name: reader
          image: registry.example.com/reader:1.4.2
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          volumeMounts: [{ name: certificate, mountPath: /mnt/certificate }]
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
`),
    finds: [
      'orders.yaml:4:79 error: KafkaNodePool `orders-brokers` names Secret `registry`, which is not in namespace `kafka`; list it in `secrets` of cluster.yaml if it exists, or make it.',
    ],
  },
]);
