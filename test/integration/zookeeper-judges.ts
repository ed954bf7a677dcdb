/**
 * Owns getting what the parts around ZooKeeper are tried with: ZooKeeper as Kafka 3.9.2 brings it, HAProxy, Telegraf. Each comes from
 * its registry by the ordinary client, into the cache, unless it is on the PATH.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, installWithGo, type Judge } from './judges.ts';

/** What Strimzi 0.45.2 lists for Kafka 3.9.2, with two libraries that ZooKeeper takes as given. */
const zookeeperVersion = '3.8.4';
const zookeeperArtifacts = [
  `org.apache.zookeeper:zookeeper:${zookeeperVersion}`,
  'io.dropwizard.metrics:metrics-core:4.1.12.1',
  'org.xerial.snappy:snappy-java:1.1.10.5',
] as const;

/** The version of the image in `base/zookeeper-exporter`. */
const telegrafVersion = '1.37.2';
const telegrafPlugins =
  'inputs.zookeeper,outputs.prometheus_client,processors.converter,processors.defaults,processors.enum';

/** A folder of jars. */
export function zookeeperJars(): Judge {
  const absent = ['mvn', 'java', 'keytool', 'openssl'].filter((command) => !isOnPath(command));
  if (absent.length > 0) return { missing: `ZooKeeper needs \`${absent.join('` and `')}\`, not on the PATH` };
  return build(`zookeeper-${zookeeperVersion}`, 'lib', (folder) => {
    writeFileSync(join(folder, 'pom.xml'), projectOf(zookeeperArtifacts));
    const goal = ['dependency:copy-dependencies', '-DoutputDirectory=lib'];
    execFileSync('mvn', ['--quiet', '--batch-mode', ...goal], { cwd: folder, stdio: 'pipe', timeout: 10 * 60_000 });
  });
}

/** With the plugins that the base uses, and no others: half a minute instead of ten. */
export function telegrafBinary(): Judge {
  const flags = ['-tags', `custom,${telegrafPlugins}`, '-ldflags=-s -w'];
  const module = `github.com/influxdata/telegraf/cmd/telegraf@v${telegrafVersion}`;
  return installWithGo(`telegraf-${telegrafVersion}`, 'telegraf', module, flags);
}

/**
 * The image has a newer HAProxy than Debian, but the configuration uses nothing that has changed in between. Without one on the PATH,
 * Debian's packages are unpacked into the cache: a start script, as the libraries lie beside.
 */
export function haproxyBinary(): Judge {
  if (isOnPath('haproxy')) return { path: 'haproxy' };
  if (!isOnPath('apt-get') || !isOnPath('dpkg'))
    return { missing: '`haproxy` is not on the PATH, and this is no Debian to take it from' };
  return build('haproxy-debian', 'haproxy', (folder) => {
    const packages = join(folder, 'packages');
    mkdirSync(packages);
    const wanted = ['haproxy', 'liblua5.3-0', 'libopentracing-c-wrapper0', 'libopentracing1'];
    execFileSync('apt-get', ['download', ...wanted], { cwd: packages, stdio: 'pipe', timeout: 2 * 60_000 });
    const root = join(folder, 'root');
    for (const one of readdirSync(packages))
      execFileSync('dpkg', ['--extract', join(packages, one), root], { stdio: 'pipe' });
    const libraries = readdirSync(join(root, 'usr/lib')).find((one) => one.endsWith('-linux-gnu')) ?? '';
    // The folder is renamed when all is there, so the script finds its own.
    const script = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/root/usr/lib/${libraries}" exec "$here/root/usr/sbin/haproxy" "$@"
`;
    writeFileSync(join(folder, 'haproxy'), script, { mode: 0o755 });
    execFileSync(join(folder, 'haproxy'), ['-v'], { stdio: 'pipe' });
  });
}

/** Everything that the test needs; those that are missing say why. */
export function zookeeperJudges() {
  return { sandbox: sandbox(), zookeeper: zookeeperJars(), haproxy: haproxyBinary(), telegraf: telegrafBinary() };
}

/** Whether a process may have a network and a file system of its own here. */
function sandbox(): Judge {
  const script =
    'ip link set lo up && mount -t tmpfs none /tmp && mkdir /tmp/u /tmp/w && ' +
    'mount -t overlay none -o lowerdir=/etc,upperdir=/tmp/u,workdir=/tmp/w,userxattr /etc';
  try {
    execFileSync('unshare', ['--map-root-user', '--mount', '--net', 'sh', '-c', script], { stdio: 'pipe' });
    return { path: 'unshare' };
  } catch (error) {
    const { stderr, code } = error as { stderr?: Buffer; code?: string };
    const reason = stderr?.toString().trim() || code || String(error);
    return { missing: `a network of its own cannot be made here: ${reason}` };
  }
}

function projectOf(artifacts: readonly string[]): string {
  const dependencies = artifacts.map((one) => {
    const [group, artifact, version] = one.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>judges</groupId><artifactId>zookeeper</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies></project>
`;
}

function isOnPath(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0;
}
