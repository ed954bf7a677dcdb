-- KafkaUser: what the user operator says of credentials, rights and quotas.

return paused()
  or stale("The operator takes it up within two minutes.", "look at the user operator of the cluster that the label `strimzi.io/cluster` names.")
  or failed()
  or refused()
  or ready()
