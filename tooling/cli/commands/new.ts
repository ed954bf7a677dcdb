/** Owns `fleet new`: the file of a new Kafka cluster, from questions on a terminal and flags anywhere. */
import { newClusterPath, newClusterText } from '../../edit/new-cluster.ts';
import {
  type Answers,
  answerKeys,
  type Extras,
  newClusterFrom,
  type Question,
  questionFor,
} from '../../edit/new-questions.ts';
import { loadFleet } from '../../model/load.ts';
import type { Fleet } from '../../model/model.ts';
import { either, visible } from '../../source/show.ts';
import { openTerminal, type Terminal } from '../ask.ts';
import { faultsIn } from '../kafka-cluster.ts';
import { type EditOptions, offer, refuse } from '../offer.ts';
import { openRepository, type Repository } from '../repository.ts';
import { UsageError } from '../usage.ts';

export interface NewOptions extends EditOptions, Extras, Answers {
  /** `hz/orders`, or `orders` alone. */
  readonly cluster?: string;
}

export async function newCluster(
  directory: string,
  options: NewOptions,
  terminal: Terminal = openTerminal(),
): Promise<number> {
  const repository = openRepository(directory);
  const fleet = loadFleet(repository.documents);
  if (fleet.kubernetesClusters.length === 0)
    return refuse('There is no Kubernetes cluster yet; write `clusters/<kubernetes>/cluster.yaml` first.');
  try {
    const answers = await gather(repository, fleet, options, terminal);
    if (answers === undefined) return refuse('Not all questions were answered.');
    const faulty = faultsIn(repository.documents, fleet, answers.kubernetes ?? '');
    if (faulty !== undefined) return refuse(faulty);
    const read = newClusterFrom({ documents: repository.documents, fleet, answers }, options);
    if ('refused' in read) throw new UsageError(read.refused);
    const path = newClusterPath(read.value);
    const id = `${read.value.kubernetes.id}/${read.value.name}`;
    return await offer(
      repository,
      {
        change: { id, creates: [{ path, text: newClusterText(read.value) }] },
        notes: () => [],
        next: `${path} and its overlay are written. Look at them, and open a pull request.\n`,
      },
      options,
      terminal,
    );
  } finally {
    terminal.close();
  }
}

/** Undefined where the person went away. */
async function gather(
  { documents }: Repository,
  fleet: Fleet,
  options: NewOptions,
  terminal: Terminal,
): Promise<Answers | undefined> {
  const given = givenIn(options);
  let answers: Answers = {};
  for (const key of answerKeys) {
    const question = questionFor(key, { documents, fleet, answers });
    const written = given[key];
    // What need not be asked may still be said.
    if (written === undefined && !question.isNeeded) continue;
    const answer =
      written !== undefined
        ? checked(question, written)
        : terminal.isInteractive
          ? await askUntilGood(question, terminal)
          : defaultOf(question);
    if (answer === undefined) return undefined;
    answers = { ...answers, [key]: answer };
  }
  return answers;
}

/** The argument says one or two of the flags. */
function givenIn({ cluster, ...options }: NewOptions): Answers {
  if (cluster === undefined) return options;
  const parts = cluster.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2 || parts.includes(''))
    throw new UsageError(
      `\`${cluster}\` is no cluster; write \`hz/orders\`, Kubernetes cluster and name, or \`orders\`.`,
    );
  const own: Answers = second === undefined ? { name: first } : { kubernetes: first, name: second };
  for (const key of ['kubernetes', 'name'] as const)
    if (own[key] !== undefined && options[key] !== undefined && own[key] !== options[key])
      throw new UsageError(`\`${cluster}\` and \`--${key} ${options[key]}\` differ; write one of them.`);
  return { ...options, ...own };
}

function checked(question: Question, written: string): string {
  const fault = question.fault(written);
  if (fault === undefined) return written;
  throw new UsageError(fault);
}

function defaultOf({ fallback, flag, text, choices }: Question): string {
  if (fallback !== undefined) return fallback;
  const what = text.startsWith('Kubernetes') ? text : text.charAt(0).toLowerCase() + text.slice(1);
  const example = isOpen(flag) ? 'a name, such as ' : '';
  const legal = choices.length === 0 ? '' : `; expected ${example}${either(choices.map((one) => one.value))}`;
  throw new UsageError(`\`${flag}\` is missing (${what})${legal}.`);
}

/** Of these, choices are examples. */
function isOpen(flag: string): boolean {
  return flag === '--owner';
}

async function askUntilGood(question: Question, terminal: Terminal): Promise<string | undefined> {
  for (;;) {
    const answer = await terminal.ask(promptOf(question));
    if (answer === undefined) return undefined;
    const value = answer === '' ? question.fallback : answer;
    const fault = value === undefined ? undefined : question.fault(value);
    if (value !== undefined && fault === undefined) return value;
    process.stderr.write(`${visible(fault ?? 'There is no default for this; please answer.')}\n`);
  }
}

function promptOf({ text, choices, fallback }: Question): string {
  const usual = fallback === undefined ? '' : `[${fallback}]`;
  if (choices.length === 0) return `${text}${usual === '' ? '' : ` ${usual}`}: `;
  const lines = choices.map(({ value, note = '' }) => `  ${value}${note === '' ? '' : `  (${note})`}\n`);
  return `${text}:\n${lines.join('')}${usual === '' ? '> ' : `${usual}: `}`;
}
