/** Owns probes and what runs at a container's start and end. Source: `validateProbe` and `validateLifecycle` of the core API. */
import type { At } from './at.ts';
import { checkOneOf } from './one-of.ts';
import { headerName, portName } from './syntax.ts';

const ofProbes = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const ofLifecycle = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
const numbers = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** @param grace the seconds that a pod is given to end. */
export function checkHandlers(container: At, grace: number): void {
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container.get(name);
    if (!probe.isMap) continue;
    checkHandler(probe, ofProbes, grace);
    for (const number of numbers) probe.get(number).notNegative();
    const ownGrace = probe.get('terminationGracePeriodSeconds');
    if (name === 'readinessProbe') {
      if (ownGrace.isSet) ownGrace.forbid('a readiness probe ends no container');
    } else {
      ownGrace.within(1, Number.MAX_VALUE, 'at least 1');
      const successes = probe.get('successThreshold');
      if (successes.number !== undefined && successes.number > 1) successes.refuse(`1 for a \`${name}\``);
    }
  }
  const lifecycle = container.get('lifecycle');
  for (const name of ['postStart', 'preStop']) {
    const handler = lifecycle.get(name);
    if (handler.isMap) checkHandler(handler, ofLifecycle, grace);
  }
}

function checkHandler(at: At, kinds: readonly string[], grace: number): void {
  if (checkOneOf(at, kinds, true).length !== 1) return;
  const command = at.down('exec', 'command');
  if (at.get('exec').isMap && (!command.isSet || command.isEmptyList)) command.lack('; name the program to run');
  for (const kind of ['httpGet', 'tcpSocket', 'grpc']) checkPort(at.down(kind, 'port'));
  for (const header of at.down('httpGet', 'httpHeaders').items()) header.get('name').fits(headerName);
  const sleep = at.down('sleep', 'seconds');
  sleep.within(0, grace, `a number from 0 to the ${grace} seconds that the pod is given to end`);
}

/** A port by number or by name. */
export function checkPort(port: At): void {
  port.fits(portName);
  port.isPort();
}
