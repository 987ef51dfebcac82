import { createContext, type ReactNode, useContext } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import type { PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import { searchColleagues, searchLetKnow } from './person-search.ts';

const ForNamed = createContext(false);
const NotFor = createContext<NotForStep>(undefined);

type NotForStep = NonNullable<MatterView['myTask']>['notFor'];

interface ColleaguesOfMatterProps {
  readonly view: Pick<MatterView, 'secretForNamed' | 'myTask'>;
  readonly children: ReactNode;
}

/** Around everything that gives this matter to somebody: of a work secret the pickers offer only who may know such. */
export const ColleaguesOfMatter = ({ view, children }: ColleaguesOfMatterProps) => (
  <ForNamed.Provider value={view.secretForNamed ?? false}>
    <NotFor.Provider value={view.myTask?.notFor}>{children}</NotFor.Provider>
  </ForNamed.Provider>
);

/** What a picker offers: whom it finds, and of whose recent choices it shows the first. */
interface Offered {
  readonly search: PersonSearch;
  readonly recentOf?: string;
}

/** Of a work secret nobody is offered because he was chosen lately for something else. */
export function useOffered(letKnow: boolean): Offered {
  const { person } = useSession();
  return letKnow ? { search: searchLetKnow } : { search: searchColleagues, recentOf: person.id };
}

/** Whom the matter at hand may be given to. */
export const useColleagues = (): Offered => useOffered(useContext(ForNamed));

interface OfferedForStep extends Offered {
  readonly hint?: string;
  readonly notOffered?: ReadonlySet<string>;
}

/** Who may take part in the step at hand; who would judge his own matter is left out, and the hint says why. */
export function useColleaguesForStep(hint?: string): OfferedForStep {
  const offered = useColleagues();
  const notFor = useContext(NotFor);
  const said = [hint, notFor?.why].filter(Boolean).join('；');
  return {
    ...offered,
    ...(said === '' ? {} : { hint: said }),
    ...(notFor ? { notOffered: new Set([notFor.personId]) } : {}),
  };
}
