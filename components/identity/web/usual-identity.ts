import type { WorkingIdentity } from '#platform/web/shell/session.tsx';

const storageKey = 'gov.usual-identity';

/** The identity to enter with at once: the only one, or the one chosen for good on this computer. */
export function usualIdentity(identities: readonly WorkingIdentity[]): WorkingIdentity | undefined {
  if (identities.length === 1) return identities[0];
  const chosen = localStorage.getItem(storageKey);
  return identities.find((identity) => identity.assignmentId === chosen);
}

export function rememberUsualIdentity(assignmentId: string): void {
  localStorage.setItem(storageKey, assignmentId);
}
