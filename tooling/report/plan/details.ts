/**
 * Owns what is told of a group of clusters or overlays, in order: sections with items, which each format puts in its own shape. Names in
 * sentences are in backticks.
 */

import { nameOfEffect } from '../../plan/accept.ts';
import { otherPods } from '../../plan/other-pods.ts';
import type { PlannedEffect } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { type Outcome, outcomes, type Risk } from '../../strimzi/effects/effect.ts';
import { grouped, plural } from '../summary.ts';
import { isCluster, type OnePlan, type PlanGroup } from './groups.ts';
import { minutesText, podsText, timesText } from './pods-text.ts';
import { rankOf, worstOf } from './risk-words.ts';
import { authoredValues, changeText, fieldValues } from './values.ts';

export interface Item {
  readonly text: string;
  readonly risk?: Risk;
  /** What `accept` calls it. */
  readonly name?: string;
  /** In place of a risk: what is bad about it. */
  readonly alarm?: string;
  readonly origins?: readonly Origin[];
  /** Further sentences, each under a word. */
  readonly more?: readonly (readonly [label: string, text: string])[];
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

/** Causes of one effect that are named; JSON has all. */
const mostCauses = 3;
const mostFields = 25;
const mostSentences = 6;
const mostObjects = 8;

export function sectionsOf({ plan, ids }: PlanGroup): readonly Section[] {
  const sections: readonly Section[] = [
    { title: 'What changes', items: changesOf(plan, ids.length) },
    { title: 'Several pull requests are needed', items: stepsOf(plan.effects) },
    ...outcomesOf(plan),
    ...(isCluster(plan)
      ? [
          { title: 'Order and time of the restarts', items: restartsOf(plan) },
          {
            title: 'What clients notice',
            items: plan.clients.map(
              ({ listener, breaks, says }): Item => ({
                text: `${/^[\w-]+$/.test(listener) ? `\`${listener}\`: ` : ''}${says}`,
                ...(breaks ? { alarm: 'clients that stay as they are cannot connect' } : {}),
              }),
            ),
          },
        ]
      : []),
    { title: 'Accepted in this change', items: acceptedOf(plan.effects) },
  ];
  return sections.filter((one) => one.items.length > 0);
}

function changesOf(plan: OnePlan, count: number): readonly Item[] {
  const fields = isCluster(plan) ? plan.fields : [];
  const shown = fields.slice(0, mostFields).map(
    (one): Item => ({
      text: `\`${one.path}\` ${changeText(authoredValues(one))}`,
      origins: [one.origin],
    }),
  );
  const more = fields.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [{ text: `and ${plural(more, 'more field')}` }] : []),
    ...(count > 1 || plan.objects.length === 0 ? [] : [{ text: objectsText(plan) }]),
  ];
}

/** `2 objects differ: Kafka orders, KafkaNodePool orders-brokers` */
function objectsText({ objects, change }: OnePlan): string {
  const names = objects.slice(0, mostObjects).map((one) => {
    const word = one.change === change || one.change === 'changed' ? '' : ` (${one.change})`;
    return `${one.object.kind} \`${one.object.name}\`${word}`;
  });
  const rest = objects.length > mostObjects ? ` and ${objects.length - mostObjects} more` : '';
  const verb = change === 'new' ? 'new' : change === 'gone' ? 'gone from the overlay' : 'changed';
  return `${plural(objects.length, 'object')} ${verb}: ${names.join(', ')}${rest}`;
}

function stepsOf(effects: readonly PlannedEffect[]): readonly Item[] {
  return effects.flatMap(({ steps = [], ...effect }) =>
    steps.map(
      (text, index): Item => ({
        text: `${index + 1} of ${steps.length}. ${text}`,
        ...(index === 0 ? { name: nameOfEffect(effect) } : {}),
      }),
    ),
  );
}

const outcomeTitles: Readonly<Record<Outcome, string>> = {
  refused: 'Refused',
  ignored: 'Ignored: Argo CD shows Synced and Healthy, and nothing happens',
  gone: 'Goes',
  restart: 'Restarts pods',
  grows: 'Grows',
  made: 'Is made',
  dynamic: 'Taken without a restart',
  none: 'Nobody notices',
};

/** What does nothing by itself and is a risk all the same, such as versions that change together. */
const riskyTitle = 'Does nothing by itself, and is a risk';

/** The worst outcome first; of those that are as bad, what stops comes before what starts. */
function outcomesOf(plan: OnePlan): readonly Section[] {
  const { effects } = plan;
  const rolled = isCluster(plan) ? plan.rolls.length : 0;
  return outcomes
    .toReversed()
    .flatMap((outcome) => {
      const found = effects.filter((one) => one.outcome === outcome);
      if (outcome !== 'none') return [{ title: outcomeTitles[outcome], found }];
      return [
        { title: riskyTitle, found: found.filter(({ risk }) => risk !== 'none') },
        { title: outcomeTitles.none, found: found.filter(({ risk }) => risk === 'none') },
      ];
    })
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => rankOf(worstOf(b.found.map((one) => one.risk))) - rankOf(worstOf(a.found.map((one) => one.risk))))
    .map(({ title, found }) => ({
      title,
      items: [...found].sort((a, b) => rankOf(b.risk) - rankOf(a.risk)).map((one) => effectItem(one, rolled)),
    }));
}

/** @param rolled how many pods restart in all: an effect that restarts all of them need not name them again. */
function effectItem(effect: PlannedEffect, rolled: number): Item {
  const { says, risk, changes, first = [], afterwards = [], origins, accepted, restarts, outcome } = effect;
  const causes = changes.flatMap((one) => {
    const text = changeText(fieldValues(one.kind, one));
    return one.path === '' || text === '' ? [] : [`\`${one.path}\` of ${one.kind} \`${one.name}\` ${text}`];
  });
  const unique = [...new Set(causes)];
  const rest = unique.length - mostCauses;
  const pods =
    outcome === 'restart' && restarts !== undefined && restarts.length !== rolled ? [...new Set(restarts)] : [];
  return {
    text: says,
    risk,
    name: `${nameOfEffect(effect)}${accepted === undefined ? '' : ' (accepted)'}`,
    origins,
    more: [
      ...(unique.length === 0
        ? []
        : [['why', `${unique.slice(0, mostCauses).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`] as const]),
      ...(pods.length === 0
        ? []
        : [['pods', podsText(pods.map((pod) => ({ pod, times: effect.times ?? 1 })))] as const]),
      ...labelled('first', first),
      ...labelled('then', afterwards),
    ],
  };
}

function labelled(label: string, texts: readonly string[]): readonly (readonly [string, string])[] {
  const shown = texts.slice(0, mostSentences).map((text, index) => [index === 0 ? label : '', text] as const);
  return texts.length > mostSentences
    ? [...shown, ['', `and ${plural(texts.length - mostSentences, 'more sentence')} in the JSON report`]]
    : shown;
}

function restartsOf({ rolls, duration }: Extract<OnePlan, { rolls: unknown }>): readonly Item[] {
  if (rolls.length === 0) return [];
  const times = rolls.reduce((sum, one) => sum + one.times, 0);
  const often = times === rolls.length ? '' : `, ${grouped(times)} restarts`;
  const takes = duration === undefined ? '' : `; ${minutesText(duration)} in all`;
  return [
    {
      text: `${plural(rolls.length, 'pod')}${often}${rolls.length === 1 && often === '' ? '' : ', one after the other'}${takes}.`,
      more: [
        ['order', podsText(rolls)],
        ...(duration?.assumptions ?? []).map((text, index) => [index === 0 ? 'assumed' : '', text] as const),
      ],
    },
  ];
}

function acceptedOf(effects: readonly PlannedEffect[]): readonly Item[] {
  return effects.flatMap((effect) =>
    effect.accepted === undefined
      ? []
      : [
          {
            text: `\`${nameOfEffect(effect)}\`, ${effect.risk}: ${effect.accepted.reason}`,
            origins: [effect.accepted.origin],
          },
        ],
  );
}

/** What has to be done before the merge, of the worst first, each once; who accepts a risk has to do it as well. */
export function firstOf(effects: readonly PlannedEffect[]): readonly string[] {
  const ranked = [...effects].sort((a, b) => rankOf(b.risk) - rankOf(a.risk));
  // The first of several pull requests says the same in the words of a step.
  return [...new Set(ranked.flatMap(({ first = [], steps = [] }) => (first.length > 0 ? first : steps.slice(0, 1))))];
}

/** Pods that restart: nodes of the cluster in its order, then those of Deployments. */
export function restartedOf(plan: OnePlan): {
  readonly pods: number;
  readonly restarts: number;
  readonly others: number;
} {
  const rolls = isCluster(plan) ? plan.rolls : [];
  return {
    pods: rolls.length,
    restarts: rolls.reduce((sum, one) => sum + one.times, 0),
    others: otherPods(plan),
  };
}

export function restartText(plan: OnePlan): string {
  const { pods, restarts, others } = restartedOf(plan);
  if (pods + others === 0) return 'none';
  const text = plural(pods + others, 'pod');
  if (restarts <= pods) return text;
  return restarts === pods * 2 ? `${text}, ${timesText(2)}` : `${text}, ${grouped(restarts)} times in all`;
}
