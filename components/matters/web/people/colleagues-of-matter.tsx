import { createContext, type ReactNode, useContext } from 'react';
import type { PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import { searchColleagues, searchLetKnow } from './person-search.ts';

const Colleagues = createContext<PersonSearch>(searchColleagues);

interface ColleaguesOfMatterProps {
  readonly view: Pick<MatterView, 'secretForNamed'>;
  readonly children: ReactNode;
}

/** Around everything that gives this matter to somebody: of a work secret the pickers offer only who may know such. */
export const ColleaguesOfMatter = ({ view, children }: ColleaguesOfMatterProps) => (
  <Colleagues.Provider value={view.secretForNamed ? searchLetKnow : searchColleagues}>{children}</Colleagues.Provider>
);

/** Whom the matter at hand may be given to. */
export const useColleagues = (): PersonSearch => useContext(Colleagues);
