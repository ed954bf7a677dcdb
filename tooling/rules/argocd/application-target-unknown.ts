import type { ArgoCdContext } from '../context.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { isWritten } from '../written.ts';
import { type Application, applicationsIn, byHandLast } from './applications.ts';
import { byHandFile } from './example-set.ts';
import { projectsIn } from './projects.ts';

const kustomizations = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export default defineKubernetesRule({
  id: 'application-target-unknown',
  summary:
    'Every Application rolls out one overlay that is there, to the Kubernetes cluster it is for, in a project that allows it.',
  severity: 'error',
  why: `An Application of a folder that is not there, of a cluster that Argo CD does not know, or in a project that does not exist or does not allow
its destination rolls nothing out and goes on with what it has; a folder without a kustomization is applied file by file, unrendered and
unjudged. An overlay that two Applications have is fought over, and one that goes to another Kubernetes cluster meets objects of the same
names there.`,
  fix: 'Correct the field that the message names, in the file of the Application or in `cluster.yaml`.',
  bad: byHandFile({ destination: 'hzz' }),
  good: byHandFile(),
  check({ argocd, kubernetes }, report) {
    if (argocd === undefined) return;
    const { destination } = kubernetes.spec;
    const place = inCluster(kubernetes, 'destination');
    if (argocd.twin !== undefined && isWritten(place))
      report(
        `\`${destination}\` is the destination of \`${argocd.twin}\` too, so one would prune what the other rolls out; name the Kubernetes cluster that is meant.`,
        place,
      );
    const byOverlay = new Map<string, Application>();
    for (const one of byHandLast(applicationsIn(argocd))) {
      checkDestination(one, one.file === undefined ? argocd.authored.spec.hub : destination, report);
      checkOverlay(one, kubernetes.id, argocd, byOverlay, report);
      checkProject(one, argocd, report);
    }
  },
});

function checkDestination(one: Application, wanted: string, report: Report): void {
  if (one.text('spec', 'destination', 'server') !== undefined) {
    report(
      `${one.calledAt('spec', 'destination', 'server')} names its destination by \`server\`, which projects here do not; write \`name: ${wanted}\`.`,
      one.place('spec', 'destination', 'server'),
    );
    return;
  }
  const found = one.text('spec', 'destination', 'name');
  if (found === undefined || found === wanted) return;
  report(
    `${one.calledAt('spec', 'destination', 'name')} goes to \`${found}\`, but what is in this folder is for \`${wanted}\`; write \`${wanted}\`.`,
    one.place('spec', 'destination', 'name'),
  );
}

function checkOverlay(
  one: Application,
  id: string,
  argocd: ArgoCdContext,
  byOverlay: Map<string, Application>,
  report: Report,
): void {
  const path = one.text('spec', 'source', 'path')?.replace(/\/+$/, '');
  if (path === undefined) return;
  const tell = (message: string, related?: Application): void =>
    report(
      `${one.calledAt('spec', 'source', 'path')} ${message}`,
      one.place('spec', 'source', 'path'),
      related && [{ place: related.place('spec', 'source', 'path'), message: 'the other one' }],
    );
  const other = byOverlay.get(path);
  byOverlay.set(path, one);
  if (argocd.kind(path) !== 'directory')
    tell(`is made of \`${path}\`, which is no folder here${otherwise(path, [...argocd.overlays.keys()])}`);
  else if (!kustomizations.some((name) => argocd.kind(`${path}/${name}`) === 'file'))
    tell(
      `is made of \`${path}\`, which has no kustomization.yaml, so its files would be applied as they are; add one.`,
    );
  else if (one.file !== undefined && !path.startsWith(`overlays/${id}/`))
    tell(`is made of \`${path}\`, which is not for \`${id}\`; name an overlay below \`overlays/${id}/\`.`);
  else if (other !== undefined && other.file !== one.file)
    tell(`is made of \`${path}\`, as is ${other.called}; delete one of the two.`, other);
}

function checkProject(one: Application, argocd: ArgoCdContext, report: Report): void {
  const name = one.text('spec', 'project');
  if (name === undefined || name.includes('{{') || argocd.own.length === 0 || argocd.hub.length === 0) return;
  const projects = projectsIn(argocd);
  const project = projects.find((known) => known.object.name === name);
  if (project === undefined) {
    const known = projects.map(({ object }) => object.name);
    report(
      `${one.calledAt('spec', 'project')} is in project \`${name}\`, which is not there${otherwise(name, known)}`,
      one.place('spec', 'project'),
    );
    return;
  }
  const destination = one.text('spec', 'destination', 'name');
  const namespace = one.text('spec', 'destination', 'namespace');
  if (destination === undefined || namespace === undefined || project.allows(destination, namespace) !== false) return;
  // That the destination is another one is told already.
  if (project.allows(destination, '*') === false && !project.names.has(destination)) return;
  report(
    `${one.calledAt('spec', 'destination', 'namespace')} goes to namespace \`${namespace}\`, which project \`${name}\` does not allow; name a namespace of its objects.`,
    one.place('spec', 'destination', 'namespace'),
  );
}
