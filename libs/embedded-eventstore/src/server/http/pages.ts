import type { Node } from './node.ts';

interface Answer {
  readonly status: number;
  readonly body?: object;
}

type Page = (node: Node, query: URLSearchParams) => Answer;

/** The paths and the fields are those of EventStoreDB, as far as there is something to say. */
export const pages: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['/health/live', (_node, query) => ({ status: liveCode(query.get('liveCode')) })],
  ['/ping', () => ({ status: 200, body: { text: 'Ping request successfully handled' } })],
  ['/info', (node) => ({ status: 200, body: info(node) })],
  ['/gossip', (node) => ({ status: 200, body: gossip(node) })],
]);

/** A load balancer may want another status than 204. */
function liveCode(wanted: string | null): number {
  const status = Number(wanted);
  return Number.isInteger(status) && status >= 200 && status <= 599 ? status : 204;
}

const info = ({ version }: Node): object => ({
  esVersion: version,
  state: 'leader',
  features: { projections: false, userManagement: false, atomPub: false },
  authentication: { type: 'insecure', properties: {} },
});

function gossip(node: Node): object {
  const { instanceId, version, host, port } = node;
  const position = Number(node.lastPosition());
  const member = {
    instanceId,
    timeStamp: new Date().toISOString(),
    state: 'Leader',
    isAlive: true,
    ...{ internalHttpEndPointIp: host, internalHttpEndPointPort: port, httpEndPointIp: host, httpEndPointPort: port },
    ...{ lastCommitPosition: position, writerCheckpoint: position, chaserCheckpoint: position },
    ...{ nodePriority: 0, isReadOnlyReplica: false, esVersion: version },
  };
  return { members: [member], serverIp: host, serverPort: port };
}
