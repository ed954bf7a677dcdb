/** Owns the check that Secrets and ConfigMaps share: what is named must be there, with the keys that are asked for. */
import { nearest } from '../../source/nearest.ts';
import type { KubernetesContext } from '../context.ts';
import { sightOf } from '../in-sight.ts';
import type { Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import { dataIn, isMentioned, type NamedData, namedIn } from './named-data.ts';

export function checkNamed(kind: NamedData['kind'], advice: string, context: KubernetesContext, report: Report): void {
  const sight = sightOf(context);
  for (const namespace of sight.namespaces) {
    const there = sight.namespace(namespace);
    const named = there === undefined ? [] : namedIn(there).filter((one) => one.kind === kind);
    if (there === undefined || named.length === 0) continue;
    const data = dataIn(kind, there, context);
    const told = new Set<string>();
    for (const { name, keys, by, route, fixed } of named) {
      const once = `${by.kind}/${by.name}/${name}`;
      if (data.has(name)) {
        const known = data.get(name);
        for (const { key, route: at } of keys)
          if (known !== undefined && !known.has(key) && !isPattern(key))
            report(`${kind} \`${name}\` has no key \`${key}\`${keyAdvice(key, [...known])}`, {
              node: by.node,
              route: at,
            });
      } else if (!told.has(once) && !isMentioned(name, sight)) {
        told.add(once);
        const near = fixed ? undefined : nearest(name, [...data.keys()]);
        const end = near === undefined ? advice : `did you mean \`${near}\`?`;
        report(
          `${by.kind} \`${by.name}\` names ${kind} \`${name}\`, which is not in namespace \`${namespace}\`; ${end}`,
          {
            node: by.node,
            route,
          },
        );
      }
    }
  }
}

/** Certificates may be named by a pattern. */
function isPattern(key: string): boolean {
  return /[*?[{]/.test(key);
}

function keyAdvice(key: string, known: readonly string[]): string {
  if (known.length > 0 && known.length <= 4) return `; expected ${listNames(known, 'or')}.`;
  const near = nearest(key, known);
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  return known.length === 0 ? '; it is empty.' : `; it has ${known.length} others.`;
}
