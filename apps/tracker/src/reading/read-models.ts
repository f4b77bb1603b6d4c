import type { Following } from '#libs/projections';

/** The read models and how far they are, whoever keeps them level with the log. */
export abstract class ReadModels implements Following {
  abstract status: Following['status'];
  abstract waitFor: Following['waitFor'];
  abstract stop: Following['stop'];
}
