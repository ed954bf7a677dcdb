/** Owns how the steps of an upgrade are printed: numbered, each with what to change, what it restarts and what to wait for. */

import type { FileEdit } from '../lint/mend/edits.ts';
import type { Step } from '../lint/mend/step.ts';
import { nameOf } from '../model/wording.ts';
import { flowText } from '../source/splice/text.ts';
import type { Paint } from './paint.ts';
import { plural } from './summary.ts';
import { wrap } from './wrap.ts';

const width = 110;
const labelWidth = 10;

export function formatSteps(title: string, steps: readonly Step[], paint: Paint): string {
  if (steps.length === 0) return `${title}: there is nothing to do.\n`;
  const digits = String(steps.length).length;
  const lines = steps.flatMap((step, index) => {
    const number = `${String(index + 1).padStart(digits)}. `;
    return [
      `${number}${paint.bold(step.text)}`,
      ...detailsOf(step).flatMap((one) => detail(one, number.length, paint)),
    ];
  });
  return [`${title}, in ${plural(steps.length, 'step')}, one pull request each.`, '', ...lines, ''].join('\n');
}

type Detail = readonly [label: string, text: string, isCommand?: true];

function detailsOf({
  edits,
  deletes = [],
  byHand,
  commands = [],
  restarts,
  waits,
  back,
  notes,
}: Step): readonly Detail[] {
  return [
    ...changesOf(edits),
    ...deletes.map((path): Detail => ['delete', path]),
    ...byHand.map((text): Detail => ['by hand', text]),
    ...commands.flatMap(({ text, command }): readonly Detail[] => [
      ['by hand', text],
      ['', command, true],
    ]),
    ['restarts', restarts],
    ...waits.flatMap(({ command, until }): readonly Detail[] => [
      ['wait', `until ${until}:`],
      ['', command, true],
    ]),
    ['back', back],
    ...notes.map((text): Detail => ['note', text]),
  ];
}

function changesOf(edits: readonly FileEdit[]): readonly Detail[] {
  return [...new Set(edits.map((one) => one.path))].flatMap((path): readonly Detail[] => {
    const texts = edits.filter((one) => one.path === path).map(({ edit }) => editText(edit));
    return [['change', path], ...texts.map((text): Detail => ['', text, true])];
  });
}

function editText(edit: FileEdit['edit']): string {
  const name = nameOf(edit.route);
  return 'set' in edit ? `${name}: ${flowText(edit.set)}` : `take ${name} out`;
}

/** Commands and values are not wrapped, so that they can be copied. */
function detail([label, text, isCommand]: Detail, margin: number, paint: Paint): readonly string[] {
  const start = `${' '.repeat(margin)}${paint.dim(label.padEnd(labelWidth))}`;
  const below = ' '.repeat(margin + labelWidth);
  if (isCommand === true) return [`${below}  ${text}`];
  const [first = '', ...rest] = wrap(text, width - below.length);
  return [start + first, ...rest.map((line) => below + line)];
}
