/** Owns what runs pods. Source: `pkg/apis/apps/validation` and `pkg/apis/batch/validation`. */
import type { At } from './at.ts';
import { checkClaimSpec } from './claims.ts';
import { checkSchedule, checkTimeZone } from './cron.ts';
import { checkMeta } from './metadata.ts';
import { checkNumberOrPercent, isNone } from './numbers.ts';
import { checkPod, checkTemplate } from './pod.ts';
import { checkLabelSelector, selects } from './selectors.ts';
import { dnsLabel } from './syntax.ts';

export function checkDeployment(deployment: At): void {
  const spec = deployment.get('spec');
  checkRunning(spec, []);
  for (const field of ['replicas', 'revisionHistoryLimit', 'minReadySeconds']) spec.get(field).notNegative();
  const strategy = spec.get('strategy');
  const update = strategy.get('rollingUpdate');
  if (strategy.get('type').text === 'Recreate') {
    if (update.isSet) update.forbid('`type: Recreate` takes none; leave it out');
  } else checkRollingUpdate(update);
  const deadline = spec.get('progressDeadlineSeconds');
  const ready = spec.get('minReadySeconds').number ?? 0;
  if (deadline.notNegative() && deadline.number !== undefined && deadline.number <= ready) {
    deadline.refuse(`more than \`minReadySeconds\`, ${ready},`);
  }
}

function checkRollingUpdate(update: At): void {
  const unavailable = update.get('maxUnavailable');
  const surge = update.get('maxSurge');
  const sound = checkNumberOrPercent(unavailable, 100) && checkNumberOrPercent(surge);
  if (sound && isNone(unavailable) && isNone(surge)) {
    unavailable.say(
      `${unavailable.found} and ${surge.name} as well, so no pod could ever be replaced; set one of them above 0.`,
    );
  }
}

export function checkStatefulSet(set: At): void {
  const spec = set.get('spec');
  const templates = spec.get('volumeClaimTemplates').items();
  const names = templates.map((one) => one.down('metadata', 'name').text ?? '');
  // What mounts a claim without a name nobody can tell.
  checkRunning(spec, names.every((name) => dnsLabel.fits(name)) ? names : undefined);
  for (const field of ['replicas', 'minReadySeconds']) spec.get(field).notNegative();
  spec.down('ordinals', 'start').notNegative();
  if (spec.get('serviceName').text !== '') spec.get('serviceName').fits(dnsLabel);
  const update = spec.down('updateStrategy', 'rollingUpdate');
  if (spec.down('updateStrategy', 'type').text === 'OnDelete') {
    if (update.isSet) update.forbid('`type: OnDelete` takes none; leave it out');
  } else {
    update.get('partition').notNegative();
    const unavailable = update.get('maxUnavailable');
    if (checkNumberOrPercent(unavailable, 100) && isNone(unavailable)) unavailable.refuse('at least 1');
  }
  for (const field of ['whenDeleted', 'whenScaled']) {
    spec.down('persistentVolumeClaimRetentionPolicy', field).isOneOf('Retain', 'Delete', '');
  }
  for (const template of templates) checkClaimTemplate(template);
}

function checkClaimTemplate(template: At): void {
  const name = template.down('metadata', 'name');
  if (name.require()) name.fits(dnsLabel);
  checkMeta(template.get('metadata'));
  if (template.get('spec').isMap) checkClaimSpec(template.get('spec'));
  else if (!template.get('spec').isSet) template.get('spec').require();
}

export function checkDaemonSet(set: At): void {
  const spec = set.get('spec');
  checkRunning(spec, []);
  for (const field of ['revisionHistoryLimit', 'minReadySeconds']) spec.get(field).notNegative();
  if (spec.down('updateStrategy', 'type').text === 'OnDelete') return;
  const unavailable = spec.down('updateStrategy', 'rollingUpdate', 'maxUnavailable');
  const surge = spec.down('updateStrategy', 'rollingUpdate', 'maxSurge');
  if (!checkNumberOrPercent(unavailable, 100) || !checkNumberOrPercent(surge, 100)) return;
  const surges = surge.isSet && !isNone(surge);
  if (isNone(unavailable) && !surges)
    unavailable.say(
      `${unavailable.found} and \`maxSurge\` as well, so no pod could ever be replaced; set one of them above 0.`,
    );
  else if (surges && !isNone(unavailable)) surge.forbid(`it needs \`maxUnavailable: 0\` beside it`);
}

/** What a Deployment, StatefulSet and DaemonSet have in common. */
function checkRunning(spec: At, claims: readonly string[] | undefined): void {
  const selector = spec.get('selector');
  const labels = spec.down('template', 'metadata', 'labels');
  if (checkLabelSelector(selector) && selector.isMap) {
    const [first] = [...selector.get('matchLabels').entries(), ...selector.get('matchExpressions').items()];
    if (first === undefined) {
      if (selector.entries().every(([key]) => key.startsWith('match')))
        selector.say(`${selector.field} is empty, but a selector that selects the template's labels is expected.`);
    } else if (spec.get('template').isMap && selects(selector, labels) === false) {
      selector.sayAsRule(
        'selector-misses-template',
        `${selector.field} does not select the pods of the template, whose labels are at ${labels.name}; make both agree.`,
      );
    }
  }
  const template = spec.get('template');
  checkTemplate(template, claims);
  const restart = template.down('spec', 'restartPolicy');
  if (restart.text !== '') restart.isOneOf('Always');
  const deadline = template.down('spec', 'activeDeadlineSeconds');
  if (deadline.isSet) deadline.forbid('only pods that come to an end take it');
}

export function checkJob(job: At): void {
  const name = job.down('metadata', 'name');
  if ((name.text?.length ?? 0) > 63) name.refuse('a name of at most 63 characters, since its pods have it as a label,');
  const selector = job.down('spec', 'selector');
  if (selector.isSet && !job.down('spec', 'manualSelector').isTrue)
    selector.forbid('a Job makes its own; leave it out');
  checkJobSpec(job.get('spec'));
}

export function checkCronJob(cron: At): void {
  const spec = cron.get('spec');
  const name = cron.down('metadata', 'name');
  // A Job's name has eleven characters more, and its pods have it as a label.
  if ((name.text?.length ?? 0) > 52) name.refuse('a name of at most 52 characters');
  checkSchedule(spec.get('schedule'));
  checkTimeZone(spec.get('timeZone'));
  for (const field of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    spec.get(field).notNegative();
  }
  const template = spec.get('jobTemplate');
  checkJobSpec(template.get('spec'));
}

function checkJobSpec(spec: At): void {
  for (const field of [
    'parallelism',
    'completions',
    'backoffLimit',
    'activeDeadlineSeconds',
    'ttlSecondsAfterFinished',
  ]) {
    spec.get(field).notNegative();
  }
  const template = spec.get('template');
  checkTemplate(template, []);
  const restart = template.down('spec', 'restartPolicy');
  if (!template.get('spec').isMap) return;
  if (!restart.isSet) restart.lack('; a Job needs `OnFailure` or `Never`');
  else restart.isOneOf('OnFailure', 'Never');
}

export function checkPodObject(pod: At): void {
  if (pod.get('spec').isMap) checkPod(pod.get('spec'), []);
}
