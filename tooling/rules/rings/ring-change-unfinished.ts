import { isEverywhere } from '../../model/rings.ts';
import { defineKubernetesRule } from '../rule.ts';
import { componentFiles, otherKubernetes, ringsWithChange } from './example-rings.ts';

export default defineKubernetesRule({
  id: 'ring-change-unfinished',
  summary: 'A change that is on in all rings becomes a part of its base, and does so by the day it was given.',
  severity: 'warning',
  why: `While a change is under way the base does not say what clusters run: somebody who edits it has to know of the component beside it, and
rings that stay apart for months are two fleets. Once it is on everywhere, it has nothing left to wait for.`,
  fix: 'Move it into its base with `npx fleet rings fold <change>`, promote it, give it a later day, or take it back.',
  bad: {
    'rings.yaml': ringsWithChange('rest'),
    'cluster.yaml': 'ring: canary\n',
    ...componentFiles,
    ...otherKubernetes,
  },
  good: {
    'rings.yaml': ringsWithChange('canary'),
    'cluster.yaml': 'ring: canary\n',
    ...componentFiles,
    ...otherKubernetes,
  },
  check({ fleet: { rings }, date }, report) {
    for (const change of rings?.changes ?? []) {
      if (rings === undefined) return;
      const { name, base, until, ring } = change;
      const place = { node: rings.node, route: ['changes', name] };
      if (isEverywhere(rings, change))
        report(
          `Change \`${name}\` is on in all rings and still not a part of \`${base}\`; \`npx fleet rings fold ${name}\` does that.`,
          { ...place, key: true },
        );
      else if (date !== undefined && until < date)
        report(
          `Change \`${name}\` was to be on everywhere by ${until} and has reached ring \`${rings.spec.rings[ring]}\`; promote it, set a later \`until\`, or take it back.`,
          { ...place, route: [...place.route, 'until'] },
        );
    }
    for (const [index, { base, until }] of (rings?.spec.accept ?? []).entries())
      if (rings !== undefined && date !== undefined && until.slice(0, date.length) < date)
        report(
          `\`${base}\` could be edited for all rings at once until ${until.slice(0, date.length)}; take the line out.`,
          { node: rings.node, route: ['accept', index] },
        );
  },
});
