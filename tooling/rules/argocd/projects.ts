/** Owns what a project of Argo CD allows (pkg/apis/application/v1alpha1/app_project_types.go). */
import type { RenderedObject } from '../../render/rendered.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import type { ArgoCdContext } from '../context.ts';
import { everything, ofKind } from './applications.ts';

export interface Project {
  readonly object: RenderedObject;
  readonly plain: Plain;
  /** What its destinations call Kubernetes clusters. */
  readonly names: ReadonlySet<string>;
  /** Undefined where it is not sure. */
  allows(destination: string, namespace: string): boolean | undefined;
  permits(group: string, kind: string, isNamespaced: boolean): boolean;
}

const known = new WeakMap<RenderedObject, Project>();

export function projectsIn(context: ArgoCdContext): readonly Project[] {
  return ofKind(everything(context), 'AppProject').map((object) => {
    const project = known.get(object) ?? readProject(object);
    known.set(object, project);
    return project;
  });
}

function readProject(object: RenderedObject): Project {
  const plain = toPlain(object.node);
  const destinations = listAt(plain, 'spec', 'destinations').map((one) => ({
    name: textAt(one, 'name') ?? '',
    server: textAt(one, 'server') ?? '',
    namespace: textAt(one, 'namespace') ?? '',
  }));
  // What is denied, or named by its address, hangs on what only Argo CD knows.
  const isSure = destinations.every(
    (one) => !Object.values(one).some((text) => text.startsWith('!')) && one.server === '',
  );
  return {
    object,
    plain,
    names: new Set(destinations.map((one) => one.name)),
    allows: (destination, namespace) =>
      isSure
        ? destinations.some((one) => matches(one.name, destination) && matches(one.namespace, namespace))
        : undefined,
    permits(group, kind, isNamespaced) {
      const field = isNamespaced ? 'namespaceResource' : 'clusterResource';
      const isIn = (list: string): boolean =>
        listAt(plain, 'spec', `${field}${list}`).some(
          (one) =>
            matches(String(plainAt(one, 'group') ?? ''), group) && matches(String(plainAt(one, 'kind') ?? ''), kind),
        );
      const isListed = isIn('Whitelist') || (isNamespaced && plainAt(plain, 'spec', `${field}Whitelist`) === undefined);
      return isListed && !isIn('Blacklist');
    },
  };
}

function matches(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  if (!/[*?[{]/.test(pattern)) return false;
  const shape = pattern
    .replace(/[\\^$.+()|/-]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  try {
    return new RegExp(`^${shape}$`).test(text);
  } catch {
    return false;
  }
}
