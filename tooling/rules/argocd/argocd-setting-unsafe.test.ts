import { describeRule } from '../../../test/support/examples.ts';
import { soundArgoCd } from './example-set.ts';

const params = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cmd-params-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data: { controller.diff.server.side: "true", controller.sync.timeout.seconds: "1800", applicationsetcontroller.enable.new.git.file.globbing: "true" }
`;
const config = (data: string, more = params) => ({
  ...soundArgoCd,
  'base/argocd/hub/settings.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data: ${data}
${more}`,
});

describeRule('argocd-setting-unsafe', [
  {
    name: 'what Argo CD has by default',
    example: config('{}'),
    finds: [],
  },
  {
    name: 'annotation and label',
    example: config('{ application.resourceTrackingMethod: annotation+label, application.instanceLabelKey: a }'),
    finds: [
      'base/argocd/hub/settings.yaml:4:45 error: `application.resourceTrackingMethod: annotation+label` puts a label on what is applied, which Strimzi copies to pods and claims: brokers restart, and claims are pruned; set `annotation`.',
      'base/argocd/hub/settings.yaml:4:93 error: `application.instanceLabelKey: a` is for tracking by label, which reaches pods and claims of Strimzi; leave it out.',
    ],
  },
  {
    name: 'lists of its own',
    example: config('{ resource.exclusions: "[]", resource.inclusions: "[]", resource.customizations: "{}" }'),
    finds: [
      'base/argocd/hub/settings.yaml:4:30 error: `resource.exclusions: []` takes the place of what Argo CD leaves out by itself, such as Endpoints and Leases; leave it out.',
      'base/argocd/hub/settings.yaml:4:57 error: `resource.inclusions: []` hides every other kind from Argo CD, which then neither shows nor prunes it; leave it out.',
      'base/argocd/hub/settings.yaml:4:88 error: `resource.customizations: {}` is the old form, which stands beside the checks of health made from `base/argocd/health`; write a script there.',
    ],
  },
  {
    name: 'options of kustomize',
    example: config('{ kustomize.buildOptions: --load-restrictor LoadRestrictionsNone }'),
    finds: [
      'base/argocd/hub/settings.yaml:4:33 error: `kustomize.buildOptions: --load-restrictor LoadRestrictionsNone` renders every overlay otherwise than it was judged here; leave it out, and say it in a kustomization.',
    ],
  },
  {
    name: 'a ConfigMap that can be pruned',
    example: config('{}', params.replace(/, annotations: .*\n/, ' }\n')),
    finds: [
      'base/argocd/hub/settings.yaml:8:1 error: ConfigMap `argocd-cmd-params-cm` can be pruned, with what the installation has in it; give it the annotation `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'no second ConfigMap',
    example: config('{}', ''),
    finds: [
      'argocd.yaml:1:1 error: ConfigMap `argocd-cmd-params-cm` is missing, so Argo CD has no sound settings; restore it in base/argocd/hub.',
    ],
  },
  {
    name: 'settings that are off',
    example: config(
      '{}',
      params
        .replace('"1800"', '"0"')
        .replaceAll('"true"', '"false"')
        .replace('globbing: "false"', 'globbing: "false", applicationsetcontroller.policy: sync'),
    ),
    finds: [
      'base/argocd/hub/settings.yaml:9:38 error: `controller.diff.server.side: false` switches server-side diff off, so CRDs of Strimzi 1.2 are out of sync for ever; set `"true"`.',
      'base/argocd/hub/settings.yaml:9:80 error: `controller.sync.timeout.seconds: 0` lets a stuck sync run for ever, and its mend wait; set a number of seconds, such as `"1800"`.',
      'base/argocd/hub/settings.yaml:9:140 error: `applicationsetcontroller.enable.new.git.file.globbing: false` lets `*` in the paths of generators match `/`, so a set may read the files of another; set `"true"`.',
      'base/argocd/hub/settings.yaml:9:182 error: `applicationsetcontroller.policy: sync` goes before what each set says, and lets sets delete Applications; leave it out.',
    ],
  },
  {
    name: 'a door that is open',
    example: config('{ users.anonymous.enabled: "true" }'),
    finds: [
      'base/argocd/hub/settings.yaml:4:34 error: `users.anonymous.enabled: true` lets anybody in who reaches Argo CD; leave it out.',
    ],
  },
  {
    name: 'sets whose own word does not count, and a time that is none',
    example: config(
      '{}',
      params
        .replace('"1800"', '30m')
        .replace('\ndata: { ', '\ndata: { applicationsetcontroller.enable.policy.override: "false", '),
    ),
    finds: [
      'base/argocd/hub/settings.yaml:9:58 error: `applicationsetcontroller.enable.policy.override: false` hides `applicationsSync` of each set, so a set deletes an Application whose file is gone; leave it out.',
      'base/argocd/hub/settings.yaml:9:137 error: `controller.sync.timeout.seconds: 30m` lets a stuck sync run for ever, and its mend wait; set a number of seconds, such as `"1800"`.',
    ],
  },
  {
    name: 'rights for everybody',
    example: config(
      '{}',
      `${params}---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-rbac-cm, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
data: { policy.default: role:admin }
`,
    ),
    finds: [
      'base/argocd/hub/settings.yaml:14:25 error: `policy.default: role:admin` gives everybody who logs in that role, and with it whatever it may sync or delete; leave it out, and name groups in clusters/argocd.yaml.',
    ],
  },
  {
    name: 'a script that may leave its sandbox',
    example: config(
      '{ resource.customizations.useOpenLibs.kafka.strimzi.io_Kafka: "true", resource.customizations.useOpenLibs.apps_Deployment: "false" }',
    ),
    finds: [
      'base/argocd/hub/settings.yaml:4:69 error: `resource.customizations.useOpenLibs.kafka.strimzi.io_Kafka: true` lets a script read files of Argo CD and start programs there; leave it out, and ask only what the object says.',
    ],
  },
]);
