return annotate("strimzi.io/rebalance", "refresh")
