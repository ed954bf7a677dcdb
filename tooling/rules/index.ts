/** Owns the list of rules: by group as people read about them, and all of them by id. */

import { argocd } from './argocd/index.ts';
import { config } from './config/index.ts';
import { migration } from './migration/index.ts';
import { monitoring } from './monitoring/index.ts';
import { names } from './names/index.ts';
import { network } from './network/index.ts';
import { placement } from './placement/index.ts';
import { pools } from './pools/index.ts';
import { references } from './references/index.ts';
import { replication } from './replication/index.ts';
import { resources } from './resources/index.ts';
import { rings } from './rings/index.ts';
import type { Rule, RuleGroup } from './rule.ts';
import { security } from './security/index.ts';
import { storage } from './storage/index.ts';
import { topics } from './topics/index.ts';
import { versions } from './versions/index.ts';

/** In the order in which the docs show them. */
export const ruleGroups: readonly RuleGroup[] = [
  placement,
  pools,
  migration,
  storage,
  replication,
  resources,
  versions,
  network,
  security,
  config,
  topics,
  names,
  references,
  monitoring,
  argocd,
  rings,
];

/** By id, by code unit. */
export const rules: readonly Rule[] = ruleGroups.flatMap((one) => one.rules).sort((a, b) => (a.id < b.id ? -1 : 1));
