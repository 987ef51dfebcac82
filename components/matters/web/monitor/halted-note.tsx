import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type Halted, haltedWords, type RestingBranch } from '../../contract.ts';

const after: Readonly<Record<Halted['kind'], string>> = {
  suspended: '恢复以前只能看，不能办，期限不再计算。',
  terminated: '不再办理，写好的内容和意见都留着。',
};

/** 已暂停：谁，何时，为什么 – and what that means for the reader. */
export function HaltedNote({ halted: { kind, who, at, reason } }: { readonly halted: Halted }) {
  const now = useNow();
  return (
    <Note kind="warning">
      <b>
        {haltedWords[kind]}：{who}，{dateTimeWords(at, now)}，{reason.replace(/[。！？]$/u, '')}。
      </b>
      {after[kind]}
    </Note>
  );
}

/** 一支已暂停: which, by whom, when, why; the rest goes on. */
export function RestingNote({ branch: { steps, who, at, reason } }: { readonly branch: RestingBranch }) {
  const now = useNow();
  return (
    <Note kind="warning">
      <b>
        “{steps}”这一支已暂停：{who}，{dateTimeWords(at, now)}，{reason.replace(/[。！？]$/u, '')}。
      </b>
      恢复以前这一支只能看，不能办，期限不再计算；别的照常办。
    </Note>
  );
}
