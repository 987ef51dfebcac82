import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type Halted, haltedWords } from '../../contract.ts';

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
