export const STREAM_METADATA_TYPE = '$metadata';
export const STREAM_DELETED_TYPE = '$streamDeleted';
export const LINK_TYPE = '$>';

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

export const metastreamOf = (stream: string): string => `$$${stream}`;

export const originalStreamOf = (metastream: string): string => metastream.slice(2);

/** The real server takes no events for a stream without a name, nor for the metastream of one. */
export const isInvalidStream = (stream: string): boolean => stream === '' || stream === '$$';
