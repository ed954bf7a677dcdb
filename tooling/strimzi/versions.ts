/** Owns the order of versions: Kafka's, Kubernetes' and Strimzi's own are all numbers with dots. */

/** Negative if `a` is older. Parts that one of them lacks are not compared, so `1.33` and `1.33.2` are equal. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.min(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
