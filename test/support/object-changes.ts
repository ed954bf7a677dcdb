/** Owns two states of an overlay, for tests of what becomes of changed objects: written as YAML, rendered as every overlay is. */

import type { ObjectEffect, OverlayStates } from '../../tooling/plan/objects/object-case.ts';
import { diffObjects } from '../../tooling/plan/objects/object-diff.ts';
import { objectEffects } from '../../tooling/plan/objects/object-effects.ts';
import type { ObjectChange } from '../../tooling/plan/plan.ts';
import { createRenderer, type RenderedObject } from '../../tooling/render/render.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';

/** Objects, with `---` between them; undefined where there is no overlay. */
export type ObjectsText = string | undefined;

/** @param kustomization more of it, such as a generator. */
export function rendered(text: string, kustomization = ''): readonly RenderedObject[] {
  if (`${text}${kustomization}`.trim() === '') return [];
  const { objects, problems } = createRenderer(
    openDocuments(
      treeOf({
        'overlays/hz/it/objects.yaml': text,
        'overlays/hz/it/kustomization.yaml': `${text.trim() === '' ? '' : 'resources: [objects.yaml]\n'}${kustomization}`,
      }),
    ),
  ).render('overlays/hz/it');
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${formatOrigin(problem.origin)}: ${problem.message}`);
  return objects;
}

export function objectChanges(before: string, after: string): readonly ObjectChange[] {
  return diffObjects(rendered(before), rendered(after));
}

export function effectsOfObjects(
  before: ObjectsText,
  after: ObjectsText,
  cluster?: OverlayStates['cluster'],
): readonly ObjectEffect[] {
  const [old, now] = [before, after].map((text) => (text === undefined ? undefined : rendered(text)));
  return objectEffects(diffObjects(old ?? [], now ?? []), {
    before: old,
    after: now,
    ...(cluster === undefined ? {} : { cluster }),
  });
}

/** A line for each effect: `restart/degraded pods-restart Deployment kafka/proxy`. */
export function linesOfObjects(effects: readonly ObjectEffect[]): readonly string[] {
  return effects.map(({ id, subject, outcome, risk }) =>
    [`${outcome}/${risk}`, id, ...(subject === undefined ? [] : [subject])].join(' '),
  );
}
