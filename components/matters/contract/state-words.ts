/** How a matter stands where nobody is waited for, in the words of lists; running ones name whom one waits for instead. */
export const stateWords: Readonly<Record<string, string>> = {
  DRAFT: '草稿',
  DONE: '已办结',
  REFUSED: '不同意，已结束',
  CANCELLED: '已撤销',
};
