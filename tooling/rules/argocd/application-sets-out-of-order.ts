import { type SetName, sets as setNames } from '../../generate/argocd/names.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { originAt, type Plain, type Route, toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { ofKind, setsIn } from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';
import { waveAnnotation, waveOf, wholeNumber } from './waves.ts';

/** Read by base/argocd/health/ApplicationSet. */
const waits = 'kafka-fleet/wait-for-applications';

/** What has to be there before a set: its wave is lower, and its Applications are waited for. */
const before: Readonly<Record<SetName, readonly SetName[]>> = {
  crds: [],
  operator: ['crds'],
  kafka: ['crds', 'operator'],
  services: ['crds', 'operator'],
};

interface Placed {
  readonly object: RenderedObject;
  readonly plain: Plain;
  readonly wave: number;
}

export default defineKubernetesRule({
  id: 'application-sets-out-of-order',
  summary: 'A Kubernetes cluster comes up in order: projects, CRDs, the operator, then Kafka and all else.',
  severity: 'error',
  why: `The Application of a Kubernetes cluster applies its sets wave by wave, and \`${waits}\` makes a set healthy when its Applications are. Kafka
before its CRDs, or an operator that nobody waits for, fails on a fresh Kubernetes cluster until retries are used up. A project that comes after a set
whose Applications need it never comes. A set of Kafka clusters that is waited for holds up every later change for as long as one of them restarts.
A wave that is no whole number is taken for 0.`,
  fix: 'Put the waves and annotations back as they were in `base/argocd/kubernetes`.',
  bad: setExample('spec: {}', '{ argocd.argoproj.io/sync-wave: "-11" }'),
  good: soundArgoCd,
  check({ argocd, kubernetes }, report) {
    if (argocd === undefined) return;
    const placed = (object: RenderedObject, plain: Plain): Placed => ({ object, plain, wave: waveOf(plain) });
    const all = setsIn(argocd).map(({ object, plain }) => placed(object, plain));
    const projects = ofKind(argocd.own, 'AppProject').map((object) => placed(object, toPlain(object.node)));
    for (const one of [...projects, ...all]) checkNumber(one, report);
    const find = (name: SetName): Placed | undefined =>
      all.find(({ object }) => object.name === `${kubernetes.id}-${name}`);
    for (const { name, project } of setNames) {
      const set = find(name);
      if (set === undefined) continue;
      for (const earlier of before[name]) checkBefore(set, find(earlier), report);
      const own = projects.find(({ object }) => object.name === `${kubernetes.id}-${project}`);
      if (own !== undefined && own.wave > set.wave)
        report(
          `This project is in wave ${own.wave} and the set \`${name}\`, whose Applications are in it, in wave ${set.wave}; give it a lower wave.`,
          placeOf(own, waveAnnotation),
        );
      const isFirst = Object.values(before).some((names) => names.includes(name));
      const found = textAt(set.plain, 'metadata', 'annotations', waits);
      // What the generator writes is meant so: an operator in a maintenance window comes when that opens.
      if (isFirst && found !== 'true' && isOfBase(placeOf(set, waits)))
        report(
          `Nothing waits for the Applications of this set, so what comes after it begins without them; set the annotation \`${waits}: "true"\`.`,
          placeOf(set, waits),
        );
      if (name === 'kafka' && found === 'true')
        report(
          `What comes after this set waits until each Kafka cluster is healthy, which takes hours after a change; set the annotation \`${waits}: "false"\`.`,
          placeOf(set, waits),
        );
    }
  },
});

function isOfBase({ node, route }: ReturnType<typeof placeOf>): boolean {
  return originAt(node, route).file.path.startsWith('base/');
}

function checkNumber(one: Placed, report: Report): void {
  const text = textAt(one.plain, 'metadata', 'annotations', waveAnnotation);
  if (text !== undefined && wholeNumber(text) === undefined)
    report(
      `\`${waveAnnotation}: ${shorten(text)}\` is no whole number, and Argo CD takes it for 0; write one, such as \`"-5"\`.`,
      placeOf(one, waveAnnotation),
    );
}

function checkBefore(set: Placed, earlier: Placed | undefined, report: Report): void {
  if (earlier === undefined || earlier.wave < set.wave) return;
  report(
    `This set is in wave ${set.wave}, and \`${earlier.object.name}\`, which has to be there first, in wave ${earlier.wave}; give this one a higher wave.`,
    placeOf(set, waveAnnotation),
    [{ place: placeOf(earlier, waveAnnotation), message: 'the other wave' }],
  );
}

function placeOf({ object: { node } }: Placed, annotation: string): { node: RenderedObject['node']; route: Route } {
  return { node, route: ['metadata', 'annotations', annotation] };
}
