/** Owns what a change of listeners does to brokers and to objects of the cluster: at most a few effects for each listener. */

import { hasReached, metadataStage } from '../../pools/metadata-stage.ts';
import { isSince } from '../../releases.ts';
import { type ClusterChange, type FieldChange, type Risk, risks } from '../effect.ts';
import { named } from '../of-nodes/words.ts';
import { bootstrapOf } from './listener-address.ts';
import {
  type FieldOfListener,
  type ListenerChange,
  listenerChanges,
  predecessorOf,
  successorOf,
  usesOauth,
} from './listener-changes.ts';
import { aboutText, type FieldResult } from './listener-field.ts';
import type { Told, Verdict } from './verdict.ts';
import { brokers, callNodes, kafkaNodes, podsOf } from './who.ts';

export function listenersTold(change: ClusterChange): readonly Told[] {
  const changes = listenerChanges(change);
  const pods = readersOfListeners(change);
  const told = changes.flatMap((one) => toldOf(one, pods, change));
  // A list in another order, or written otherwise.
  const causes = change.fields.filter(isOfListeners).filter((one) => !told.some((each) => each.causes.includes(one)));
  return causes.length === 0
    ? told
    : [
        ...told,
        {
          causes,
          verdict: {
            id: 'field-without-effect',
            outcome: 'none',
            risk: 'none',
            says: () => 'Nothing happens for listeners that are written otherwise: they mean what they meant.',
          },
        },
      ];
}

export function isOfListeners({ kind, route }: FieldChange): boolean {
  return kind === 'Kafka' && route[1] === 'kafka' && route[2] === 'listeners';
}

/** All brokers; while metadata are on their way out of ZooKeeper, and where tokens come or go, controllers too. */
function readersOfListeners(change: ClusterChange): readonly string[] {
  const { before, after } = change;
  const onTheWay = !hasReached(metadataStage(after.kafka, after.release), 'kraft');
  const toggles = usesOauth(before) !== usesOauth(after) && !isSince(after.release, '1.0');
  return podsOf(onTheWay || toggles ? kafkaNodes(change) : brokers(change));
}

function toldOf(one: ListenerChange, pods: readonly string[], change: ClusterChange): readonly Told[] {
  const { before, after, causes } = one;
  const who = callNodes(pods, change).text;
  const successor = successorOf(one, change);
  if (successor !== undefined)
    return [{ causes: [...causes, ...successor.causes], verdict: renamed(one, successor, pods, who) }];
  if (predecessorOf(one, change) !== undefined) return [];
  if (before === undefined || after === undefined)
    return [
      { causes, verdict: before === undefined ? added(one, pods, who, change) : removed(one, pods, who, change) },
    ];
  const plain = one.fields.filter(({ result }) => result.instead === undefined);
  return [
    ...changed(
      one,
      plain.filter(({ result }) => result.restarts !== 'none'),
      pods,
      change,
    ),
    ...objectsChanged(
      one,
      plain.filter(({ result }) => result.restarts === 'none'),
    ),
    ...one.fields.flatMap((field) => instead(one, field)),
  ];
}

function added({ name, after }: ListenerChange, pods: readonly string[], who: string, change: ClusterChange): Verdict {
  return {
    id: 'listener-added',
    subject: name,
    outcome: 'restart',
    risk: 'restart',
    restarts: pods,
    says: () =>
      `${who} restart one by one to serve the new listener \`${name}\`${after === undefined ? '' : `, which clients find at ${bootstrapOf(after, change.after)}`}.`,
  };
}

function removed(
  { name, before }: ListenerChange,
  pods: readonly string[],
  who: string,
  change: ClusterChange,
): Verdict {
  return {
    id: 'listener-removed',
    subject: name,
    outcome: 'restart',
    risk: 'outage',
    restarts: pods,
    says: () =>
      `${who} restart one by one without listener \`${name}\`: clients${before === undefined ? '' : ` at ${bootstrapOf(before, change.before)}`} cannot connect any more.`,
    first: ['See that no client uses it any more.'],
  };
}

/** Brokers tell a client of those only that have the listener by which it came in (`MetadataCache.getAliveEndpoint` of Kafka). */
function renamed({ name }: ListenerChange, successor: ListenerChange, pods: readonly string[], who: string): Verdict {
  return {
    id: 'listener-renamed',
    subject: name,
    outcome: 'restart',
    risk: 'outage',
    restarts: pods,
    says: () =>
      `${who} restart one by one to call listener \`${name}\` \`${successor.name}\`. Its address stays, but until all have restarted a client finds only brokers that have the name by which it came in, and partitions that others lead are out of its reach.`,
    first: [
      `Make \`${successor.name}\` a second listener at another port, move clients to it, then remove \`${name}\`; or keep the name.`,
    ],
  };
}

function worst(results: readonly FieldResult[]): Risk {
  return risks[Math.max(0, ...results.map(({ risk }) => risks.indexOf(risk)))] ?? 'none';
}

function firstOf(results: readonly FieldResult[]): Pick<Verdict, 'first'> {
  const first = [...new Set(results.flatMap((one) => one.first ?? []))];
  return first.length === 0 ? {} : { first };
}

function changed(
  { name }: ListenerChange,
  fields: readonly FieldOfListener[],
  all: readonly string[],
  change: ClusterChange,
): readonly Told[] {
  if (fields.length === 0) return [];
  const results = fields.map(({ result }) => result);
  const pods = podsOfResults(results, all, change);
  const causes = fields.flatMap((one) => one.causes);
  const noticed = results.flatMap((one) => one.noticed?.says ?? []);
  if (pods.length === 0)
    return [
      {
        causes,
        verdict: {
          id: 'field-without-effect',
          outcome: 'none',
          risk: 'none',
          says: () =>
            `Nothing happens for listener \`${name}\` (${aboutText(results)}): no broker that runs is concerned.`,
        },
      },
    ];
  return [
    {
      causes,
      verdict: {
        id: 'listener-changed',
        subject: name,
        outcome: 'restart',
        risk: worst(results),
        restarts: pods,
        says: () =>
          [
            `${callNodes(pods, change).text} ${pods.length === 1 ? 'restarts' : 'restart one by one'}, because listener \`${name}\` changes: ${aboutText(results)}.`,
            ...noticed,
          ].join(' '),
        ...firstOf(results),
      },
    },
  ];
}

function podsOfResults(
  results: readonly FieldResult[],
  all: readonly string[],
  change: ClusterChange,
): readonly string[] {
  if (results.some(({ restarts }) => restarts === 'all')) return all;
  const wanted = new Set(results.map(({ restarts }) => restarts));
  return brokers(change).flatMap(({ pod, id }) => (wanted.has(id) ? [pod] : []));
}

function objectsChanged({ name }: ListenerChange, fields: readonly FieldOfListener[]): readonly Told[] {
  if (fields.length === 0) return [];
  const results = fields.map(({ result }) => result);
  const noticed = results.flatMap((one) => one.noticed?.says ?? []);
  return [
    {
      causes: fields.flatMap((one) => one.causes),
      verdict: {
        id: 'listener-objects-changed',
        subject: name,
        outcome: 'dynamic',
        risk: worst(results),
        says: () =>
          [
            `No pod restarts for listener ${named([name])}; its objects change at once: ${aboutText(results)}.`,
            ...noticed,
          ].join(' '),
        ...firstOf(results),
      },
    },
  ];
}

function instead({ name }: ListenerChange, { result, causes }: FieldOfListener): readonly Told[] {
  const other = result.instead;
  if (other === undefined) return [];
  const { id, outcome, says, first } = other;
  return [
    {
      causes,
      verdict: {
        id,
        subject: name,
        outcome,
        risk: result.risk,
        says: () => says,
        ...(first === undefined ? {} : { first: [first] }),
      },
    },
  ];
}
