/** Owns examples of clusters without ZooKeeper: a fragment of `orders.yaml` on a release that runs no other. */

/**
 * A fragment without `pools` has the sound ones, `controllers` and `brokers`; brokers take from `kafka` what their pool leaves out.
 *
 * @param cluster what `cluster.yaml` says after its first line, which is the release.
 */
export function kraftExample(
  orders: string,
  cluster = '',
): { readonly 'cluster.yaml': string; readonly 'orders.yaml': string } {
  return { 'cluster.yaml': `strimzi: { release: 1.2.0 }\n${cluster}`, 'orders.yaml': orders };
}
