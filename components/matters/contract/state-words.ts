/** How a matter stands where nobody is waited for, in the words of lists; running ones name whom one waits for instead. */
export const stateWords: Readonly<Record<string, string>> = {
  DRAFT: '草稿',
  DONE: '已办结',
  REFUSED: '不同意，已结束',
  CANCELLED: '已撤销',
};

/** In place of these words and of whom one waits for, while it stands still or because somebody in charge ended it. */
export const haltedWords: Readonly<Record<'suspended' | 'terminated', string>> = {
  suspended: '已暂停',
  terminated: '已终止',
};
