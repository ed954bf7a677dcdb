/** Owns the plan for programs, as plan-schema.ts describes it. Nothing is left out but values that may be secrets. */
import { nameOfEffect } from '../../plan/accept.ts';
import type { ClusterPlan, FleetPlan, ObjectChange, OverlayPlan, PlannedEffect } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { positionAt } from '../../source/problem.ts';
import { messageText, safeJson } from '../safe-text.ts';
import type { PlanClusterJson, PlanEffectJson, PlanJson, PlanObjectJson, PlanPlaceJson } from './plan-schema.ts';
import { openRisk, worstOf } from './risk-words.ts';
import { authoredValues, fieldValues, jsonValue, objectValues, type Values } from './values.ts';

export function formatPlanJson(plan: FleetPlan): string {
  const { base, risk, riskWithAccepted, clusters, overlays, shared, problems } = plan;
  const rolls = clusters.flatMap((one) => one.rolls);
  const report: PlanJson = {
    version: 1,
    base: { ref: base.ref, commit: base.commit ?? null },
    risk,
    riskWithAccepted,
    summary: {
      clusters: clusters.length,
      overlays: overlays.length,
      pods: rolls.length,
      restarts: rolls.reduce((sum, one) => sum + one.times, 0),
      problems: problems.length,
    },
    clusters: clusters.map(clusterJson),
    overlays: overlays.map((one) => ({ id: one.id, ...plannedJson(one) })),
    arrival:
      plan.arrival === undefined
        ? null
        : {
            atOnce: [...plan.arrival.atOnce],
            waits: plan.arrival.waits.map(({ kubernetes, window, ids }) => ({
              kubernetes,
              window: messageText(window),
              ids: [...ids],
            })),
          },
    shared: shared.map(({ path, reaches, restarts }) => ({ path, reaches: [...reaches], restarts })),
    problems: problems.map(({ id, message, origin }) => ({
      id,
      message: messageText(message),
      place: placeJson(origin),
    })),
  };
  return `${safeJson(report)}\n`;
}

function clusterJson(plan: ClusterPlan): PlanClusterJson {
  const { id, owner, tier, fields, rolls, duration, clients, storage } = plan;
  return {
    id,
    owner,
    tier,
    ...plannedJson(plan),
    fields: fields.map((one) => ({ path: one.path, ...valuesJson(authoredValues(one)), place: placeJson(one.origin) })),
    rolls: rolls.map(({ pod, times, because }) => ({ pod, times, because: because.map(nameOfEffect) })),
    duration:
      duration === undefined
        ? null
        : { from: duration.from, to: duration.to, assumptions: duration.assumptions.map(messageText) },
    clients: clients.map(({ listener, breaks, says }) => ({ listener, breaks, message: messageText(says) })),
    storage: storage ?? null,
  };
}

function plannedJson({ change, effects, objects }: ClusterPlan | OverlayPlan) {
  return {
    change,
    risk: openRisk(effects),
    riskWithAccepted: worstOf(effects.map((one) => one.risk)),
    objects: objects.map(objectJson),
    effects: effects.map(effectJson),
  };
}

function objectJson({ object, change, fields }: ObjectChange): PlanObjectJson {
  const { apiVersion, kind, namespace, name } = object;
  return {
    ...{ apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name },
    change,
    fields: fields.map((one) => ({
      path: one.path,
      route: [...one.route],
      ...valuesJson(objectValues(kind, one)),
    })),
  };
}

function effectJson(effect: PlannedEffect): PlanEffectJson {
  const {
    id,
    subject,
    outcome,
    risk,
    says,
    restarts = [],
    times = 1,
    first = [],
    afterwards = [],
    steps = [],
  } = effect;
  const { accepted, changes, origins } = effect;
  return {
    id,
    name: nameOfEffect(effect),
    ...(subject === undefined ? {} : { subject }),
    outcome,
    risk,
    message: messageText(says),
    restarts: [...restarts],
    times,
    first: first.map(messageText),
    afterwards: afterwards.map(messageText),
    steps: steps.map(messageText),
    causes: changes.map((one) => ({
      kind: one.kind,
      name: one.name,
      path: one.path,
      ...valuesJson(fieldValues(one.kind, one)),
    })),
    places: origins.map(placeJson),
    accepted:
      accepted === undefined ? null : { reason: messageText(accepted.reason), place: placeJson(accepted.origin) },
  };
}

function valuesJson({ before, after }: Values): { before?: unknown; after?: unknown } {
  return {
    ...(before === undefined ? {} : { before: jsonValue(before) }),
    ...(after === undefined ? {} : { after: jsonValue(after) }),
  };
}

function placeJson({ file, start, end }: Origin): PlanPlaceJson {
  return { file: file.path, start: positionAt(file.text, start), end: positionAt(file.text, end) };
}
