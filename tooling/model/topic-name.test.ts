import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topicResource } from './topic-name.ts';

describe('the name of a KafkaTopic', () => {
  test.each(['orders', 'orders.events', 'orders-2', '0', 'a'.repeat(249)])('is `%s` itself', (topic) => {
    expect(topicResource(topic)).toBe(topic);
  });

  test.each([
    ['Orders', /^orders-[0-9a-f]{12}$/],
    ['orders_events', /^orders-events-[0-9a-f]{12}$/],
    ['orders._Events_', /^orders\.events-[0-9a-f]{12}$/],
    ['__consumer_offsets', /^consumer-offsets-[0-9a-f]{12}$/],
    ['_', /^topic-[0-9a-f]{12}$/],
    ['..', /^topic-[0-9a-f]{12}$/],
    ['A'.repeat(249), /^a{240}-[0-9a-f]{12}$/],
  ])('is made of `%s`', (topic, name) => {
    expect(topicResource(topic)).toMatch(name);
  });

  test('is always one that Kubernetes takes, and tells topics apart', () => {
    const topic = fc.string({ unit: fc.constantFrom(...'aZ9._-/ ö'), minLength: 1, maxLength: 260 });
    fc.assert(
      fc.property(topic, topic, (one, other) => {
        const names = [one, other].map(topicResource);
        for (const name of names) {
          expect(name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/);
          expect(name.length).toBeLessThanOrEqual(253);
        }
        expect(new Set(names).size).toBe(new Set([one, other]).size);
      }),
    );
  });
});
