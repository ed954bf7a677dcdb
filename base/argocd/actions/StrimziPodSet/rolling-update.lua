-- The operator restarts the pods one by one, as safely as for a change, and takes the annotation away.
return annotate("strimzi.io/manual-rolling-update", "true")
