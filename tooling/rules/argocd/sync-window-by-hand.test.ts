import { baseTexts } from '../../../scripts/base-texts.ts';
import { describeRule } from '../../../test/support/examples.ts';
import { soundArgoCd } from './example-set.ts';

const path = 'base/argocd/hub/project.yaml';
const windows = `  syncWindows:
    - { kind: allow, schedule: "0 2 * * *", duration: 1h, applications: ["*"] }
`;

describeRule('sync-window-by-hand', [
  {
    name: 'a window that allows closes all other times',
    example: { ...soundArgoCd, [path]: (baseTexts()[path] ?? '').replace(/\nspec:\n/, `\nspec:\n${windows}`) },
    finds: [
      `${path}:11:7 error: This window holds back merges and self-heal, and no plan tells of it; take it out, and write \`maintenance\` in cluster.yaml.`,
    ],
  },
  {
    name: 'windows that `maintenance` gives',
    example: {
      ...soundArgoCd,
      'cluster.yaml': `restart: { fastest: 2m, slowest: 20m }
maintenance:
  timeZone: Europe/Amsterdam
  windows:
    - { days: [tuesday, thursday], from: "02:00", for: 3h }
`,
    },
    finds: [],
  },
]);
