/** Owns what becomes of changed objects of Argo CD itself, and of the files that its sets make Applications from: a part of the list of effects. */
import type { EffectFact } from '../../strimzi/effects/effect.ts';

const argo = 'Argo CD 3.5.7,';

export const argocdFacts = {
  'sync-windows-changed': {
    when: 'The times of a project differ in which Argo CD syncs by itself.',
    source: `${argo} \`SyncWindows.CanSync\`, asked before each automatic sync.`,
  },
  'project-narrowed': {
    when: 'A project loses a destination, a repository or a kind.',
    source: `${argo} documentation "Projects": a sync is refused, nothing is deleted.`,
  },
  'project-widened': {
    when: 'A project gets a destination, a repository or a kind.',
    source: `${argo} documentation "Projects".`,
  },
  'project-roles-changed': {
    when: 'The roles of a project differ.',
    source: `${argo} documentation "Projects", "Project Roles".`,
  },
  'application-new': {
    when: 'A file is new that a set makes an Application from.',
    source: `${argo} documentation "Git Generator".`,
  },
  'application-left': {
    when: 'A file goes that a set makes an Application from.',
    source: `${argo} tried: with \`applicationsSync: create-update\` the Application stays.`,
  },
  'application-moved': {
    when: 'An Application gets another overlay, Kubernetes cluster or namespace.',
    source: `${argo} what it had applied elsewhere is none of its resources any more, and stays.`,
  },
  'application-owner-changed': {
    when: 'An Application gets another owner.',
    source: 'Its labels, by which messages are sent.',
  },
  'application-source-changed': {
    when: 'Applications follow another repository, revision or path.',
    source: `${argo} documentation "Automated Sync Policy".`,
  },
  'applications-changed': {
    when: 'The template of a set differs.',
    source: `${argo} documentation "Controlling Resource Modification": every Application of the set is updated.`,
  },
  'argocd-settings-changed': {
    when: 'Settings of Argo CD differ that it watches.',
    source: `${argo} \`settings.SettingsManager\` watches ConfigMaps with the label \`app.kubernetes.io/part-of: argocd\`.`,
  },
  'argocd-settings-wait': {
    when: 'Settings of Argo CD differ that its pods read when they start.',
    source: `${argo} manifests: \`argocd-cmd-params-cm\` is read as variables.`,
  },
  'set-safety-changed': {
    when: 'What a set does with Applications whose files go, or when it goes itself, is another.',
    source: `${argo} tried: each of create-update, preserved resources and the finalizer is needed.`,
  },
  'argocd-changed': {
    when: 'Another field of a project, a set or an Application differs.',
    source: `${argo} documentation "Declarative Setup".`,
  },
} as const satisfies Readonly<Record<string, EffectFact>>;
