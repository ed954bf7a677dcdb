import { mapAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { type Application, applicationsIn, byHandLast } from './applications.ts';
import { byHandFile } from './example-set.ts';

export default defineKubernetesRule({
  id: 'application-name-unfit',
  summary: 'Every Application has a name of its own, and labels, that Kubernetes takes.',
  severity: 'error',
  why: `All Applications stand in one namespace. Of two with one name that one set makes, neither is made; of two sets, the second fails for ever
while the first rolls out. Names are made of the Kubernetes cluster and the overlay, so \`a-b\` with \`c\` and \`a\` with \`b-c\` are one. One whose name or label Kubernetes refuses is not made either.`,
  fix: 'Change `name` in the file of the Application, or rename the cluster whose overlay it is before it runs.',
  bad: byHandFile({ name: 'hz-orders' }),
  good: byHandFile(),
  check({ argocd }, report) {
    if (argocd === undefined) return;
    const seen = new Map<string, Application>();
    for (const one of byHandLast(applicationsIn(argocd))) {
      checkLabels(one, report);
      const name = one.text('metadata', 'name');
      if (name === undefined) continue;
      const place = one.place('metadata', 'name');
      const other = seen.get(name);
      if (other === undefined) seen.set(name, one);
      if (name.length > 253 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name))
        report(
          `\`${name}\` cannot name an Application; write lower-case letters, digits, \`-\` and \`.\`, 253 characters at most.`,
          place,
        );
      else if (other !== undefined && (other.file === undefined || other.file !== one.file))
        report(
          `\`${name}\` is the name of another Application too, so one of them is not made; choose another.`,
          place,
          [{ place: other.place('metadata', 'name'), message: 'the other one' }],
        );
      else {
        const elsewhere = one.file === undefined ? undefined : argocd.taken(name);
        if (elsewhere !== undefined)
          report(
            `\`${name}\` is the name of another Application too, that of \`${elsewhere}\`, so one of them is not made; rename one.`,
            place,
          );
      }
    }
  },
});

/** A label that Kubernetes refuses keeps the Application from being made. */
function checkLabels(one: Application, report: Report): void {
  for (const key of Object.keys(mapAt(one.plain, 'metadata', 'labels'))) {
    const value = one.text('metadata', 'labels', key);
    if (value === undefined || (value.length <= 63 && /^(?:[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?)?$/.test(value)))
      continue;
    report(
      `\`${shorten(value)}\` cannot be the label \`${key}\` of an Application, so it is not made; write letters, digits, \`-\`, \`_\` and \`.\`, 63 characters at most.`,
      one.place('metadata', 'labels', key),
    );
  }
}
