/** One spelling: plain digits, the standard's year brackets 〔〕, no 第 and no zeros before the number (GB/T 9704-2012 cl. 7.2.5). */
const oneSpelling = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[[(【]/gu, '〔')
    .replace(/[\])】]/gu, '〕')
    .replace(/〕第?0*(?=\d)/u, '〕');

/**
 * Sender and number of a received document in one spelling: two documents with the same key are most likely one.
 * Undefined where there is no number: many papers of one sender have none.
 */
export function sourceKey(sourceAgency: string, sourceNumber: string): string | undefined {
  const number = oneSpelling(sourceNumber);
  return number === '' ? undefined : `${oneSpelling(sourceAgency)}\n${number}`;
}
