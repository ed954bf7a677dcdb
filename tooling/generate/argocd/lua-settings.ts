/**
 * Owns what the Lua of base/argocd becomes in Argo CD's settings (ConfigMap argocd-cm): one key for each kind with a health check, one
 * for each kind with actions. Argo CD runs each script alone, so what scripts share is put before every one of them.
 */
import { writePlain } from '../../source/write-yaml.ts';

/** Where the Lua stands, from the repository root. */
export const luaFolder = 'base/argocd';

/**
 * @param files texts by path below `luaFolder`: `shared.lua`, `health/shared.lua`, `health/<Kind>/health.lua`, `actions/shared.lua`,
 * `actions/<Kind>/discovery.lua` and `actions/<Kind>/<action>.lua`; others are passed over.
 * @returns keys and values of argocd-cm, in order of the keys.
 */
export function luaSettings(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const kind of kindsIn('actions', files)) {
    settings.set(`resource.customizations.actions.${groupOf(kind)}_${kind}`, actionsOf(kind, files));
  }
  for (const kind of kindsIn('health', files)) {
    const own = files.get(`health/${kind}/health.lua`);
    if (own !== undefined) {
      settings.set(`resource.customizations.health.${groupOf(kind)}_${kind}`, assemble(files, 'health', own));
    }
  }
  return settings;
}

/** The script as Argo CD runs it, without comments and blank lines: all of it together must fit into one ConfigMap. */
function assemble(files: ReadonlyMap<string, string>, folder: string, own: string): string {
  return [files.get('shared.lua') ?? '', files.get(`${folder}/shared.lua`) ?? '', own]
    .join('\n')
    .replace(/^\s*(--.*)?\n/gm, '');
}

function actionsOf(kind: string, files: ReadonlyMap<string, string>): string {
  const folder = `actions/${kind}/`;
  const scripts = [...files]
    .filter(([path]) => path.startsWith(folder) && path.endsWith('.lua'))
    .map(([path, own]) => ({
      name: path.slice(folder.length, -'.lua'.length),
      script: assemble(files, 'actions', own),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const discovery = scripts.find(({ name }) => name === 'discovery')?.script ?? 'return {}\n';
  return writePlain({
    'discovery.lua': discovery,
    definitions: scripts
      .filter(({ name }) => name !== 'discovery')
      .map(({ name, script }) => ({ name, 'action.lua': script })),
  });
}

function kindsIn(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  const kinds = [...files.keys()].flatMap((path) => {
    const [first, kind, file] = path.split('/');
    return first === folder && kind !== undefined && file?.endsWith('.lua') === true ? [kind] : [];
  });
  return [...new Set(kinds)].sort();
}

/** Strimzi has two groups of kinds; that of the pods it makes is apart. */
function groupOf(kind: string): string {
  if (kind === 'ApplicationSet') return 'argoproj.io';
  return kind === 'StrimziPodSet' ? 'core.strimzi.io' : 'kafka.strimzi.io';
}
