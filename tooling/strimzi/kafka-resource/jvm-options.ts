/**
 * Owns what becomes of the JVM options of a Kafka resource, and which of them the JVM refuses. Source: Strimzi 0.45.2,
 * `JvmOptionUtils` and the start scripts; each refusal was tried with OpenJDK 17, which the images of the release have.
 */

/** The options after `-XX`, by name; the operator writes `true` and `false` as `+` and `-`, anything else after `=`. */
export type JvmFlags = Readonly<Record<string, string>>;

const collectors = ['UseG1GC', 'UseParallelGC', 'UseSerialGC', 'UseShenandoahGC', 'UseZGC'] as const;

/** Options of older JVMs: "Unrecognized VM option". */
const removed: readonly RegExp[] = [
  /^(?:Use)?CMS/,
  /^UseConcMarkSweepGC$/,
  /^UseParNewGC$/,
  /^UseParallelOldGC$/,
  /^(?:Max)?PermSize$/,
  /^AggressiveOpts$/,
  /^PrintGC(?:DateStamps|TimeStamps|Cause|ApplicationStoppedTime|ApplicationConcurrentTime)$/,
  /^PrintTenuringDistribution$/,
  /^UseGCLogFileRotation$/,
  /^NumberOfGCLogFiles$/,
  /^GCLogFileSize$/,
];

export interface RefusedFlag {
  readonly name: string;
  /** Ends a sentence that begins with the option: "is not known to Java 17". */
  readonly because: string;
}

/** Options with which the JVM does not start. */
export function refusedFlags(flags: JvmFlags): readonly RefusedFlag[] {
  const refused = Object.entries(flags).flatMap(([name, value]) => {
    const because = whyRefused(name, value);
    return because === undefined ? [] : [{ name, because }];
  });
  return [...refused, ...refusedCollectors(flags)];
}

function whyRefused(name: string, value: string): string | undefined {
  const prefix = /^-?-?(?:XX:)?[+-]?/.exec(name)?.[0] ?? '';
  if (prefix !== '') return `begins with \`${prefix}\`, which the operator puts there itself`;
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return 'is no name of an option';
  if (/\s/.test(value)) return 'has a value with a space, which ends the option';
  return removed.some((pattern) => pattern.test(name)) ? 'is not known to Java 17' : undefined;
}

function refusedCollectors(flags: JvmFlags): readonly RefusedFlag[] {
  const isOn = (name: string): boolean => flags[name]?.toLowerCase() === 'true';
  const [first, second] = collectors.filter(isOn);
  return first === undefined || second === undefined
    ? []
    : [{ name: second, because: `chooses a second garbage collector beside \`${first}\`` }];
}
