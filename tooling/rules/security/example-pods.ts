/** Owns the pods in the examples of this folder: sound but for what an example is about. */

const identity = 'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }';
export const noToken = 'automountServiceAccountToken: false';

/** What a container must give up; `readOnlyRootFilesystem` is said apart from it. */
const restricted = 'allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }';
export const soundContainer = `{ ${restricted}, readOnlyRootFilesystem: true }`;
export const writableContainer = `{ ${restricted} }`;

/** A cluster file with one pod. */
export function examplePod(container: string, pod: string = identity, token: string = noToken): string {
  return `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
${[token, pod].map((line) => (line === '' ? '' : `      ${line}\n`)).join('')}      containers:
        - name: shell
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: ${container}
`;
}

/** A cluster file with one Deployment that serves something. */
export function exampleDeployment(...probes: readonly string[]): string {
  return `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: viewer }
    spec:
      replicas: 2
      selector: { matchLabels: { app: viewer } }
      template:
        metadata: { labels: { app: viewer } }
        spec:
          ${noToken}
          ${identity}
          containers:
            - name: viewer
              image: harbor.example.com/kafka-viewer:1.4.2
              ports: [{ name: http, containerPort: 8080 }]
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext: ${soundContainer}
${probes.map((line) => `              ${line}\n`).join('')}`;
}
