import { persistent } from '../wire/protocol.ts';
import { startText } from './configuration.ts';
import type { Consumer } from './consumer.ts';
import type { Group } from './group.ts';
import { Rates } from './rates.ts';

type Info = InstanceType<typeof persistent.SubscriptionInfo>;
const { ConnectionInfo, Measurement } = persistent.SubscriptionInfo;

/** What a group is and how it does, as operators see it. Rates are since the last question. */
export class GroupInfo {
  private readonly rates = new Rates();

  of(group: Group): Info {
    const { definition, reader, buffer, source } = group;
    const { settings } = definition;
    const consumers = [...group.strategy.consumers];
    const measured = this.rates.since(group, group.totalItems);
    const positionText = (position: bigint | undefined) => (position === undefined ? '' : source.format(position));
    return new persistent.SubscriptionInfo()
      .setEventSource(definition.source)
      .setGroupName(definition.name)
      .setStatus(statusOf(group))
      .setConnectionsList(consumers.map((consumer) => this.connection(consumer)))
      .setAveragePerSecond(measured.perSecond)
      .setTotalItems(String(group.totalItems))
      .setCountSinceLastMeasurement(String(measured.count))
      .setLastCheckpointedEventPosition(positionText(group.checkpoints.position))
      .setLastKnownEventPosition(positionText(reader.lastKnown))
      .setResolveLinkTos(settings.resolveLinks)
      .setStartFrom(startText(definition))
      .setMessageTimeoutMilliseconds(settings.messageTimeout)
      .setExtraStatistics(settings.extraStatistics)
      .setMaxRetryCount(settings.maxRetryCount)
      .setLiveBufferSize(settings.liveBufferSize)
      .setBufferSize(settings.bufferSize)
      .setReadBatchSize(settings.readBatchSize)
      .setCheckPointAfterMilliseconds(settings.checkpointAfter)
      .setMinCheckPointCount(settings.minCheckpointCount)
      .setMaxCheckPointCount(settings.maxCheckpointCount)
      .setReadBufferCount(buffer.readCount)
      .setLiveBufferCount(String(Math.min(reader.liveCount, settings.liveBufferSize)))
      .setRetryBufferCount(buffer.retryCount)
      .setTotalInFlightMessages(consumers.reduce((sum, { inFlight }) => sum + inFlight.size, 0))
      .setOutstandingMessagesCount(group.inFlight.count)
      .setNamedConsumerStrategy(settings.strategy)
      .setMaxSubscriberCount(settings.maxSubscriberCount)
      .setParkedMessageCount(String(group.parkingLot.count));
  }

  private connection(consumer: Consumer): InstanceType<typeof ConnectionInfo> {
    const measured = this.rates.since(consumer, consumer.totalItems);
    const measurements = consumer.timings?.summary() ?? [];
    return new ConnectionInfo()
      .setFrom('')
      .setUsername('system')
      .setConnectionName(consumer.connectionName)
      .setAverageItemsPerSecond(measured.perSecond)
      .setTotalItems(String(consumer.totalItems))
      .setCountSinceLastMeasurement(String(measured.count))
      .setObservedMeasurementsList(
        measurements.map(({ key, value }) => new Measurement().setKey(key).setValue(String(value))),
      )
      .setAvailableSlots(consumer.slots)
      .setInFlightMessages(consumer.inFlight.size);
  }
}

function statusOf({ reader, replay }: Group): string {
  const status = reader.live ? ['Live'] : ['Behind'];
  if (replay.isUnderWay) status.splice(reader.live ? 0 : 1, 0, 'ReplayingParkedMessages');
  return status.join(', ');
}
