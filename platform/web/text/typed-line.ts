import { withoutHiddenSigns } from '@gov/base';

/**
 * One line as its field takes it: without line ends, and without the hidden signs that the server drops (a mark that turns
 * the writing round, from a copied page): what stands in the field is what is kept.
 */
export const typedLine = (text: string): string => withoutHiddenSigns(text.replace(/[\r\n]+/g, ''));
