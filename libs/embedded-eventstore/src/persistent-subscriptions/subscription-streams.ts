/** What the streams of all groups begin with. */
export const SUBSCRIPTION_STREAMS = '$persistentsubscription-';

export const checkpointStreamOf = (group: string): string => `${SUBSCRIPTION_STREAMS}${group}-checkpoint`;
export const parkedStreamOf = (group: string): string => `${SUBSCRIPTION_STREAMS}${group}-parked`;

export const CONFIGURATION_STREAM = '$persistentSubscriptionConfig';
export const CONFIGURATION_TYPE = '$PersistentConfig';
export const CHECKPOINT_TYPE = '$SubscriptionCheckpoint';
