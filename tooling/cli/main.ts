/**
 * Owns the command line: which commands there are, and how a run ends. Exit codes: 0 clean, 1 findings or drift, 2 wrong usage,
 * 3 a fault of the tool itself. The report alone goes to stdout, everything else to stderr.
 */

import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { planFormatNotes } from '../report/plan/format-names.ts';
import { visible } from '../source/show.ts';
import { dateOption } from './day.ts';
import { exitCodes } from './exit-codes.ts';
import { failOnChoices } from './fail-on.ts';
import { addFormatOptions, addReportOptions } from './report-options.ts';
import { UsageError } from './usage.ts';

const validateExamples = `
Examples:
  fleet validate --cluster hz/orders
  fleet validate --changed-since origin/main
  fleet validate --format json --output report.json
  fleet validate --format github --format sarif --output results.sarif

It ends with 0 when all is well, 1 with findings, 2 when called wrongly, 3 by a fault of its own.`;

const planExamples = `
Examples:
  fleet plan
  fleet plan --base origin/main --fail-on degraded
  fleet plan --format markdown --output plan.md --format json --output plan.json

It ends with 0 when nothing is as bad as \`--fail-on\` says, 1 when something is or could not be compared, 2 when called wrongly.`;

const importExamples = `
Examples:
  kubectl get kafka,kafkanodepool,kafkatopic,kafkauser,configmap,storageclass -A -o yaml | fleet import --kubernetes hz-prod
  fleet import running.yaml --kubernetes hz-prod --name orders --dry-run

It ends with 0 when the overlays will give what runs, 1 with differences that are left or nothing written.`;

const upgradeExamples = `
Examples:
  fleet upgrade hz/orders --to 3.9.2
  fleet upgrade hz/orders --to kraft --dry-run
  fleet upgrade hz --to 1.2.0

It ends with 0 when the next step is written or there is none, 1 when there is no way, 2 when called wrongly.`;

const newExamples = `
Examples:
  fleet new                                       asks for all it needs
  fleet new hz/orders --owner team-orders         takes the defaults for the rest
  fleet new hz/orders --owner team-orders --size medium --storage 1Ti --dry-run

Sizes: small (what the tier gives), medium (4 CPU and 16Gi a broker), large (6 brokers of 8 CPU and 32Gi).
It ends with 0 when the file is written, 1 when nothing is, 2 when called wrongly.`;

const resizeExamples = `
Examples:
  fleet resize hz/orders --brokers 5
  fleet resize hz/orders --pool brokers --storage 200Gi --memory 24Gi
  fleet resize hz/legacy --zookeeper --memory 4Gi --heap 2Gi

It ends with 0 when the change is written, 1 when it is refused, 2 when called wrongly.`;

const ringsExamples = `
Examples:
  fleet rings
  fleet rings promote network-threads --dry-run
  fleet rings fold network-threads

It ends with 0 when all is well, 1 when a step is refused, 2 when called wrongly.`;

const removeExamples = `
Examples:
  fleet remove hz/orders --dry-run
  fleet remove hz/orders

It ends with 0 when the next step is written, 1 when it is refused, 2 when called wrongly.`;

/** Of the commands that edit: shown and judged first, and written as a whole or not at all. */
function addEditOptions(command: Command): Command {
  return command
    .option('--dry-run', 'write nothing, and show what would be written')
    .option('-y, --yes', 'write without asking; elsewhere than on a terminal nobody is asked')
    .option(...dateOption);
}

function program(): Command {
  const root = new Command('fleet')
    .description('Runs a fleet of Kafka clusters on Kubernetes from this repository.')
    .version(packageJson.version)
    .option('-C, --directory <path>', 'work on the repository in this folder', '.')
    .showHelpAfterError('(`fleet --help` lists commands and options)')
    .showSuggestionAfterError(true)
    .exitOverride();

  const validate = root
    .command('validate')
    .description('check the fleet: authored files, overlays, rendered objects, rules')
    .option('--cluster <id>', 'only this Kubernetes cluster (hz) or Kafka cluster (hz/orders)')
    .addOption(
      new Option(
        '--changed-since <ref>',
        'only Kubernetes clusters that read what changed since this branch left a ref of Git, such as origin/main',
      ).conflicts('cluster'),
    );
  const reports = addReportOptions(validate);
  validate
    .addOption(
      new Option('--fail-on <severity>', 'which findings fail the run').choices(['error', 'warning']).default('error'),
    )
    .option(...dateOption)
    .option('--timing', 'tell on stderr how long each stage took')
    .option('--no-color', 'no colour')
    .option('--no-progress', 'no line on the terminal that says how far it is')
    .addHelpText('after', validateExamples)
    .action(async (options) => run((await import('./commands/validate.ts')).validate, root, { ...options, reports }));

  root
    .command('generate')
    .description('write the overlays that the cluster files ask for')
    .option('--check', 'write nothing; exit 1 if something would change')
    .option('--timing', 'tell on stderr how long each stage took')
    .action(async (options) => run((await import('./commands/generate.ts')).generate, root, options));

  const plan = root
    .command('plan')
    .description('say what a merge of this branch does to the clusters that run')
    .option('--base <ref>', 'what to compare with; without it the main branch of origin')
    .option('--cluster <id>', 'only this Kubernetes cluster (hz) or Kafka cluster (hz/orders)');
  const planReports = addFormatOptions(plan, planFormatNotes);
  plan
    .addOption(
      new Option('--fail-on <risk>', 'the least risk that fails the run, unless it is accepted')
        .choices(failOnChoices)
        .default('outage'),
    )
    .option('--timing', 'tell on stderr how long each stage took')
    .option('--no-color', 'no colour')
    .addHelpText('after', planExamples)
    .action(async (options) =>
      run((await import('./commands/plan.ts')).plan, root, { ...options, reports: planReports }),
    );

  root
    .command('show')
    .description('show one Kafka cluster on one screen: pods, addresses, claims, Secrets, what restarts it')
    .argument('<cluster>', 'a Kafka cluster (hz/orders)')
    .addOption(new Option('--format <name>', 'how to show it').choices(['pretty', 'json']).default('pretty'))
    .option(...dateOption)
    .action(async (cluster, options) => run((await import('./commands/show.ts')).show, root, { cluster, ...options }));

  root
    .command('fix')
    .description('mend in the cluster files what has one safe answer, and leave all else in them as it is')
    .option('--rule <id>', 'only what this rule finds')
    .option('--dry-run', 'write nothing and print the difference; exit 1 if there is one')
    .option(...dateOption)
    .action(async (options) => run((await import('./commands/fix.ts')).fix, root, options));

  root
    .command('baseline')
    .description('write down what is found today, so that validate tells of what is new only')
    .option('--prune', 'only take out what does not occur any more')
    .option('--include-data-loss', 'take in what can lose data, too')
    .option(...dateOption)
    .action(async (options) => run((await import('./commands/baseline.ts')).baseline, root, options));

  addEditOptions(
    root
      .command('new')
      .description('write the file of a new Kafka cluster; what no flag says is asked on a terminal')
      .argument('[cluster]', 'its Kubernetes cluster and name (hz/orders)')
      .option('--kubernetes <id>', 'the Kubernetes cluster: a folder in clusters/')
      .option('--name <name>', 'its name')
      .option('--owner <team>', 'the team to ask about it')
      .option('--tier <tier>', 'how much depends on it: production, staging or development')
      .option('--profile <names>', 'profiles to build on, with commas between them')
      .option('--size <size>', 'small, medium or large')
      .option('--brokers <number>', 'number of brokers')
      .option('--storage <size>', 'disk of each broker, such as 100Gi')
      .option('--class <name>', 'storage class, if not the default one')
      .option('--cpu <number>', 'CPU of each broker, if not that of the size')
      .option('--memory <size>', 'memory of each broker, if not that of the size')
      .option('--node-pool <name>', 'nodes of cluster.yaml to run on')
      .option('--namespace <name>', 'namespace, if not kafka')
      .option('--stack <name>', 'kraft or zookeeper, if the release runs both')
      .option('--kafka <version>', "Kafka version, if not the release's default"),
  )
    .addHelpText('after', newExamples)
    .action(async (cluster, options) =>
      run((await import('./commands/new.ts')).newCluster, root, {
        ...options,
        ...(cluster === undefined ? {} : { cluster }),
      }),
    );

  addEditOptions(
    root
      .command('resize')
      .description(
        'change the number and the size of nodes of a Kafka cluster, and leave all else in its file as it is',
      )
      .argument('<cluster>', 'a Kafka cluster (hz/orders)')
      .option('--brokers <number>', 'number of brokers')
      .option('--pool <name>', 'the pool of nodes that is meant, where there are several')
      .option('--nodes <number>', 'number of nodes of the pool, or of ZooKeeper')
      .option('--zookeeper', 'the ZooKeeper nodes are meant')
      .option('--storage <size>', 'size of each disk; disks only grow')
      .option('--volume <id>', 'the volume that is meant, where there are several')
      .option('--memory <size>', 'memory of each node')
      .option('--cpu <number>', 'CPU asked for each node')
      .option('--cpu-limit <number>', 'most CPU a node may use')
      .option('--heap <size>', 'Java heap; where the file names none, it follows the memory'),
  )
    .addHelpText('after', resizeExamples)
    .action(async (cluster, options) =>
      run((await import('./commands/resize.ts')).resize, root, { cluster, ...options }),
    );

  addEditOptions(
    root
      .command('remove')
      .description('list the steps of taking a Kafka cluster away, and write the next one')
      .argument('<cluster>', 'a Kafka cluster (hz/orders)')
      .option('--base <ref>', 'what tells whether the last step is merged; without it the main branch of origin'),
  )
    .addHelpText('after', removeExamples)
    .action(async (cluster, options) =>
      run((await import('./commands/remove.ts')).remove, root, { cluster, ...options }),
    );

  const rings = root
    .command('rings')
    .description('show which changes of bases are on in which Kubernetes clusters, and take the next step of one')
    .option('--json', 'print JSON')
    .addHelpText('after', ringsExamples)
    .action(async (options) => run((await import('./commands/rings.ts')).listRings, root, options));
  addEditOptions(
    rings
      .command('promote')
      .description('give a change to the next ring')
      .argument('<change>', 'a change of clusters/rings.yaml'),
  ).action(async (change, options) => run((await import('./commands/rings.ts')).promote, root, { change, ...options }));
  addEditOptions(
    rings
      .command('fold')
      .description('make a change that is on everywhere a part of its base')
      .argument('<change>', 'a change of clusters/rings.yaml'),
  ).action(async (change, options) => run((await import('./commands/rings.ts')).fold, root, { change, ...options }));

  root
    .command('rename')
    .description('say why a Kafka cluster keeps its name, and what to do instead')
    .argument('<cluster>', 'a Kafka cluster (hz/orders)')
    .argument('<name>', 'the name it should have')
    .action(async (cluster, to) => run((await import('./commands/rename.ts')).rename, root, { cluster, to }));

  root
    .command('import')
    .description('write the cluster files of Kafka clusters that run already')
    .argument('[files...]', 'what `kubectl get … -o yaml` printed; `-` or nothing for what is piped in')
    .requiredOption('--kubernetes <id>', 'the Kubernetes cluster they run on: the folder in clusters/')
    .option('--name <kafka>', 'only this Kafka cluster, or `<namespace>/<name>`')
    .option('--owner <team>', 'the team to ask about them, where nothing that runs tells it')
    .addOption(
      new Option('--tier <tier>', 'how much depends on them').choices(['production', 'staging', 'development']),
    )
    .option('--release <version>', 'release of Strimzi that runs, for a Kubernetes cluster without a cluster.yaml')
    .option('--dry-run', 'write nothing, and tell what would be written')
    .option('--stdout', 'write nothing, and print the files')
    .option('--force', 'replace files that are there')
    .addHelpText('after', importExamples)
    .action(async (files, options) =>
      run((await import('./commands/import.ts')).importRunning, root, { files, ...options }),
    );

  root
    .command('diff')
    .description('print how the objects that Argo CD would apply differ from those at a base')
    .option('--base <ref>', 'a branch, tag or commit; the main branch of the remote where left out')
    .option('--cluster <id>', 'only this Kubernetes cluster (hz), Kafka cluster (hz/orders) or overlay (hz/operator)')
    .addOption(new Option('--format <name>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .option('--full', 'print all lines of long values and of objects that are new or gone')
    .option('--no-color', 'no colour')
    .action(async (options) => run((await import('./commands/diff.ts')).diff, root, options));

  root
    .command('render')
    .description('print the objects that Argo CD would apply')
    .argument('<overlay>', 'overlays/hz/orders, or hz/orders for short')
    .addOption(
      new Option('--renderer <name>', 'ours, or the kustomize on the PATH')
        .choices(['fleet', 'kustomize'])
        .default('fleet'),
    )
    .option('--origins', 'say for each field which line it came from')
    .action(async (overlay, options) =>
      run((await import('./commands/render.ts')).render, root, { overlay, ...options }),
    );

  const bootstrap = root
    .command('bootstrap')
    .description('do what no merge can: give Argo CD this repository, or a Kubernetes cluster');
  bootstrap
    .command('hub')
    .description('apply settings, projects and the root Application to the Argo CD of clusters/argocd.yaml')
    .option('--context <name>', 'context of the kubeconfig for the Kubernetes cluster that Argo CD runs in')
    .option('--dry-run', 'apply nothing, and print what would be applied')
    .action(async (options) => run((await import('./commands/bootstrap.ts')).bootstrapHub, root, options));
  bootstrap
    .command('cluster')
    .description('make Argo CD an account on a Kubernetes cluster, and tell Argo CD of it')
    .argument('<kubernetes>', 'the folder in clusters/')
    .option('--context <name>', 'context of the kubeconfig for this Kubernetes cluster')
    .option('--hub-context <name>', 'context for the Kubernetes cluster that Argo CD runs in')
    .option('--server <url>', 'its API server as Argo CD reaches it, where that is not the address in the kubeconfig')
    .option('--dry-run', 'apply nothing, and print what would be applied, without the token')
    .action(async (kubernetes, options) =>
      run((await import('./commands/bootstrap.ts')).bootstrapCluster, root, { kubernetes, ...options }),
    );

  root
    .command('rules')
    .description('list the rules')
    .addOption(new Option('--format <name>', 'how to list').choices(['pretty', 'json']).default('pretty'))
    .action(async (options) => run((await import('./commands/rules.ts')).listRules, root, options));

  root
    .command('explain')
    .description('say why a rule exists and how to mend what it finds')
    .argument('<rule>', 'id of a rule, such as heap-too-large')
    .action(async (rule) => run((await import('./commands/rules.ts')).explainRule, root, { rule }));

  root
    .command('releases')
    .description('list the releases of Strimzi that are known, and which the fleet uses')
    .argument('[release]', 'tell all that is known of this one, such as 0.45.2')
    .option('--from <release>', 'print the way from this release')
    .option('--to <release>', 'to this one, with all that has to be done between')
    .option('--kafka <version>', "the version that brokers run; the default of --from's release without it")
    .addOption(new Option('--stack <name>', 'what brokers run on today').choices(['zookeeper', 'kraft']))
    .option('--json', 'print JSON')
    .action(async (release, options) =>
      run((await import('./commands/releases.ts')).listReleases, root, { release, ...options }),
    );

  root
    .command('upgrade')
    .description('list the steps to another version or stack, and write the next one into the file')
    .argument('<cluster>', 'a Kafka cluster (hz/orders), or a Kubernetes cluster (hz) for its operator')
    .option('--to <target>', 'a Kafka version, `kraft` or `zookeeper`; for a Kubernetes cluster a release of Strimzi')
    .option('--metadata <version>', 'a metadata version (KRaft), such as 4.2-IV1')
    .option('--dry-run', 'write nothing, and print the difference')
    .option(...dateOption)
    .addHelpText('after', upgradeExamples)
    .action(async (cluster, options) =>
      run((await import('./commands/upgrade.ts')).upgrade, root, { cluster, ...options }),
    );

  root
    .command('vendor')
    .description("take a team's own copy of a Strimzi release instead of the base")
    .argument('<release>', 'release of Strimzi, such as 0.45.2')
    .requiredOption('--from <file or URL>', 'the installation file of that release')
    .option('--sha256 <digest>', 'refuse the file if its SHA-256 is another')
    .action(async (release, options) =>
      run((await import('./commands/vendor.ts')).vendor, root, { release, ...options }),
    );

  return root;
}

/** What a command is given: where the repository is, and its own options. It returns the exit code. */
export type CommandRun<Options> = (directory: string, options: Options) => Promise<number> | number;

async function run<Options>(command: CommandRun<Options>, root: Command, options: Options): Promise<void> {
  process.exitCode = await command(String(root.opts()['directory']), options);
}

/** A reader that goes away (`fleet rules | head`) is no fault. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.clean);
    fail(error);
  });
}

/** Not the user's doing: the stack is for whoever mends it. */
function fail(error: unknown): never {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`This is a fault of fleet itself, not of your files; please report it:\n${details}\n`);
  process.exit(exitCodes.internal);
}
process.on('uncaughtException', fail);

try {
  await program().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  else if (error instanceof UsageError) {
    process.stderr.write(`${visible(error.message)}\n`);
    process.exitCode = exitCodes.usage;
  } else fail(error);
}
