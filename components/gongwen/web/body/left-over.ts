import type { BodyDocument } from '@gov/gongwen';
import { useCallback, useSyncExternalStore } from 'react';

/** Texts whose last save was refused after their editor was gone: the step was handed on in the same moment. */
const texts = new Map<string, BodyDocument>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

export function keepLeftOver(matterId: string, body: BodyDocument): void {
  texts.set(matterId, body);
  tell();
}

export function dropLeftOver(matterId: string): void {
  texts.delete(matterId);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The text that must not be lost, as long as the person has not put it away. */
export const useLeftOver = (matterId: string): BodyDocument | undefined =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => texts.get(matterId), [matterId]),
  );
