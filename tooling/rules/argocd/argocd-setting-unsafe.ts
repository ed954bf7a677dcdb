import { isProtected } from '../../model/sync-options.ts';
import { toPlain } from '../../source/node.ts';
import type { ArgoCdContext } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { soundArgoCd } from './example-set.ts';
import { settingMaps, settingsOf } from './settings.ts';

interface Expected {
  readonly isSound: (value: string | undefined) => boolean;
  /** What it does otherwise, and what to do. */
  readonly message: string;
  readonly map: (typeof settingMaps)[number];
}

const absent = (value: string | undefined): boolean => value === undefined;
/** Another text than a number is taken for none. */
const isSeconds = (value: string | undefined): boolean => value !== undefined && /^\+?0*[1-9]\d{0,8}$/.test(value);
const isTrue = (value: string | undefined): boolean => value === 'true';
/** Seconds, or a duration as Go writes it. */
const isTime = (value: string | undefined): boolean =>
  value !== undefined && /[1-9]/.test(value) && !value.startsWith('-');

const expected: Readonly<Record<string, Expected>> = {
  'application.resourceTrackingMethod': {
    isSound: (value) => value === undefined || value === '' || value === 'annotation',
    message:
      'puts a label on what is applied, which Strimzi copies to pods and claims: brokers restart, and claims are pruned; set `annotation`.',
    map: 'argocd-cm',
  },
  'application.instanceLabelKey': {
    isSound: absent,
    message: 'is for tracking by label, which reaches pods and claims of Strimzi; leave it out.',
    map: 'argocd-cm',
  },
  'resource.exclusions': {
    isSound: absent,
    message: 'takes the place of what Argo CD leaves out by itself, such as Endpoints and Leases; leave it out.',
    map: 'argocd-cm',
  },
  'resource.inclusions': {
    isSound: absent,
    message: 'hides every other kind from Argo CD, which then neither shows nor prunes it; leave it out.',
    map: 'argocd-cm',
  },
  'resource.customizations': {
    isSound: absent,
    message:
      'is the old form, which stands beside the checks of health made from `base/argocd/health`; write a script there.',
    map: 'argocd-cm',
  },
  'kustomize.buildOptions': {
    isSound: (value) => value === undefined || value === '',
    message: 'renders every overlay otherwise than it was judged here; leave it out, and say it in a kustomization.',
    map: 'argocd-cm',
  },
  'users.anonymous.enabled': {
    isSound: (value) => value !== 'true',
    message: 'lets anybody in who reaches Argo CD; leave it out.',
    map: 'argocd-cm',
  },
  'policy.default': {
    isSound: (value) => value === undefined || value === '' || value === 'role:readonly',
    message:
      'gives everybody who logs in that role, and with it whatever it may sync or delete; leave it out, and name groups in clusters/argocd.yaml.',
    map: 'argocd-rbac-cm',
  },
  'timeout.reconciliation': {
    isSound: isTime,
    message:
      'keeps Argo CD from looking for commits, so one whose webhook is lost never arrives; set a time with `refreshEvery` in clusters/argocd.yaml.',
    map: 'argocd-cm',
  },
  'controller.diff.server.side': {
    isSound: isTrue,
    message: 'switches server-side diff off, so CRDs of Strimzi 1.2 are out of sync for ever; set `"true"`.',
    map: 'argocd-cmd-params-cm',
  },
  'controller.sync.timeout.seconds': {
    isSound: isSeconds,
    message: 'lets a stuck sync run for ever, and its mend wait; set a number of seconds, such as `"1800"`.',
    map: 'argocd-cmd-params-cm',
  },
  'applicationsetcontroller.enable.new.git.file.globbing': {
    isSound: isTrue,
    message: 'lets `*` in the paths of generators match `/`, so a set may read the files of another; set `"true"`.',
    map: 'argocd-cmd-params-cm',
  },
  'applicationsetcontroller.policy': {
    isSound: (value) => value === undefined || value === 'create-update' || value === 'create-only',
    message: 'goes before what each set says, and lets sets delete Applications; leave it out.',
    map: 'argocd-cmd-params-cm',
  },
  'applicationsetcontroller.enable.policy.override': {
    isSound: (value) => value === undefined || value === 'true',
    message: 'hides `applicationsSync` of each set, so a set deletes an Application whose file is gone; leave it out.',
    map: 'argocd-cmd-params-cm',
  },
};

export default defineKubernetesRule({
  id: 'argocd-setting-unsafe',
  summary: 'Argo CD tracks by annotation, compares on the server, and ends what hangs.',
  severity: 'error',
  dataLoss: true,
  why: `Settings hold for every Application. A label of the tracker reaches the pods and claims that Strimzi makes, so it restarts brokers, and
claims were pruned by it. A list of exclusions of one's own takes the place of the one that Argo CD comes with. A sync without an end blocks its
own mend, and without server-side diff some CRDs are never in sync.`,
  fix: 'Set it in `base/argocd/hub/settings.yaml` as the message says.',
  bad: {
    'argocd.yaml': 'repository: https://git.example.com/kafka/fleet.git\n',
    'base/argocd/hub/settings.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data:
  application.resourceTrackingMethod: label
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cmd-params-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data:
  controller.diff.server.side: "true"
  controller.sync.timeout.seconds: "1800"
  applicationsetcontroller.enable.new.git.file.globbing: "true"
`,
  },
  good: soundArgoCd,
  check({ argocd }, report) {
    // What could not be rendered has been told.
    if (argocd === undefined || argocd.hub.length === 0) return;
    const settings = settingsOf(argocd);
    const missing = settingMaps.filter((map) => map !== 'argocd-rbac-cm' && mapIn(argocd, map) === undefined);
    for (const map of missing)
      report(`ConfigMap \`${map}\` is missing, so Argo CD has no sound settings; restore it in base/argocd/hub.`, {
        node: argocd.authored.node,
        route: [],
      });
    for (const { node, name } of argocd.hub.filter((one) => settingMaps.some((map) => mapIn(argocd, map) === one)))
      if (!isProtected(toPlain(node)))
        report(
          `ConfigMap \`${name}\` can be pruned, with what the installation has in it; give it the annotation \`argocd.argoproj.io/sync-options: Prune=false,Delete=false\`.`,
          { node, route: ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'] },
        );
    for (const [key, { isSound, message, map }] of Object.entries(expected)) {
      const found = settings.get(key);
      const object = mapIn(argocd, map);
      if (isSound(found?.value) || object === undefined) continue;
      const shown =
        found === undefined ? `\`${key}\` is not set in ${map}, which` : `\`${key}: ${found.value.split('\n')[0]}\``;
      report(`${shown} ${message}`, found?.place ?? { node: object.node, route: ['data'] });
    }
    for (const [key, { value, place }] of settings)
      if (key.startsWith('resource.customizations.useOpenLibs.') && /^(?:1|t|true)$/i.test(value))
        report(
          `\`${key}: ${value}\` lets a script read files of Argo CD and start programs there; leave it out, and ask only what the object says.`,
          place,
        );
  },
});

function mapIn({ hub }: ArgoCdContext, map: string) {
  return hub.find((one) => one.kind === 'ConfigMap' && one.name === map);
}
