return annotate("strimzi.io/rebalance", "stop")
