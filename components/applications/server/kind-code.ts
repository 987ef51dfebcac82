/** The kind of matter of an application that the agency makes; one that every agency has from the first day may have a code of its own. */
export const kindCodeOf = (applicationId: string): string => `app-${applicationId}`;
