import type { RenderedObject } from '../../render/rendered.ts';
import type { KubernetesContext } from '../context.ts';
import { groupOf, isClusterScoped, makesNothing } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { applicationsIn } from './applications.ts';
import { type Project, projectsIn } from './projects.ts';

const argocd = 'repository: https://git.example.com/kafka/fleet.git\n';
const orders = `manifests:
  - apiVersion: v1
    kind: LimitRange
    metadata: { name: small }
    spec: { limits: [{ type: Container, default: { memory: 1Gi } }] }
`;

export default defineKubernetesRule({
  id: 'project-refuses-object',
  summary: 'The project of an Application allows every object of its overlay.',
  severity: 'error',
  why: `Argo CD refuses a sync as a whole where one object is of a kind, or in a namespace, that the project does not allow: nothing of the merge
arrives.`,
  fix: 'Allow a namespaced kind under `allow` in `clusters/argocd.yaml`; what belongs to no namespace goes into an overlay of the platform.',
  bad: { 'argocd.yaml': argocd, 'orders.yaml': orders },
  good: { 'argocd.yaml': `${argocd}allow: [{ group: "", kind: LimitRange }]\n`, 'orders.yaml': orders },
  check({ argocd: context, kubernetes }, report) {
    if (context === undefined) return;
    const projects = new Map(projectsIn(context).map((one) => [one.object.name, one]));
    const all = applicationsIn(context);
    const generated = new Set(all.flatMap((one) => (one.file?.generated ? [one.text('spec', 'source', 'path')] : [])));
    for (const one of all) {
      // That an overlay has two Applications is told already.
      if (one.file?.generated === false && generated.has(one.text('spec', 'source', 'path'))) continue;
      const project = projects.get(one.text('spec', 'project') ?? '');
      const objects = context.overlays.get(one.text('spec', 'source', 'path') ?? '');
      const destination = one.text('spec', 'destination', 'name');
      if (project === undefined || objects === undefined || destination === undefined) continue;
      const told = new Set<string>();
      for (const object of objects) {
        const namespace = object.namespace ?? one.text('spec', 'destination', 'namespace');
        const fault = faultOf(object, { project, destination, namespace, id: kubernetes.id });
        if (fault === undefined || told.has(fault.key)) continue;
        told.add(fault.key);
        report(fault.message, { node: object.node, route: fault.route });
      }
    }
  },
});

interface Given {
  readonly project: Project;
  readonly destination: string;
  readonly namespace: string | undefined;
  readonly id: KubernetesContext['kubernetes']['id'];
}

function faultOf(object: RenderedObject, { project, destination, namespace, id }: Given) {
  const group = groupOf(object);
  const isNamespaced = !isClusterScoped(object);
  // Whether a kind that is not known has namespaces is for the API server to say.
  if (object.namespace === undefined && isNamespaced && !makesNothing(object)) return undefined;
  const { name } = project.object;
  // Without its Kubernetes cluster: what comes from a base is one fault wherever it goes.
  const own = name.startsWith(`${id}-`) ? name.slice(id.length + 1) : undefined;
  const refuses = `project \`${own ?? name}\` does not allow, so Argo CD refuses the whole sync`;
  if (!project.permits(group, object.kind, isNamespaced)) {
    const file = `base/argocd/${own === undefined ? 'hub/project' : `kubernetes/project-${own}`}.yaml`;
    const advice =
      own === 'kafka'
        ? isNamespaced
          ? `add \`{ group: "${group}", kind: ${object.kind} }\` to \`allow\` in clusters/argocd.yaml`
          : `put it into an overlay of its own, with a file in \`overlays/${id}/argocd/applications/services/\``
        : `add \`{ group: "${group}", kind: ${object.kind} }\` to \`${isNamespaced ? 'namespace' : 'cluster'}ResourceWhitelist\` in ${file}`;
    return {
      key: `${group}/${object.kind}`,
      message: `${object.kind} \`${object.name}\` is of a kind that ${refuses}; ${advice}.`,
      route: ['kind'],
    };
  }
  if (!isNamespaced || namespace === undefined || !project.names.has(destination)) return undefined;
  if (project.allows(destination, namespace) !== false) return undefined;
  const message = `${object.kind} \`${object.name}\` goes to namespace \`${namespace}\`, which ${refuses}; put it where clusters of \`${id}\` are.`;
  return { key: `namespace ${namespace}`, message, route: ['metadata', 'namespace'] };
}
