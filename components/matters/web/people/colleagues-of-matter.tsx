import { createContext, type ReactNode, useContext } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import type { PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import { searchColleagues, searchLetKnow } from './person-search.ts';

const ForNamed = createContext(false);

interface ColleaguesOfMatterProps {
  readonly view: Pick<MatterView, 'secretForNamed'>;
  readonly children: ReactNode;
}

/** Around everything that gives this matter to somebody: of a work secret the pickers offer only who may know such. */
export const ColleaguesOfMatter = ({ view, children }: ColleaguesOfMatterProps) => (
  <ForNamed.Provider value={view.secretForNamed ?? false}>{children}</ForNamed.Provider>
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
