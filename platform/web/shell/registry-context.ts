import { createContext, use } from 'react';
import type { WebRegistryRow } from './component-web.ts';

/** Every component the web application knows; the shell receives it from apps/web. */
export const Registry = createContext<readonly WebRegistryRow[]>([]);

export const useRegistry = (): readonly WebRegistryRow[] => use(Registry);
