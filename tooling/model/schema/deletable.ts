/** Owns how objects are named that Argo CD may delete once they are in no overlay any more. */
import Type from 'typebox';
import { listOf } from './common.ts';

export const deletable = (description: string, example: string) =>
  listOf(
    Type.String({
      pattern: '^[A-Z][A-Za-z0-9]*/[a-z0-9]([-a-z0-9.]*[a-z0-9])?$',
      expected: `a kind and a name, such as \`${example}\``,
      description: 'Kind and name of an object.',
    }),
    { description, examples: [[example]] },
  );
