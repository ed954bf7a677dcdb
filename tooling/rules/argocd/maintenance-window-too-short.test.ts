import { describeRule } from '../../../test/support/examples.ts';

const windows = (text: string, restart = ''): Record<string, string> => ({
  'cluster.yaml': `maintenance: { timeZone: UTC, windows: ${text} }\n${restart}`,
  'argocd.yaml': '',
});

describeRule('maintenance-window-too-short', [
  { name: 'as long as it takes', example: windows('[{ from: "02:00", for: 6m }]'), finds: [] },
  {
    name: 'shorter than the fastest, where nobody wrote a time',
    example: windows('[{ from: "02:00", for: 5m }]'),
    finds: [
      'cluster.yaml:1:31 warning: The longest window is open for 5m, and restarting the 6 nodes of hz/orders takes 6m at 1m each, so it would go on outside of it; make a window that long, or correct `restart`.',
    ],
  },
  {
    name: 'two windows that meet are one',
    example: windows('[{ from: "02:00", for: 3m }, { from: "02:03", for: 3m }]'),
    finds: [],
  },
  {
    name: 'one of several is enough',
    example: windows(
      '[{ from: "02:00", for: 10m }, { days: [sunday], from: "04:00", for: 2h }]',
      'restart: { slowest: 20m }\n',
    ),
    finds: [],
  },
  {
    name: 'shorter than the slowest that is written',
    example: windows('[{ from: "02:00", for: 119m }]', 'restart: { slowest: 20m }\n'),
    finds: [
      'cluster.yaml:1:31 warning: The longest window is open for 119m, and restarting the 6 nodes of hz/orders takes 2h at 20m each, so it would go on outside of it; make a window that long, or correct `restart`.',
    ],
  },
  {
    name: 'closed days alone',
    example: {
      'cluster.yaml': 'maintenance: { timeZone: UTC, closed: [{ from: 12-24, to: 12-26 }] }\n',
      'argocd.yaml': '',
    },
    finds: [],
  },
  {
    name: 'opens and closes between two looks of Argo CD',
    example: {
      ...windows('[{ from: "02:00", for: 10m }, { from: "02:10", for: 4m }]'),
      'argocd.yaml': 'refreshEvery: 15m\n',
    },
    finds: [
      'cluster.yaml:1:31 warning: The longest window is open for 14m, and Argo CD looks every 15m and up to a minute later, so a change may never be applied; make a window longer than 16m, or shorten `refreshEvery`.',
    ],
  },
  {
    name: 'as long as Argo CD may take to look',
    example: { ...windows('[{ from: "02:00", for: 16m }]'), 'argocd.yaml': 'refreshEvery: 15m\n' },
    finds: [],
  },
]);
