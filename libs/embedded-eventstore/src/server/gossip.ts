import { asVersion4 } from '../log/new-id.ts';
import { gossip } from '../wire/protocol.ts';
import { structuredUuid } from '../wire/uuid.ts';

const TICKS_PER_MILLISECOND = 10_000n;

/** The one member of a cluster of one: it leads. */
export function singleMember(
  instance: Uint8Array,
  host: string,
  port: number,
): InstanceType<typeof gossip.ClusterInfo> {
  const member = new gossip.MemberInfo();
  member.setInstanceId(structuredUuid(asVersion4(instance)));
  member.setState(gossip.MemberInfo.VNodeState.LEADER);
  member.setIsAlive(true);
  member.setTimeStamp(String(BigInt(Date.now()) * TICKS_PER_MILLISECOND));
  member.setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}
