/** Owns the verdicts that most fields have. */
import type { ClusterChange } from '../effect.ts';
import { joined } from '../of-nodes/words.ts';
import type { Handler } from './part.ts';
import type { Verdict } from './verdict.ts';
import { callNodes, type NodesOf, podsOf, zookeeperNodes } from './who.ts';

type Advice = Pick<Verdict, 'first' | 'afterwards'>;

/** @param pods that restart; where there are none, nothing happens. */
export function nodesRestart(
  pods: readonly string[],
  about: string,
  change: ClusterChange,
  advice: Advice = {},
): readonly Verdict[] {
  if (pods.length === 0) return [withoutEffect(about, 'no node that runs is concerned')];
  const ofZookeeper = new Set(podsOf(zookeeperNodes(change)));
  const groups = [pods.filter((pod) => ofZookeeper.has(pod)), pods.filter((pod) => !ofZookeeper.has(pod))];
  return groups.filter((group) => group.length > 0).map((group) => restart(group, about, change, advice));
}

function restart(pods: readonly string[], about: string, change: ClusterChange, advice: Advice): Verdict {
  const { subject, text } = callNodes(pods, change);
  return {
    id: 'nodes-restart',
    subject,
    outcome: 'restart',
    risk: 'restart',
    restarts: pods,
    about,
    says: (all) => `${text} ${pods.length === 1 ? 'restarts' : 'restart one by one'}, because ${these(all)}.`,
    ...advice,
  };
}

/** `this changes: a`, `these change: a, b`; what is listed may have an `and` of its own. */
export function these(about: readonly string[]): string {
  return `${about.length === 1 ? 'this changes' : 'these change'}: ${about.join(', ')}`;
}

export function restarts(nodes: NodesOf, about: string): Handler {
  return (_, change) => nodesRestart(podsOf(nodes(change)), about, change);
}

export function takenLive(subject: string, about: string, how: string): Verdict {
  return {
    id: 'taken-live',
    subject,
    outcome: 'dynamic',
    risk: 'none',
    about,
    says: () => `No pod restarts for ${about}: ${how}.`,
  };
}

/** @param what objects, such as `Services`. */
export function objectsOnly(what: string): Handler {
  return () => [
    {
      id: 'objects-only',
      outcome: 'none',
      risk: 'none',
      about: what,
      says: (all) => `The operator changes ${joined(all)} alone; no pod restarts.`,
    },
  ];
}

/** @param why a clause. */
export function withoutEffect(about: string, why: string): Verdict {
  return {
    id: 'field-without-effect',
    outcome: 'none',
    risk: 'none',
    about,
    says: () => `Nothing happens for ${about}: ${why}.`,
  };
}

export function nothing(about: string, why: string): Handler {
  return () => [withoutEffect(about, why)];
}

/** All that several handlers say. */
export function both(...handlers: readonly Handler[]): Handler {
  return (part, change) => handlers.flatMap((one) => one(part, change));
}
