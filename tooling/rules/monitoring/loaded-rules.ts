/** Owns which files of rules a Prometheus loads, and what stands in them: alerts and recorded metrics, each with its place. */
import type { Plain, Route } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { type MountedFile, mountedFiles } from './mounted-files.ts';
import type { PrometheusServer } from './prometheus-servers.ts';
import { readText } from './read-text.ts';

export interface LoadedRule {
  readonly file: MountedFile;
  /** Of the rule in its file. */
  readonly route: Route;
  readonly plain: Plain;
  /** What a person calls it. */
  readonly what: string;
  readonly expr: string | undefined;
  /** The metric it makes. */
  readonly record: string | undefined;
}

export interface Pattern {
  readonly text: string;
  readonly index: number;
  matches(path: string): boolean;
}

/** `rule_files`, as absolute paths: relative ones begin at the folder of the configuration. */
export function patternsOf({ config, configFile }: PrometheusServer): readonly Pattern[] {
  const folder = configFile?.path.replace(/\/[^/]*$/, '') ?? '';
  return listAt(config, 'rule_files').map((one, index) => {
    const text = withoutDots(String(one).startsWith('/') ? String(one) : `${folder}/${one}`);
    const shape = globShape(text);
    return { text, index, matches: (path) => shape.test(path) };
  });
}

function withoutDots(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

function globShape(glob: string): RegExp {
  const pattern = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  try {
    return new RegExp(`^${pattern}$`);
  } catch {
    return /(?:)/;
  }
}

/** Files that somebody wrote, or asked for. */
export function loadedFiles(server: PrometheusServer, context: KubernetesContext): readonly MountedFile[] {
  const patterns = patternsOf(server);
  return mountedFiles(server.workload, server.container, context).filter(
    (file) => !file.isExpected && patterns.some((one) => one.matches(file.path)),
  );
}

export function rulesIn(file: MountedFile): readonly LoadedRule[] {
  return listAt(readText(file.text).plain, 'groups').flatMap((group, at) =>
    listAt(group, 'rules').map((plain, index) => {
      const alert = textAt(plain, 'alert');
      const record = textAt(plain, 'record');
      return {
        file,
        route: ['groups', at, 'rules', index],
        plain,
        what: alert === undefined ? `Rule \`${record ?? index}\`` : `Alert \`${alert}\``,
        expr: textAt(plain, 'expr'),
        record,
      };
    }),
  );
}
