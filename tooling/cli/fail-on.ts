/** Owns what `--fail-on` of a plan takes: a risk in one word, or none that fails. Apart from the command, so that help loads no plan. */

export const failOnChoices = ['restart', 'degraded', 'outage', 'data-loss', 'never'] as const;

export type FailOn = (typeof failOnChoices)[number];
