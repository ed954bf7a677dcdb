import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('load-balancer-open', [
  {
    name: 'ranges that leave nobody out',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { loadBalancerSourceRanges: [0.0.0.0/1, 128.0.0.0/1] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:98 error: Listener `a` has load balancers on the internet for the bootstrap address and brokers 0, 1, 2, and its source ranges leave nobody out; set `loadBalancerSourceRanges`, or annotate each Service with `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet`.',
    ],
  },
  {
    name: 'internal, on Alibaba Cloud',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { bootstrap: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }, brokers: [{ broker: 0, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }, { broker: 1, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }, { broker: 2, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }] } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'one broker forgotten',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { bootstrap: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }, brokers: [{ broker: 0, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }, { broker: 1, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:36 error: Listener `a` has load balancers on the internet for broker 2, open to everybody; set `loadBalancerSourceRanges`, or annotate each Service with `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet`.',
    ],
  },
  {
    name: 'by templates',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/perPodService, value: { metadata: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } } }
      - { op: add, path: /spec/kafka/template/externalBootstrapService, value: { metadata: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } } }
`,
    finds: [],
  },
  {
    name: 'no bootstrap Service',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { createBootstrapService: false } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:36 error: Listener `a` has load balancers on the internet for brokers 0, 1, 2, open to everybody; set `loadBalancerSourceRanges`, or annotate each Service with `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet`.',
    ],
  },
  {
    name: 'a provider of which nothing is known',
    example: {
      'cluster.yaml': `provider: other
`,
      'orders.yaml': `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls } }
  authorization: { type: simple }
`,
    },
    finds: [],
  },
  {
    name: 'AWS, by its controller',
    example: {
      'cluster.yaml': `provider: aws
`,
      'orders.yaml': `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { class: service.k8s.aws/nlb } }
  authorization: { type: simple }
`,
    },
    finds: [],
  },
  {
    name: 'Google',
    example: {
      'cluster.yaml': `provider: google
`,
      'orders.yaml': `tier: staging
kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, authentication: { type: tls } }
  authorization: { type: simple }
`,
    },
    finds: [
      'orders.yaml:4:15 warning: Listener `a` has load balancers on the internet for the bootstrap address and brokers 0, 1, 2, open to everybody; set `loadBalancerSourceRanges`, or annotate each Service with `networking.gke.io/load-balancer-type: Internal`.',
    ],
  },
  {
    name: 'a Service beside',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: LoadBalancer, selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }, ports: [{ name: tcp-tls, port: 9093 }] }
`,
    finds: [
      'orders.yaml:5:19 error: Service `outside` has a load balancer on the internet, open to everybody; set `loadBalancerSourceRanges`, or annotate each Service with `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet`.',
    ],
  },
  {
    name: 'with ranges in an annotation',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside, annotations: { service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8" } }
    spec: { type: LoadBalancer, selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }, ports: [{ name: tcp-tls, port: 9093 }] }
`,
    finds: [],
  },
  {
    name: 'annotations for all brokers, by the pool and by a template',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: loadbalancer
      authentication: { type: tls }
      configuration: { bootstrap: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } }
  authorization: { type: simple }
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/perPodService, value: { metadata: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } } }
`),
    finds: [],
  },
  {
    name: 'brokers of a pool',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: loadbalancer
      authentication: { type: tls }
      configuration: { bootstrap: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } }
  authorization: { type: simple }
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 19 } }
`),
    finds: [
      'orders.yaml:5:13 error: Listener `external` has load balancers on the internet for brokers 10, 11, 12, open to everybody; set `loadBalancerSourceRanges`, or annotate each Service with `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet`.',
    ],
  },
  {
    name: 'a template of annotations',
    example:
      kraftExample(`kafka: { authorization: { type: simple }, listeners: [{ name: external, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { bootstrap: { annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } } } }] }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/configuration/perBrokerAnnotationsTemplate, value: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }
`),
    finds: [],
  },
]);
