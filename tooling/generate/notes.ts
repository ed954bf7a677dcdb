/** Owns the annotations of ours: who to ask, and how strictly to check. Annotations do not reach pods, so changing one restarts nothing. */

export const ownerAnnotation = 'kafka-fleet/owner';
export const tierAnnotation = 'kafka-fleet/tier';
