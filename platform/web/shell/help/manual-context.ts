import { createContext, useContext } from 'react';

/** The manuals and their pictures as the build has put them into the application; fetched when somebody asks for help. */
export interface Manuals {
  readonly texts: readonly string[];
  /** `pictures/登录.png` → its address in this application. */
  readonly pictures: Readonly<Record<string, string>>;
}

export type LoadManuals = () => Promise<Manuals>;

const Context = createContext<LoadManuals>(async () => ({ texts: [], pictures: {} }));

export const ManualSource = Context.Provider;
export const useLoadManuals = (): LoadManuals => useContext(Context);
