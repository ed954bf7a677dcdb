/** Owns how the parts that a Kubernetes cluster has once are written: Prometheus, the drain cleaner, Secrets from outside, images. */
import Type from 'typebox';
import {
  asInKubernetes,
  count,
  cpu,
  flag,
  labels,
  listOf,
  name,
  object,
  objectName,
  oneOf,
  optional,
  part,
  size,
  text,
} from './common.ts';

const ingress = object(
  {
    host: text({ description: 'Host name that it is reached by.', examples: ['prometheus.example.com'] }),
    class: optional(name({ description: 'Ingress class.' })),
    tlsSecret: name({ description: 'Secret with the certificate of that host.' }),
    annotations: labels({
      description:
        'Annotations that make the Ingress controller ask for authentication; without any the Ingress would be open.',
      examples: [{ 'nginx.ingress.kubernetes.io/auth-secret': 'prometheus-users' }],
    }),
  },
  { description: 'An Ingress with TLS and authentication, for a Grafana elsewhere.' },
);

export const prometheus = part(
  {
    namespace: optional(name({ description: 'Namespace.', default: 'monitoring' })),
    cpu: optional(cpu({ description: 'CPU asked for.', default: '500m' })),
    cpuLimit: optional(cpu({ description: 'Most CPU it may use.' })),
    memory: optional(size({ description: 'Memory asked for and limited.', default: '4Gi' })),
    retention: optional(
      Type.String({
        pattern: '^[0-9]+[hdwy]$',
        expected: 'a time such as `15d`',
        description: 'How long metrics are kept, if the disk does not fill before.',
        default: '15d',
      }),
    ),
    storage: object(
      {
        size: size({ description: 'Size of its volume; four fifths of it are used for metrics.', examples: ['100Gi'] }),
        class: optional(objectName({ description: 'Storage class; without it, the default class.' })),
      },
      { description: 'Its volume.' },
    ),
    nodePool: optional(name({ description: 'Run on this node pool.' })),
    ingress: optional(ingress),
    externalLabels: optional(
      labels({ description: 'Labels on all that leaves it (remote write, alerts), besides `kubernetes`.' }),
    ),
    alertmanagers: optional(
      listOf(text({ description: 'Host and port.' }), {
        description: 'Alertmanagers that alerts are sent to.',
        examples: [['alertmanager.monitoring.svc:9093']],
      }),
    ),
    remoteWrite: optional(
      listOf(asInKubernetes({ description: 'An entry of `remote_write`.' }), {
        description: 'Where metrics are sent to, in the words of Prometheus.',
      }),
    ),
    scrapeConfigs: optional(
      listOf(asInKubernetes({ description: 'An entry of `scrape_configs`.' }), {
        description: 'Further things to scrape, in the words of Prometheus.',
      }),
    ),
    ruleGroups: optional(
      listOf(asInKubernetes({ description: 'A group of rules, as in a file of rules.' }), {
        description: 'Further alerts and recorded metrics, in the words of Prometheus.',
      }),
    ),
    nodeMetrics: optional(
      flag({
        description:
          'Whether it asks the kubelets how full volumes are, with alerts on that. For this it may find nodes and read their metrics in the whole Kubernetes cluster.',
        default: false,
      }),
    ),
    clients: optional(
      listOf(asInKubernetes({ description: 'A peer, as in a NetworkPolicy.' }), {
        description:
          'Who may connect to it, as peers of a NetworkPolicy: a Grafana, the pods of the Ingress controller. Without it, every pod may.',
        examples: [[{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }]],
      }),
    ),
    secrets: optional(
      listOf(text({ description: 'Name of a Secret of its namespace.' }), {
        description:
          'Secrets whose keys are files in `/etc/prometheus/secrets/<name>/`, for `remoteWrite` and `scrapeConfigs` to name.',
      }),
    ),
    image: optional(text({ description: 'An image of your own.' })),
  },
  { description: 'Prometheus for the Kafka clusters here, with alerts.' },
);

export const drainCleaner = part(
  {
    namespace: optional(name({ description: 'Namespace.', default: 'strimzi-drain-cleaner' })),
    certificate: oneOf(['cert-manager', 'secret'], {
      description:
        'Where its certificate comes from: cert-manager makes it, or Secret `strimzi-drain-cleaner` has it (keys `tls.crt` and `tls.key`).',
    }),
    caBundle: optional(
      text({
        description: 'Certificate of the authority (PEM) in base64; demanded where the certificate is in a Secret.',
      }),
    ),
    replicas: optional(count(1, 5, { description: 'Replicas.', default: 2 })),
    image: optional(text({ description: 'An image of your own.' })),
  },
  { description: 'Lets the operator move brokers when nodes are drained, instead of the drain ending them.' },
);

const externalSecret = object(
  {
    store: name({ description: 'Name of the secret store.' }),
    storeKind: optional(
      oneOf(['ClusterSecretStore', 'SecretStore'], { description: 'Its kind.', default: 'ClusterSecretStore' }),
    ),
    refresh: optional(
      Type.String({
        pattern: '^[0-9]+[smh]$',
        expected: 'a time such as `1h`',
        description: 'How often it is read again.',
        default: '1h',
      }),
    ),
    from: optional(text({ description: 'Key in the store whose every property becomes a key of the Secret.' })),
    data: optional(
      Type.Record(
        Type.String(),
        object(
          {
            key: text({ description: 'Key in the store.' }),
            property: optional(text({ description: 'Property of it.' })),
          },
          { description: 'Where one value comes from.' },
        ),
        { description: 'Keys of the Secret, each with where its value comes from.' },
      ),
    ),
  },
  { description: 'External Secrets makes it from a store.' },
);

export const secrets = listOf(
  object(
    {
      name: text({ description: 'Name of the Secret.' }),
      namespaces: listOf(name({ description: 'A namespace.' }), { description: 'Namespaces that have it.' }),
      keys: optional(listOf(text({ description: 'A key.' }), { description: 'Keys it has, as far as known.' })),
      type: optional(
        text({
          description: 'Type of the Secret.',
          examples: ['kubernetes.io/dockerconfigjson'],
          default: 'Opaque',
        }),
      ),
      external: optional(externalSecret),
    },
    { description: 'A Secret that is not made from this repository; its values never stand here.' },
  ),
  {
    description:
      'Secrets that exist, or that External Secrets makes. What names a Secret that is neither here nor made by Strimzi is reported.',
  },
);

const registry = Type.String({
  pattern: '^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)*$',
  expected: 'a registry such as `harbor.example.com`, with a path or without, and without `https://`',
  description: 'Registry, with a path or without.',
  examples: ['harbor.example.com'],
});

export const images = object(
  {
    registries: optional(
      listOf(registry, {
        description: 'Registries that images may come from; any if left out.',
      }),
    ),
    digests: optional(
      oneOf(['required', 'optional'], {
        description: 'Whether every image must be named by its digest.',
        default: 'optional',
      }),
    ),
  },
  { description: 'What images may run here.' },
);

export type PrometheusSpec = Type.Static<typeof prometheus>;
export type DrainCleanerSpec = Type.Static<typeof drainCleaner>;
export type SecretSpec = Type.Static<typeof secrets>[number];
