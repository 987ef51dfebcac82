import type { Returner } from '../state.ts';

/** By what it was asked for, alone. */
export const returnerOf = ({ item, child }: Returner): Returner => (item === undefined ? { child } : { item });

export const sameReturner = (a: Returner, b: Returner): boolean => a.item === b.item && a.child === b.child;
