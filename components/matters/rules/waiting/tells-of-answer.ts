/** How the words of a step begin that waits for an answer. Without the engine, so that pages may ask. */
export const awaiting = '等待：';

/** Whether these words tell of an answer that may come, and not only of children. */
export const tellsOfAnswer = (words: string | undefined): boolean => words?.includes(awaiting) === true;
