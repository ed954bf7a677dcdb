/**
 * The proxy and the exporter, as they are rendered, against a real ZooKeeper of three nodes with Strimzi's TLS settings: who gets in,
 * whom they refuse to talk to, and what they say.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../../tooling/render/render.ts';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { examples } from '../support/examples.ts';
import { type Pod, podOf } from './rendered-pod.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import {
  addressOf,
  hostsOf,
  makeAuthority,
  makeCertificate,
  makeCertificates,
  nodes,
  podName,
  startNodes,
} from './zookeeper-ensemble.ts';
import { zookeeperJudges } from './zookeeper-judges.ts';

const judges = zookeeperJudges();
const missing = Object.values(judges).flatMap((one) => ('missing' in one ? [one.missing] : []));
const skipped = missing.length === 0 ? '' : ` (skipped: ${missing.join('; ')})`;

const namespace = 'messaging';
/** Where TLS 1.1 is offered. */
const outdated = '127.0.0.20';

function pathOf(judge: { readonly path: string } | { readonly missing: string }): string {
  return 'path' in judge ? judge.path : '';
}

describe.skipIf(skipped !== '')(`ZooKeeper behind its proxy and exporter${skipped}`, () => {
  let sandbox: Sandbox;
  let certificates: string;
  let objects: readonly RenderedObject[];

  beforeAll(async () => {
    sandbox = await openSandbox({
      ...hostsOf('orders', namespace),
      // Another cluster's name that leads to the same nodes, as after an attack on the name service.
      'payments-zookeeper-client': addressOf(0),
      'outdated-zookeeper-client': outdated,
    });
    certificates = join(sandbox.scratch, 'certificates');
    makeCertificates(certificates, 'orders', namespace);
    startNodes(sandbox, { jars: pathOf(judges.zookeeper), certificates, cluster: 'orders', namespace });
    objects = rendered('orders');
    await until('ZooKeeper has a leader', () => ask(addressOf(0), 'srvr', 'cluster-operator').includes('Mode:'));
  });
  afterAll(() => sandbox?.close());

  function rendered(cluster: string): readonly RenderedObject[] {
    const file = `${cluster}.yaml`;
    const text = `namespace: ${namespace}\nzookeeperProxy: {}\nzookeeperExporter: {}\n`;
    return createRenderer(examples.documents({ [file]: text })).render(`overlays/hz/${cluster}`).objects;
  }

  /** What ZooKeeper answers over TLS, with a client certificate or without. */
  function ask(address: string, word: string, client?: string): string {
    const own = client === undefined ? [] : ['-cert', `${client}.crt`, '-key', `${client}.key`];
    const files = own.map((one) => (one.startsWith('-') ? one : join(certificates, one)));
    const trust = ['-CAfile', join(certificates, 'ca.crt')];
    return sandbox.run(['openssl', 's_client', '-quiet', '-connect', `${address}:2181`, ...trust, ...files], {
      input: word,
      timeout: 5,
    }).output;
  }

  /** What whoever reaches the proxy is answered; empty where it hangs up. */
  function askProxy(word: string): string {
    const script = `exec 3<>/dev/tcp/127.0.0.1/2181 && printf ${word} >&3 && timeout 5 cat <&3`;
    return sandbox.run(['bash', '-c', script], { timeout: 10 }).output;
  }

  function get(path: string): { readonly code: string; readonly body: string } {
    const { output } = sandbox.run([
      'curl',
      '--silent',
      '--max-time',
      '5',
      '--write-out',
      '\n%{http_code}',
      `http://127.0.0.1:9404${path}`,
    ]);
    const at = output.lastIndexOf('\n');
    return { code: output.slice(at + 1), body: output.slice(0, at) };
  }

  function secretsOf(cluster: string, authority = 'ca'): Readonly<Record<string, readonly string[]>> {
    const file = (name: string): string => join(certificates, name);
    return {
      [`${cluster}-cluster-ca-cert`]: [file(`${authority}.crt`)],
      [`${cluster}-cluster-operator-certs`]: [file('cluster-operator.crt'), file('cluster-operator.key')],
    };
  }

  /** Pods have a network of their own; here the proxy must leave the nodes their addresses. */
  function atLoopback(text: string): string {
    return text.replace('bind :2181', 'bind 127.0.0.1:2181');
  }

  function proxyOf(cluster: string, authority?: string): Pod {
    return podOf(`${cluster}-zookeeper-proxy`, {
      sandbox,
      objects: cluster === 'orders' ? objects : rendered(cluster),
      secrets: secretsOf(cluster, authority),
      path: dirname(pathOf(judges.haproxy)),
      edit: atLoopback,
    });
  }

  function exporterOf(authority?: string): Pod {
    return podOf('orders-zookeeper-exporter', {
      sandbox,
      objects,
      secrets: secretsOf('orders', authority),
      path: dirname(pathOf(judges.telegraf)),
    });
  }

  let log = 0;
  async function running(pod: Pod, work: () => Promise<void> | void): Promise<void> {
    const program = sandbox.start(pod.command, { ...pod, log: `pod-${log++}.log` });
    try {
      await until('its status answers', () => get('/metrics').code === '200');
      await work();
    } finally {
      program.stop();
      await until('it has ended', () => get('/metrics').code === '000');
    }
  }

  function isLive(pod: Pod): boolean {
    return sandbox.run(pod.liveness, pod).status === 0;
  }

  test('ZooKeeper itself lets nobody in without a certificate of the cluster', () => {
    expect(ask(addressOf(0), 'ruok', 'cluster-operator')).toContain('imok');
    const refused = ask(addressOf(0), 'ruok');
    expect(refused).not.toContain('imok');
    expect(refused).toContain('bad certificate');
  });

  test('the proxy lets clients in without one, and is ready as ZooKeeper serves', async () => {
    const pod = proxyOf('orders');
    await running(pod, async () => {
      await until('it is ready', () => get('/ready').code === '200');
      expect(askProxy('ruok')).toBe('imok');
      expect(askProxy('srvr')).toMatch(/^Mode: (leader|follower)$/m);
      expect(get('/metrics').body).toContain(
        'haproxy_server_check_status{proxy="zookeeper",server="members",state="L7OK"} 1',
      );
      expect(get('/anything').code).toBe('404');
    });
  });

  test('its liveness probe fails once a certificate in its Secret is another one', async () => {
    const pod = proxyOf('orders');
    await running(pod, () => {
      expect(isLive(pod)).toBe(true);
      appendFileSync(join(pod.mounts['/etc/cluster-operator'] ?? '', 'cluster-operator.crt'), '\n');
      expect(isLive(pod)).toBe(false);
    });
  });

  test('while an authority is replaced, both are trusted', async () => {
    makeAuthority(certificates, 'next-ca');
    const secrets = secretsOf('orders');
    const pod = podOf('orders-zookeeper-proxy', {
      sandbox,
      objects,
      secrets: {
        ...secrets,
        'orders-cluster-ca-cert': [join(certificates, 'next-ca.crt'), ...(secrets['orders-cluster-ca-cert'] ?? [])],
      },
      path: dirname(pathOf(judges.haproxy)),
      edit: atLoopback,
    });
    await running(pod, async () => {
      await until('it is ready', () => get('/ready').code === '200');
      expect(askProxy('ruok')).toBe('imok');
    });
  });

  test('it does not talk to a ZooKeeper of another name', async () => {
    await running(proxyOf('payments'), async () => await refuses('L6RSP'));
  });

  test('nor to one whose certificate another authority has signed', async () => {
    makeAuthority(certificates, 'other-ca');
    await running(proxyOf('orders', 'other-ca'), async () => await refuses('L6RSP'));
  });

  test('nor to one that offers an outdated TLS', async () => {
    const hosts = ['outdated-zookeeper-client'];
    makeCertificate(certificates, 'outdated', { authority: 'ca', subject: 'outdated-zookeeper', hosts });
    const weak = ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'];
    const own = ['-cert', join(certificates, 'outdated.crt'), '-key', join(certificates, 'outdated.key')];
    const env = { OPENSSL_CONF: '/dev/null' };
    const server = ['openssl', 's_server', '-quiet', '-accept', `${outdated}:2181`, ...own];
    const offered = sandbox.start([...server, ...weak], { env, log: 'outdated.log' });
    const connect = ['openssl', 's_client', '-connect', `${outdated}:2181`, ...weak];
    await until('it offers TLS 1.1', () => /Protocol *: TLSv1.1/.test(sandbox.run(connect, { env }).output));
    await running(proxyOf('outdated'), async () => await refuses('L6RSP'));
    offered.stop();
    // The same server with a TLS of today gets as far as the question that it cannot answer.
    const today = sandbox.start([...server, '-tls1_2'], { env, log: 'today.log' });
    await running(proxyOf('outdated'), async () => {
      await until('it is asked', () => /state="L7(RSP|TOUT)"} 1/.test(get('/metrics').body));
    });
    today.stop();
  });

  /** HAProxy names the step at which its check fails: L6 is TLS. */
  async function refuses(state: string): Promise<void> {
    const status = `haproxy_server_check_status{proxy="zookeeper",server="members",state="${state}"} 1`;
    await until('its check has failed', () => get('/metrics').body.includes(status));
    expect(get('/ready').code).toBe('503');
    expect(askProxy('ruok')).toBe('');
  }

  test('the exporter tells of each node by its own name, and of one leader', async () => {
    const pod = exporterOf();
    await running(pod, async () => {
      await until('it has asked all', () => samples('zk_up').size === nodes.length, 60);
      const names = nodes.map((node) => podName('orders', namespace, node));
      expect(samples('zk_up')).toEqual(new Map(names.map((name) => [name, 1])));
      expect([...samples('zk_server_leader').keys()].sort()).toEqual(names);
      expect([...samples('zk_server_leader').values()].sort()).toEqual([0, 0, 1]);
      for (const metric of ['zk_outstanding_requests', 'zk_znode_count', 'zk_avg_latency', 'zk_num_alive_connections'])
        expect([metric, samples(metric).size]).toEqual([metric, nodes.length]);
      expect(isLive(pod)).toBe(true);
      writeFileSync(join(pod.mounts['/etc/telegraf/conf'] ?? '', 'nodes.conf'), '');
      expect(isLive(pod)).toBe(false);
    });
  });

  test('the exporter, too, knows whom it asks', async () => {
    await running(exporterOf('other-ca'), async () => {
      const asked = (): boolean =>
        /certificate signed by unknown authority/.test(
          sandbox.run(['cat', join(sandbox.scratch, `pod-${log - 1}.log`)]).output,
        );
      await until('it has asked', asked, 60);
      expect(samples('zk_up').size).toBe(0);
    });
  });

  /** Values of a metric by the node. */
  function samples(metric: string): ReadonlyMap<string, number> {
    const lines = get('/metrics').body.matchAll(new RegExp(`^${metric}\\{server="([^"]+)"\\} (\\S+)$`, 'gm'));
    return new Map([...lines].map(([, server = '', value]) => [server, Number(value)]));
  }

  async function until(what: string, isSo: () => boolean, seconds = 45): Promise<void> {
    for (const end = Date.now() + seconds * 1000; !isSo(); ) {
      if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain until ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
});
