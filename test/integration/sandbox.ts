/**
 * Owns a small world for programs that want fixed ports, names and paths: a network of its own with nothing but the loopback
 * interface, its own `/etc/hosts`, and for each program the folders that a pod would mount. All of it ends with this process, however
 * it ends, as the first process of its own process table does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './judges.ts';

export interface Sandbox {
  /** A folder that programs inside see under the same path; it is removed at the end. */
  readonly scratch: string;
  /** Runs a command to its end. */
  run(command: readonly string[], options?: RunOptions): { readonly status: number | null; readonly output: string };
  /** Starts a program; what it prints goes into a file of the scratch folder. */
  start(command: readonly string[], options: RunOptions & { readonly log: string }): Program;
  close(): void;
}

interface Program {
  stop(): void;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Folders by the path at which the program sees them. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** In seconds; what is not done by then is ended. */
  readonly timeout?: number;
}

/**
 * Keeps the world there until its input ends; as its first process it ends all others. Who is not root may not write to a file of root's
 * in here either, but may put another one in its place.
 */
const keeper = `
ip link set lo up
mount -t tmpfs none "$1/etc" && mkdir "$1/etc/upper" "$1/etc/work"
mount -t overlay none -o "lowerdir=/etc,upperdir=$1/etc/upper,workdir=$1/etc/work,userxattr" /etc
cat /etc/hosts "$1/hosts" > /etc/hosts.new
mv /etc/hosts.new /etc/hosts
echo ready
cat > /dev/null
kill -KILL -1 || true
umount -l /etc "$1/etc"
rm -rf "$1"
`;

/** Mounts pairs of folder and path, up to an argument \`--\`, then becomes the program. */
const mounter = `
while [ "$1" != -- ]; do mkdir -p "$2"; mount --bind "$1" "$2"; shift 2; done
shift
exec "$@"
`;

/** @param hosts addresses of the loopback interface by name. */
export async function openSandbox(hosts: Readonly<Record<string, string>>): Promise<Sandbox> {
  mkdirSync(cacheFolder(''), { recursive: true });
  // Not below /tmp, which programs get one of their own of.
  const scratch = mkdtempSync(cacheFolder('sandbox-'));
  mkdirSync(join(scratch, 'etc'));
  const lines = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  writeFileSync(join(scratch, 'hosts'), lines.join(''));
  const world = ['--map-root-user', '--mount', '--net', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const child = spawn('unshare', [...world, 'sh', '-ec', keeper, 'sh', scratch], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The sandbox could not be made (exit code ${code}).`)));
  });
  // The first process inside, by its number outside.
  const first = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  const enter = ['--target', first, '--user', '--mount', '--net', '--pid', '--preserve-credentials'];
  const argumentsOf = (command: readonly string[], { mounts = {} }: RunOptions): readonly string[] => {
    const pairs = Object.entries(mounts).flatMap(([path, folder]) => [folder, path]);
    return [...enter, 'unshare', '--mount', 'sh', '-ec', mounter, 'sh', ...pairs, '--', ...command];
  };
  const environment = ({ env = {} }: RunOptions): NodeJS.ProcessEnv => ({ ...process.env, ...env });
  const run: Sandbox['run'] = (command, options = {}) => {
    const { status, stdout, stderr } = spawnSync('nsenter', argumentsOf(command, options), {
      env: environment(options),
      input: options.input ?? '',
      encoding: 'utf8',
      timeout: (options.timeout ?? 20) * 1000,
      killSignal: 'SIGKILL',
    });
    return { status, output: stdout + stderr };
  };
  return {
    scratch,
    run,
    start(command, options) {
      const log = join(scratch, options.log);
      // Its number in this world: what enters it is another process, which a signal would not pass on.
      const shell = 'log=$1; shift; echo $$ > "$log.pid"; exec "$@" > "$log" 2>&1';
      const args = argumentsOf(['sh', '-c', shell, 'sh', log, ...command], options);
      spawn('nsenter', args, { env: environment(options), stdio: 'ignore' }).unref();
      return { stop: () => void run(['sh', '-c', 'kill "$(cat "$0.pid")"', log]) };
    },
    close: () => child.stdin.end(),
  };
}
