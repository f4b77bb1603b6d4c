/** Calls that may be open at once on one connection. */
export const MAX_STREAMS = 100_000;

/** How the server speaks HTTP/2. */
export const SERVER_OPTIONS = {
  // As large as what the official client sends and takes.
  'grpc.max_receive_message_length': 17 * 1024 * 1024,
  'grpc.max_send_message_length': -1,
  'grpc.max_concurrent_streams': MAX_STREAMS,
};

/** Only this machine is served: there is no authentication here. */
export const HOST = '127.0.0.1';
