/**
 * Owns getting what the monitoring is proved with: the Prometheus that base/prometheus runs, with its promtool, and the jars of Kafka,
 * ZooKeeper and the JMX exporter that Strimzi's image has. Built and fetched once, with the ordinary `go` and `mvn` commands.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prometheusVersion } from '../../tooling/strimzi/notations/prometheus.ts';
import { absentCommands, buildModule, cacheFolder, type Judge } from './judges.ts';

const prometheusModule = 'github.com/prometheus/prometheus';

/** Some four minutes where it is not in the cache; only the ways to find targets that are used here are built in. */
export function prometheusProgram(program: 'prometheus' | 'promtool'): Judge {
  return buildModule({
    name: `${program}-${prometheusVersion}`,
    program,
    module: prometheusModule,
    // v3.13.5 is published as the module v0.313.5, since its packages promise nothing to importers.
    version: moduleVersion(prometheusVersion),
    main: `${prometheusModule}/cmd/${program}`,
    tags: ['remove_all_sd', 'enable_kubernetes_sd'],
  });
}

function moduleVersion(version: string): string {
  const [major = '', minor = '', patch = ''] = version.slice(1).split('.');
  return `v0.${major}${minor.padStart(2, '0')}.${patch}`;
}

/** The newest Kafka of Strimzi 0.45.2, and those of 1.2.0. */
export const kafkaVersions = ['3.9.2', '4.2.1', '4.3.1'] as const;
export type KafkaVersion = (typeof kafkaVersions)[number];

/** What Strimzi 0.45.2 has in its image. That of 1.2.0 has agent 1.6.0, which Maven Central does not have. */
const versions = { zookeeper: '3.8.4', agent: '1.0.1', logback: '1.2.13' };

export interface KafkaJars {
  /** For `java -cp`. */
  readonly classpath: string;
  readonly agent: string;
}

export function kafkaJars(version: KafkaVersion): KafkaJars | { readonly missing: string } {
  const absent = absentCommands('mvn', 'java');
  if (absent.length > 0) return { missing: `there is no \`${absent.join('` and no `')}\` here` };
  const zookeeper = withZookeeper(version) ? `-zookeeper-${versions.zookeeper}` : '';
  const folder = cacheFolder(`kafka-${version}${zookeeper}-agent-${versions.agent}`);
  if (!existsSync(folder)) {
    const fetching = `${folder}.${process.pid}`;
    mkdirSync(fetching, { recursive: true });
    try {
      fetchJars(fetching, version);
    } catch (error) {
      rmSync(fetching, { recursive: true, force: true });
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      return { missing: `Maven cannot fetch it: ${`${stdout}${stderr}`.trim().slice(-500)}` };
    }
    renameSync(fetching, folder);
  }
  return {
    classpath: join(folder, 'lib', '*'),
    agent: join(folder, 'agent', `jmx_prometheus_javaagent-${versions.agent}.jar`),
  };
}

function withZookeeper(version: KafkaVersion): boolean {
  return version.startsWith('3.');
}

function fetchJars(folder: string, version: KafkaVersion): void {
  const dependency = (group: string, artifact: string, version: string, more = ''): string =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${more}</dependency>`;
  const pom = (name: string, dependencies: readonly string[]): string => {
    const path = join(folder, `${name}.xml`);
    writeFileSync(
      path,
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>judge</groupId>` +
        `<artifactId>${name}</artifactId><version>1</version><dependencies>${dependencies.join('')}</dependencies></project>\n`,
    );
    return path;
  };
  const copy = (file: string, into: string): void => {
    const args = ['-q', '-B', '-f', file, 'dependency:copy-dependencies', '-DincludeScope=runtime'];
    execFileSync('mvn', [...args, `-DoutputDirectory=${join(folder, into)}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 10 * 60_000,
    });
  };
  // One logger is enough; the second one that comes along says so at each start.
  const without =
    '<exclusions><exclusion><groupId>org.slf4j</groupId><artifactId>slf4j-reload4j</artifactId></exclusion></exclusions>';
  copy(
    pom('kafka', [
      dependency('org.apache.kafka', 'kafka_2.13', version),
      dependency('org.apache.kafka', 'kafka-tools', version, without),
      // Logs come along with ZooKeeper.
      withZookeeper(version)
        ? dependency('org.apache.zookeeper', 'zookeeper', versions.zookeeper)
        : dependency('ch.qos.logback', 'logback-classic', versions.logback),
    ]),
    'lib',
  );
  copy(pom('agent', [dependency('io.prometheus.jmx', 'jmx_prometheus_javaagent', versions.agent)]), 'agent');
}
