/** Owns what a field of a listener is, and what may be said of one: to brokers, to the objects of the listener, to its clients. */
import type { Plain, Route } from '../../../source/node.ts';
import type { Listener } from '../../listeners/listeners.ts';
import type { ClusterChange, Outcome, Risk } from '../effect.ts';
import { joined } from '../of-nodes/words.ts';
import type { FieldEffectId } from './facts.ts';

/** What clients notice. */
export interface Noticed {
  /** Whether clients that go on as they are cannot connect. */
  readonly breaks: boolean;
  /** A sentence. */
  readonly says: string;
}

/** What becomes of one field. */
export interface FieldResult {
  /** A noun. */
  readonly about: string;
  /** Which brokers restart: all, those of an override, or none. */
  readonly restarts: 'all' | 'none' | number;
  readonly risk: Risk;
  /** Where it is another effect than `listener-changed` and `listener-objects-changed`. */
  readonly instead?: {
    readonly id: FieldEffectId;
    readonly outcome: Outcome;
    readonly says: string;
    readonly first?: string;
  };
  readonly noticed?: Noticed;
  readonly first?: string;
}

export interface ListenerField {
  readonly route: Route;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** The listener on both sides. */
  readonly was: Listener;
  readonly is: Listener;
  /** Whose override it is. */
  readonly broker: number | undefined;
  readonly change: ClusterChange;
}

export type Does = (field: ListenerField) => FieldResult;

export interface ListenerLine {
  /** Below the listener. `*` stands for an entry of `brokers`. */
  readonly at: string;
  readonly does: Does;
}

export const restarting =
  (about: string, risk: Risk = 'restart', noticed?: Noticed): Does =>
  () => ({ about, restarts: 'all', risk, ...(noticed === undefined ? {} : { noticed }) });

export const objects =
  (about: string, risk: Risk = 'none', noticed?: Noticed): Does =>
  () => ({ about, restarts: 'none', risk, ...(noticed === undefined ? {} : { noticed }) });

export function shown(value: Plain | undefined): string {
  return value === undefined ? 'none' : `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
}

export const fromTo = ({ before, after }: ListenerField): string => `${shown(before)} to ${shown(after)}`;

/** What the operator or Kubernetes leaves as it was. */
export function kept(about: string, why: string): FieldResult {
  return {
    about,
    restarts: 'none',
    risk: 'degraded',
    instead: { id: 'listener-setting-kept', outcome: 'ignored', says: `A change of ${about} does nothing: ${why}.` },
  };
}

/** `x`, `x and y`. */
export function aboutText(results: readonly FieldResult[]): string {
  return joined([...new Set(results.map(({ about }) => about))]);
}
