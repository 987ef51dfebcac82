/** Entry of `@gov/forms/guess`: an office's own form from Word, the clipboard or a sheet, with its fields guessed. */
export { type GuessedForm, guessForm } from './guess-form.ts';
export { type GuessedOnPaper, guessOnPaper } from './guess-on-paper.ts';
export { readHtml } from './read-html.ts';
export type * from './rough-form.ts';
