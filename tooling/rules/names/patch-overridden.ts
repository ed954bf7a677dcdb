import type { PatchSpec } from '../../model/schema/kafka-cluster.ts';
import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'patch-overridden',
  summary: 'What a patch sets is not set anew by a later one.',
  severity: 'warning',
  why: `Patches are applied in their order, and a later one wins without a word. Whoever reads or edits the first of them believes that it
counts; Kustomize tells nothing of the kind.`,
  fix: 'Keep one of the two steps. Where both come from profiles and the file, the list of the file replaces that of the profile whole.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 1-3 ? * SUN *"] }
  - target: { kind: Kafka, name: orders }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 2-4 ? * SUN *"] }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 1-3 ? * SUN *"] }
`,
  check({ cluster }, report) {
    const steps = (cluster.spec.patches ?? []).flatMap(({ target, operations }, patch) =>
      operations.map(({ op, path }, index) => ({ target, op, path, route: ['patches', patch, 'operations', index] })),
    );
    steps.forEach((step, at) => {
      if (!sets(step)) return;
      const later = steps.slice(at + 1);
      // What is moved, copied or tested in between has had its use.
      const end = later.findIndex((one) => ['move', 'copy', 'test'].includes(one.op));
      const again = (end === -1 ? later : later.slice(0, end)).find(
        (one) =>
          (sets(one) || one.op === 'remove') && isWithin(step.path, one.path) && reachesAll(one.target, step.target),
      );
      if (again !== undefined)
        report(
          `\`${step.path}\` is set here, and then ${again.op === 'remove' ? 'removed' : 'set'} by a later step, which wins; keep one of them.`,
          inCluster(cluster, ...step.route, 'path'),
          [{ place: inCluster(cluster, ...again.route, 'path'), message: 'the later step' }],
        );
    });
  },
});

/** Whether a step gives a field a value; one that puts an entry into a list takes nothing away from another. */
function sets({ op, path }: { readonly op: string; readonly path: string }): boolean {
  return op === 'replace' || (op === 'add' && !/\/(?:-|[0-9]+)$/.test(path));
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}/`);
}

/** Whether the later target matches everything that the earlier one matches. */
function reachesAll(later: PatchSpec['target'], earlier: PatchSpec['target']): boolean {
  const fits = (a: string | undefined, b: string | undefined): boolean => a === undefined || a === b;
  return (
    later.kind === earlier.kind &&
    (fits(later.name, earlier.name) || (later.kind === 'Kafka' && earlier.name === undefined)) &&
    fits(later.group, earlier.group) &&
    fits(later.version, earlier.version)
  );
}
