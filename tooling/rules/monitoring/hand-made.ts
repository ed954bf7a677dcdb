/** Owns the Prometheus that examples of rules have in `manifests`, as a person writes one by hand: all that an example does not name is sound. */

export interface HandMade {
  /** Further arguments. */
  readonly args?: readonly string[];
  readonly image?: string;
  readonly memory?: string;
  /** Size of its claim; without it, its data is in a volume that goes with the pod. */
  readonly disk?: string;
  /** `prometheus.yml`, as lines. */
  readonly config?: readonly string[];
  /** Files of rules by name, each as lines. */
  readonly rules?: Readonly<Record<string, readonly string[]>>;
}

const scrapesItself = [
  'scrape_configs:',
  '  - job_name: prometheus',
  '    static_configs: [{ targets: [localhost:9090] }]',
];
const kept = ['storage: { tsdb: { retention: { time: 15d, size: 40GB } } }'];

/** A fragment of `orders.yaml`. */
export function handMade({
  args = [],
  image = 'prometheus:v3.13.5',
  memory = '4Gi',
  disk,
  config,
  rules = {},
}: HandMade): string {
  const block = (texts: Readonly<Record<string, readonly string[]>>): readonly string[] =>
    Object.entries(texts).flatMap(([name, lines]) => [`  ${name}: |`, ...lines.map((line) => `    ${line}`)]);
  const hasRules = Object.keys(rules).length > 0;
  const configMap = (name: string, texts: Readonly<Record<string, readonly string[]>>): readonly string[] => [
    'apiVersion: v1',
    'kind: ConfigMap',
    `metadata: { name: ${name} }`,
    'data:',
    ...block(texts),
  ];
  const objects: readonly (readonly string[])[] = [
    configMap('prometheus-config', { 'prometheus.yml': config ?? [...kept, ...scrapesItself] }),
    ...(hasRules ? [configMap('prometheus-rules', rules)] : []),
    [
      'apiVersion: v1',
      'kind: Service',
      'metadata: { name: prometheus }',
      'spec:',
      '  clusterIP: None',
      '  selector: { app: prometheus }',
      '  ports: [{ name: http, port: 9090 }]',
    ],
    ['apiVersion: v1', 'kind: ServiceAccount', 'metadata: { name: prometheus }'],
    [
      'apiVersion: apps/v1',
      'kind: StatefulSet',
      'metadata: { name: prometheus }',
      'spec:',
      '  serviceName: prometheus',
      '  selector: { matchLabels: { app: prometheus } }',
      '  template:',
      '    metadata: { labels: { app: prometheus } }',
      '    spec:',
      '      serviceAccountName: prometheus',
      '      automountServiceAccountToken: false',
      '      securityContext: { runAsNonRoot: true, runAsUser: 65534, runAsGroup: 65534, seccompProfile: { type: RuntimeDefault } }',
      '      containers:',
      '        - name: prometheus',
      `          image: harbor.example.com/${image}`,
      '          args:',
      '            - --config.file=/etc/prometheus/prometheus.yml',
      '            - --storage.tsdb.path=/prometheus',
      ...args.map((one) => `            - ${one}`),
      '          ports: [{ name: http, containerPort: 9090 }]',
      '          readinessProbe: { httpGet: { path: /-/ready, port: http } }',
      `          resources: { requests: { cpu: 500m, memory: ${memory} }, limits: { memory: ${memory} } }`,
      '          securityContext:',
      '            allowPrivilegeEscalation: false',
      '            capabilities: { drop: [ALL] }',
      '            readOnlyRootFilesystem: true',
      '          volumeMounts:',
      '            - { name: data, mountPath: /prometheus }',
      '            - { name: config, mountPath: /etc/prometheus }',
      ...(hasRules ? ['            - { name: rules, mountPath: /etc/rules }'] : []),
      '      volumes:',
      '        - { name: config, configMap: { name: prometheus-config } }',
      ...(hasRules ? ['        - { name: rules, configMap: { name: prometheus-rules } }'] : []),
      ...(disk === undefined
        ? ['        - { name: data, emptyDir: {} }']
        : [
            '  volumeClaimTemplates:',
            '    - metadata: { name: data }',
            '      spec:',
            '        accessModes: [ReadWriteOnce]',
            '        storageClassName: cloud-essd',
            `        resources: { requests: { storage: ${disk} } }`,
          ]),
    ],
  ];
  const items = objects.map((lines) => lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`).join(''));
  return `manifests:\n${items.join('')}`;
}
