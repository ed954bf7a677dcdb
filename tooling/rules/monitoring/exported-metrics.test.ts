import { expect, test } from 'vitest';
import { baseTexts } from '../../../scripts/base-texts.ts';
import { sha256 } from '../../source/digest.ts';
import scraped from './exported-metrics.json' with { type: 'json' };

/** An integration test scrapes anew: `UPDATE=1 npm run test:integration -- test/integration/monitoring.test.ts`. */
test.each(Object.entries(scraped.rules))(
  'the metrics of %s were scraped with the rules that base/kafka-metrics has',
  (part, digest) => {
    expect(sha256(baseTexts()[`base/kafka-metrics/${part}-metrics-config.yml`] ?? '')).toBe(digest);
  },
);
