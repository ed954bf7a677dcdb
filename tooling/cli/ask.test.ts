import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openTerminal } from './ask.ts';

function fake() {
  const input = Object.assign(new PassThrough(), { isTTY: false });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const texts: string[] = [];
  output.on('data', (data) => texts.push(String(data)));
  return { input, output, said: () => texts.join('') };
}

test('answers come one by one, or all at once', async () => {
  const { input, output, said } = fake();
  const terminal = openTerminal(input, output);
  const first = terminal.ask('One? ');
  input.write(' a \nb\nc\n');
  expect([await first, await terminal.ask('Two? '), await terminal.ask('Three? ')]).toEqual(['a', 'b', 'c']);
  expect(said()).toBe('One? Two? b\nThree? c\n');
  terminal.close();
});

test('the end of input answers nothing, however often somebody asks', async () => {
  const { input, output } = fake();
  const terminal = openTerminal(input, output);
  const first = terminal.ask('One? ');
  input.end();
  expect([await first, await terminal.ask('Two? ')]).toEqual([undefined, undefined]);
  terminal.close();
});

test('a person is there only with both ends on a terminal', () => {
  const { input, output } = fake();
  expect(openTerminal(input, output).isInteractive).toBe(false);
  expect(openTerminal(Object.assign(input, { isTTY: true }), output).isInteractive).toBe(true);
  expect(openTerminal(input, Object.assign(output, { isTTY: false })).isInteractive).toBe(false);
});
