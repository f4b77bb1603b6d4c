import { randomUUID } from 'node:crypto';
import { gossip, shared } from '../wire/protocol.ts';
import { uuidBytes } from '../wire/uuid.ts';

/** The one member of a cluster of one: it leads. */
export function singleMember(port: number): InstanceType<typeof gossip.ClusterInfo> {
  const bytes = uuidBytes(new shared.UUID().setString(randomUUID()));
  const id = new shared.UUID.Structured();
  id.setMostSignificantBits(String(bytes.readBigInt64BE(0)));
  id.setLeastSignificantBits(String(bytes.readBigInt64BE(8)));
  const member = new gossip.MemberInfo();
  member.setInstanceId(new shared.UUID().setStructured(id));
  member.setState(gossip.MemberInfo.VNodeState.LEADER);
  member.setIsAlive(true);
  member.setTimeStamp(String(BigInt(Date.now()) * 10_000n));
  member.setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}
