import { createContext, useContext } from 'react';
import type { PersonSearch } from '../person-picker.tsx';

/** What the page lends for choosing whom a field is compared with. */
export interface ConditionPickers {
  /** Absent: no person can be chosen, so none is asked for. */
  readonly searchPersons?: PersonSearch;
}

export const ConditionPickersContext = createContext<ConditionPickers>({});

export const useConditionPickers = (): ConditionPickers => useContext(ConditionPickersContext);
