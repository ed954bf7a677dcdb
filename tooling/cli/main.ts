/**
 * Owns the command line: which commands there are, and how a run ends. Exit codes: 0 clean, 1 findings or drift, 2 wrong usage,
 * 3 a fault of the tool itself. The report alone goes to stdout, everything else to stderr.
 */

import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { visible } from '../source/show.ts';
import { dateOption } from './day.ts';
import { exitCodes } from './exit-codes.ts';
import { addReportOptions } from './report-options.ts';
import { UsageError } from './usage.ts';

const validateExamples = `
Examples:
  fleet validate --cluster hz/orders
  fleet validate --format json --output report.json
  fleet validate --format github --format sarif --output results.sarif

It ends with 0 when all is well, 1 with findings, 2 when called wrongly, 3 by a fault of its own.`;

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
    .option('--cluster <id>', 'only this Kubernetes cluster (hz) or Kafka cluster (hz/orders)');
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
