import type { ReadModels } from '../reading/read-models.ts';
import type { Instruments, Sample } from './instruments.ts';

type Model = ReturnType<ReadModels['status']>['models'][number];

/** How far what can be read is behind the log, and how far builds are that are not read yet. */
export function observeReadModels(instruments: Instruments, models: ReadModels): void {
  const labels = ['model', 'version', 'generation'] as const;
  const each = (of: (model: Model) => number | undefined) => (): Sample[] =>
    models
      .status()
      .models.map((model) => [
        { model: model.name, version: String(model.version), generation: String(model.generation) },
        of(model),
      ]);
  const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);
  const figure = (name: string, help: string, of: (model: Model) => number | undefined): void =>
    instruments.observed(`tracker_read_model_${name}`, help, labels, each(of));

  figure('lag_seconds', 'By how much a read model is behind the log; 0 when it is level.', ({ lagMs }) =>
    seconds(lagMs),
  );
  figure('position', 'Log position up to which a read model has everything.', ({ position }) => Number(position));
  figure('serving', '1 for the build that is read, 0 for one that is being built beside it.', ({ serving }) =>
    Number(serving),
  );
  figure('stopped', '1 when it has stopped in front of an event that it cannot fold.', ({ poison }) =>
    Number(poison !== undefined),
  );
  figure(
    'rebuild_share',
    'How far a build is on its way to the last event of what is read, 0 to 1.',
    ({ build }) => build?.share,
  );
  figure('rebuild_remaining_seconds', 'Estimate of what is left of a build.', ({ build }) =>
    seconds(build?.remainingMs),
  );
  instruments.observed('tracker_log_position', 'Position of the last event in the log, when last looked.', [], () => {
    const { head } = models.status();
    return [[{}, head === undefined ? undefined : Number(head)]];
  });
}
