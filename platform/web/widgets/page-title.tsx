import { type ReactNode, useEffect } from 'react';

interface PageTitleProps {
  readonly title: string;
  /** The sentence that says what needs the reader. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
}

/** Names the window after the matter at hand: `退回修改 – 关于…`. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 政务办公云`;
  }, [title]);
}

export function PageTitle({ title, sentence, actions }: PageTitleProps) {
  useWindowTitle(title);
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {sentence && <p className="secondary">{sentence}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
