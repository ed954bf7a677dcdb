import { mapAt } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { workloadsOf } from '../workloads.ts';

import { examplePod, soundContainer, writableContainer } from './example-pods.ts';

export default defineKubernetesRule({
  id: 'root-file-system-writable',
  summary: 'No container of ours can write to its own image.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `What a container writes beside its volumes fills the disk of its host, is gone with the pod, and is where an intruder puts
programs. Every image used here works with a read-only root file system and volumes for what it does write.`,
  fix: 'Set `readOnlyRootFilesystem: true`, and mount an `emptyDir` with a `sizeLimit` wherever the program does write, such as `/tmp`.',
  bad: examplePod(writableContainer),
  good: examplePod(soundContainer),
  check(context, report) {
    for (const { object, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      for (const { name, route, spec } of containers) {
        const securityContext = mapAt(spec['securityContext']);
        if (securityContext['readOnlyRootFilesystem'] === true) continue;
        const at = spec['securityContext'] === undefined ? [] : ['securityContext'];
        const field = securityContext['readOnlyRootFilesystem'] === undefined ? [] : ['readOnlyRootFilesystem'];
        report(
          `Container \`${name}\` of ${object.kind} \`${object.name}\` can write to its own image; set \`readOnlyRootFilesystem: true\`.`,
          { node: object.node, route: [...route, ...at, ...field] },
        );
      }
    }
  },
});
