/**
 * Owns running Kafka's and ZooKeeper's Java programs for tests: each with the JMX exporter, on an address of the loopback network that
 * nobody else uses, and with the ports that it has in a pod. Nothing stays: see `watched`.
 */
import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { watched } from './api-server.ts';
import type { KafkaJars } from './monitoring-judges.ts';

export const metricsPort = 9404;
const run = promisify(execFile);

export interface KafkaStack {
  readonly state: string;
  /** Three parts of an address, such as 127.31.7. */
  readonly network: string;
  addressOf(node: string): string;
  /** What a scrape of a node gives. */
  scrape(node: string): Promise<string>;
  /** Gives a node other rules, which it takes up at the next scrape. */
  setRules(node: string, rules: string): void;
  /** Runs a class of Kafka's tools and gives what it prints; it may fail. */
  tool(name: string, ...args: readonly string[]): Promise<string>;
  /** Where clients connect to. */
  readonly bootstrap: string;
  stopNode(node: string): void;
  stop(): void;
}

export interface NodeProgram {
  readonly name: string;
  /** Rules of the JMX exporter. */
  readonly rules: string;
  readonly heap: string;
  /** Options, class or source file, arguments. */
  readonly java: readonly string[];
}

/** What is known before the nodes run. */
export interface Place {
  readonly state: string;
  addressOf(node: string): string;
  /** Runs a class of the jars to its end; an error where it fails. */
  runClass(name: string, ...args: readonly string[]): Promise<string>;
}

/**
 * @param names the nodes, of which the first never stops alone.
 * @param broker to which clients connect.
 */
export async function startNodes(
  jars: KafkaJars,
  names: readonly string[],
  broker: string,
  prepare: (place: Place) => Promise<readonly NodeProgram[]>,
  isReady: (stack: KafkaStack) => Promise<void>,
): Promise<KafkaStack> {
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-kafka-'));
  const network = await freeNetwork();
  const addressOf = (node: string): string => {
    if (!names.includes(node)) throw new Error(`There is no node ${node}.`);
    return `${network}.${names.indexOf(node) + 1}`;
  };
  const rulesOf = (node: string): string => join(state, `${node}.yml`);
  const setRules = (node: string, text: string): void => writeFileSync(rulesOf(node), text);
  writeFileSync(join(state, 'logback.xml'), logback);
  const quick = ['-XX:TieredStopAtLevel=1', `-Dlogback.configurationFile=${join(state, 'logback.xml')}`];
  const runClass = async (name: string, ...args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run('java', [...quick, '-cp', jars.classpath, name, ...args], { timeout: 60_000 });
    return stdout + stderr;
  };
  const processes = new Map<string, ChildProcess>();
  const bootstrap = `${addressOf(broker)}:9092`;
  const stack: KafkaStack = {
    state,
    network,
    addressOf,
    setRules,
    bootstrap,
    scrape: async (node) => {
      const answer = await fetch(`http://${addressOf(node)}:${metricsPort}/metrics`, {
        signal: AbortSignal.timeout(20_000),
      });
      return answer.text();
    },
    tool: (name, ...args) => runClass(`org.apache.kafka.tools.${name}`, ...args).catch(String),
    stopNode: (node) => {
      processes.get(node)?.stdin?.end();
    },
    stop: () => {
      for (const one of processes.values()) one.stdin?.end();
      rmSync(state, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    for (const { name, rules, heap, java } of await prepare({ state, addressOf, runClass })) {
      setRules(name, rules);
      // A node that is stopped takes its own folder with it, and the first one, which is never stopped alone, all of them.
      const own = name === names[0] ? state : join(state, name);
      mkdirSync(own, { recursive: true });
      const agent = `-javaagent:${jars.agent}=${addressOf(name)}:${metricsPort}:${rulesOf(name)}`;
      const args = [`-Xmx${heap}`, ...quick, agent, '-cp', jars.classpath, ...java];
      processes.set(name, watched(own, 'java', args));
    }
    await isReady(stack);
  } catch (error) {
    stack.stop();
    throw error;
  }
  return stack;
}

const logback = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder></appender>
  <root level="WARN"><appender-ref ref="out"/></root>
</configuration>
`;

/** Nobody listens on the port of metrics there. */
async function freeNetwork(): Promise<string> {
  for (let left = 20; left > 0; left--) {
    const network = `127.${1 + Math.floor(Math.random() * 254)}.${Math.floor(Math.random() * 255)}`;
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(metricsPort, `${network}.1`, () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return network;
  }
  throw new Error('No address of the loopback network can be used here.');
}

/** Waits for a condition; where it does not come about, an error tells the last lines of the logs below a folder. */
export async function until(what: string, state: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) {
      const logs = ['.', ...readdirSync(state)].map((one) => join(state, one, 'log')).filter((one) => existsSync(one));
      const log = logs.map((one) => readFileSync(one, 'utf8').trimEnd().split('\n').slice(-8).join('\n')).join('\n');
      throw new Error(`Waiting until ${what}: not within ${seconds} s.\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
