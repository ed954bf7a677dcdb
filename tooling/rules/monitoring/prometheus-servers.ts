/**
 * Owns which Prometheus servers are in sight, and what their containers are told: flags with variables put in, and the configuration they
 * read from a ConfigMap. What cannot be known, such as a start by a script, is left out, so that no rule guesses.
 */

import type { Plain } from '../../source/node.ts';
import { listAt, mapAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { objectsOf } from '../context.ts';
import type { Place } from '../place.ts';
import { type Container, type Workload, workloadsOf } from '../workloads.ts';
import { type MountedFile, readMounted } from './mounted-files.ts';
import { readText } from './read-text.ts';

export interface Flag {
  /** Empty for a switch; undefined where it depends on what is not in sight. */
  readonly value: string | undefined;
  readonly place: Place;
}

export interface PrometheusServer {
  readonly what: string;
  readonly workload: Workload;
  readonly container: Container;
  flag(name: string): Flag | undefined;
  readonly configFile: MountedFile | undefined;
  /** What the configuration says; undefined where it is not in sight or no YAML. */
  readonly config: Plain | undefined;
  readonly place: Place;
}

const known = new WeakMap<KubernetesContext, readonly PrometheusServer[]>();

export function prometheusServers(context: KubernetesContext): readonly PrometheusServer[] {
  const servers = known.get(context) ?? workloadsOf(objectsOf(context)).flatMap((one) => serversOf(one, context));
  known.set(context, servers);
  return servers;
}

function serversOf(workload: Workload, context: KubernetesContext): readonly PrometheusServer[] {
  return workload.containers.filter(isPrometheus).flatMap((container) => {
    const flags = flagsOf(container, workload);
    if (flags === undefined || flags.has('agent')) return [];
    const path = flags.get('config.file') ?? { value: '/etc/prometheus/prometheus.yml' };
    const file = path.value === undefined ? undefined : readMounted(workload, container, path.value, context);
    const { object } = workload;
    return [
      {
        what: `${object.kind} \`${object.name}\``,
        workload,
        container,
        flag: (name) => flags.get(name),
        configFile: file,
        config: file && readText(file.text).plain,
        place: { node: object.node, route: container.route },
      },
    ];
  });
}

/** By the name of its image, whoever built it: `prom/prometheus:v2.28.1`. Reloaders and the like are called otherwise. */
function isPrometheus({ spec, kind }: Container): boolean {
  const image = String(spec['image'] ?? '');
  const [name] = (image.split('/').at(-1) ?? '').split(/[:@]/);
  return kind === 'container' && name === 'prometheus';
}

/** Undefined where something else is started than the image's own program. */
function flagsOf({ spec, route }: Container, { object }: Workload): ReadonlyMap<string, Flag> | undefined {
  const command = listAt(spec['command']).map(String);
  if (command.length > 0 && !/(?:^|\/)prometheus$/.test(command[0] ?? '')) return undefined;
  const variables = new Map(
    listAt(spec['env']).map((one) => [String(mapAt(one)['name']), mapAt(one)['value']] as const),
  );
  const tokens = [
    ...command.map((text, index) => ({ text, route: [...route, 'command', index] })).slice(1),
    ...listAt(spec['args']).map((text, index) => ({ text: String(text), route: [...route, 'args', index] })),
  ];
  const flags = new Map<string, Flag>();
  tokens.forEach(({ text, route: at }, index) => {
    const match = /^--([\w.-]+)(?:=(.*))?$/s.exec(text);
    if (match === null) return;
    const next = tokens[index + 1]?.text;
    const value = match[2] ?? (next === undefined || next.startsWith('-') ? '' : next);
    flags.set(match[1] ?? '', { value: withVariables(value, variables), place: { node: object.node, route: at } });
  });
  return flags;
}

function withVariables(text: string, variables: ReadonlyMap<string, Plain | undefined>): string | undefined {
  let isKnown = true;
  const whole = text.replace(/\$\(([\w.-]+)\)/g, (_, name: string) => {
    const value = variables.get(name);
    if (typeof value !== 'string') isKnown = false;
    return String(value);
  });
  return isKnown ? whole : undefined;
}
