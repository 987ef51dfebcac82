import { useCommand } from '#platform/web/data/use-route.ts';
import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';
import { type MatterView, routes } from '../../contract.ts';
import type { ActRunner } from '../handling/use-act-runner.ts';
import type { FormValues } from '../slip/use-values.ts';
import type { ReadingOrder } from './circulation-words.ts';

interface CirculatingParts {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly run: ActRunner['run'];
  readonly savedVersion: (values: FormValues) => Promise<number>;
}

export type OrderedCirculation = MatterView['circulations'][number];
export type OrderedReader = OrderedCirculation['readers'][number];

/** What an ordered circulation shall lose and gain. */
export interface CirculationChange {
  readonly circulation: number;
  readonly removed: readonly OrderedReader[];
  readonly added: readonly PersonChoice[];
}

/** 传阅, together or in turn, and the change of what goes round in turn. */
export function useCirculating({ view: { matterId, version }, values, run, savedVersion }: CirculatingParts) {
  const circulate = useCommand(routes.circulate);
  const change = useCommand(routes.changeCirculation);
  const params = { matterId };
  return {
    circulate: (persons: readonly PersonChoice[], order: ReadingOrder, mayComment: boolean) =>
      void run(async () => {
        const assignmentIds = persons.map((person) => person.assignmentId);
        const body = { expectedVersion: await savedVersion(values), assignmentIds, order, mayComment };
        return (await circulate.mutateAsync({ params, body })).said;
      }),
    changeCirculation: (wish: CirculationChange) =>
      void run(async () => {
        const { said } = await change.mutateAsync({
          params,
          body: {
            expectedVersion: version,
            circulation: wish.circulation,
            removePersonIds: wish.removed.map(({ personId }) => personId),
            addAssignmentIds: wish.added.map(({ assignmentId }) => assignmentId),
          },
        });
        return said;
      }),
  };
}
