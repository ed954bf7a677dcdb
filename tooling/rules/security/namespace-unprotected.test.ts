import { describeRule } from '../../../test/support/examples.ts';

describeRule('namespace-unprotected', [
  { name: 'what this repository makes', example: '', finds: [] },
  { name: 'baseline is enough', example: { 'cluster.yaml': 'podSecurity: baseline\n' }, finds: [] },
  {
    name: 'privileged',
    example: { 'cluster.yaml': 'podSecurity: privileged\n' },
    finds: [
      'cluster.yaml:1:14 warning: Namespaces `kafka` and `strimzi` admit any pod (`privileged`); set `restricted`, or `baseline` at least.',
    ],
  },
]);
