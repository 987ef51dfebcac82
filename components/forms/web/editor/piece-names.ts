/** Node names of what is taken, moved and set as one piece. */
export const pieceNames: ReadonlySet<string> = new Set(['formField', 'detailTable', 'opinionBlock']);
