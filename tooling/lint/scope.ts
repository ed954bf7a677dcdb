/** Owns what part of a fleet a run looks at. */

/** Everything, one Kubernetes cluster (`hz`), or one Kafka cluster (`hz/orders`). */
export interface Scope {
  readonly kubernetes?: string;
  readonly kafka?: string;
}
