import { features } from '../wire/protocol.ts';

/** The version whose behaviour is reproduced. */
export const SERVER_VERSION = '24.10.0';

/** Methods a client may call, in lower case, with the features that it may use there. */
export function supportedMethods(
  services: Readonly<Record<string, { readonly path: string }>>[],
): InstanceType<typeof features.SupportedMethods> {
  const message = new features.SupportedMethods().setEventStoreServerVersion(SERVER_VERSION);
  for (const { path } of services.flatMap((service) => Object.values(service))) {
    const [, service = '', method = ''] = path.split('/');
    const supported = new features.SupportedMethod();
    supported.setServiceName(service.toLowerCase()).setMethodName(method.toLowerCase());
    supported.setFeaturesList(FEATURES[path] ?? []);
    message.addMethods(supported);
  }
  return message;
}

const FEATURES: Readonly<Record<string, string[]>> = {
  '/event_store.client.streams.Streams/BatchAppend': ['deadline_duration'],
};
