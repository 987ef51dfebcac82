/** Blanks, colons, stars and remarks in brackets say nothing of what a place is called. */
const bare = (words: string): string => words.replace(/（[^（）]*）|\([^()]*\)/g, '').replace(/[\s：:*＊]/g, '');

/**
 * Whether the words beside a field say its name already: the same (姓 名：), or nearly so, one the end of the other (申请人姓名 beside
 * 姓名, 电话 beside 联系电话). One sign alone names nothing by its end.
 */
export function nameBeside(words: string, label: string): boolean {
  const [said, name] = [bare(words), bare(label)];
  if (said === '' || name === '') return false;
  if (said === name) return true;
  return (name.length > 1 && said.endsWith(name)) || (said.length > 1 && name.endsWith(said));
}

/** The same beside several fields: words that are not the name itself say it only where they are like the name of none of the others. */
export const namesOne = (words: string, label: string, all: readonly string[]): boolean =>
  nameBeside(words, label) && (bare(words) === bare(label) || all.filter((one) => nameBeside(words, one)).length <= 1);
