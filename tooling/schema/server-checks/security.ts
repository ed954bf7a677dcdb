/** Owns security contexts of pods and containers. Source: `ValidateSecurityContext` and `ValidatePodSecurityContext` of the core API. */
import type { At } from './at.ts';
import { pathBelow } from './syntax.ts';

const largestId = 2 ** 31 - 1;

export function checkPodSecurity(pod: At): void {
  const context = pod.get('securityContext');
  checkIds(context);
  for (const field of ['fsGroup']) checkId(context.get(field));
  for (const group of context.get('supplementalGroups').items()) checkId(group);
  context.get('fsGroupChangePolicy').notEmpty();
  checkProfiles(context);
  checkKernelSettings(context.get('sysctls'), pod);
  const users = pod.get('hostUsers');
  if (users.value === false) {
    for (const field of ['hostPID', 'hostIPC', 'hostNetwork']) {
      if (pod.get(field).isTrue)
        pod
          .get(field)
          .say(`${pod.get(field).found}, but with \`hostUsers: false\` a pod cannot share what is the node's.`);
    }
  }
  const shared = pod.get('shareProcessNamespace');
  if (shared.isTrue && pod.get('hostPID').isTrue)
    shared.say(`${shared.found}, but ${pod.get('hostPID').name} is true as well; set one of them.`);
}

export function checkContainerSecurity(container: At, pod: At): void {
  const context = container.get('securityContext');
  if (!context.isMap) return;
  checkIds(context);
  checkProfiles(context);
  if (context.get('procMount').text === 'Unmasked' && pod.get('hostUsers').value !== false) {
    context.get('procMount').say(`${context.get('procMount').found}, but this needs \`hostUsers: false\` in the pod.`);
  }
  const escalation = context.get('allowPrivilegeEscalation');
  if (escalation.value !== false) return;
  if (context.get('privileged').isTrue) {
    escalation.say(
      `${escalation.found}, but ${context.get('privileged').name} is true, which cannot be without it; change one of them.`,
    );
  }
  for (const capability of context.down('capabilities', 'add').items()) {
    if (capability.text === 'CAP_SYS_ADMIN') {
      escalation.say(
        `${escalation.found}, but ${capability.name} is \`CAP_SYS_ADMIN\`, which cannot be without it; change one of them.`,
      );
    }
  }
}

function checkIds(context: At): void {
  checkId(context.get('runAsUser'));
  checkId(context.get('runAsGroup'));
}

function checkId(id: At): void {
  id.within(0, largestId, `a number from 0 to ${largestId}`);
}

function checkProfiles(context: At): void {
  const seccomp = context.get('seccompProfile');
  if (checkProfile(seccomp)) seccomp.get('localhostProfile').fits(pathBelow);
  const appArmor = context.get('appArmorProfile');
  const name = appArmor.get('localhostProfile');
  if (checkProfile(appArmor) && name.text !== undefined && name.text.trim() !== name.text) {
    name.refuse('the name of a profile without space around it');
  }
}

/** True for a profile that is named. */
function checkProfile(profile: At): boolean {
  const type = profile.get('type').text;
  if (type === '') profile.get('type').require();
  const file = profile.get('localhostProfile');
  if (type === 'Localhost') return file.isSet || file.require();
  if (type !== undefined && file.isSet)
    file.forbid(`only \`type: Localhost\` takes it, and ${profile.get('type').name} is \`${type}\``);
  return false;
}

const settingName = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
const ofProcesses = [
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
];

function checkKernelSettings(settings: At, pod: At): void {
  const seen = new Map<string, At>();
  for (const setting of settings.items()) {
    const name = setting.get('name');
    if (!name.isSet || !name.require() || name.text === undefined) continue;
    if (name.text.length > 253 || !settingName.test(name.text)) {
      name.refuse('the name of a kernel setting such as `net.core.somaxconn`');
      continue;
    }
    // Both ways of writing a name mean one setting.
    const canonical = name.text.replaceAll('/', '.');
    const other = seen.get(canonical);
    if (other !== undefined) name.say(`${name.found}, as ${other.name} is; set it once.`);
    else seen.set(canonical, name);
    const shared = canonical.startsWith('net.')
      ? 'hostNetwork'
      : ofProcesses.includes(canonical) || canonical.startsWith('fs.mqueue.')
        ? 'hostIPC'
        : undefined;
    if (shared !== undefined && pod.get(shared).isTrue) {
      name.say(`${name.found}, but with \`${shared}: true\` it would be a setting of the node; leave one of them out.`);
    }
  }
}
