/** The kind of matter that belongs to an application; also the key of what is published for it alone. */
export const kindCodeOf = (applicationId: string): string => `app-${applicationId}`;
