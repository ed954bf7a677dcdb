-- KafkaUser: what the user operator says of credentials, rights and quotas.

return paused()
  or stale("If this stays, look at the user operator of the cluster that the label `strimzi.io/cluster` names.")
  or failed()
  or refused()
  or ready()
