return annotate("strimzi.io/rebalance", "approve")
