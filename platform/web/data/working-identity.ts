let drawnFor: string | undefined;

/** The page shows this working identity's work from now on; `undefined` while nobody is signed in. */
export function pageIsDrawnFor(assignmentId: string | undefined): void {
  drawnFor = assignmentId;
}

/**
 * Says for which working identity a request is meant. The browser's cookie may belong to somebody who has signed in in
 * another tab since; the server then refuses, instead of doing it in his name.
 */
export const identityHeader = (): Readonly<Record<string, string>> =>
  drawnFor === undefined ? {} : { 'x-working-identity': drawnFor };
