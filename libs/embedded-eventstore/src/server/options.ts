/** Calls that may be open at once on one connection. */
export const MAX_STREAMS = 100_000;

/** The largest message that is taken, in bytes, and the most that an append may be allowed to have: as with a node. */
export const MOST_BYTES = 16 * 1024 * 1024 - 10_000;

/** How the server speaks HTTP/2. */
export const SERVER_OPTIONS = {
  'grpc.max_receive_message_length': MOST_BYTES,
  'grpc.max_send_message_length': -1,
  'grpc.max_concurrent_streams': MAX_STREAMS,
};

/** Only this machine is served: there is no authentication here. */
export const HOST = '127.0.0.1';
