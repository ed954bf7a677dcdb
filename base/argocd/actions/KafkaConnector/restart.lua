-- The connector itself; its tasks go on.
return annotate("strimzi.io/restart", "true")
