import { Button } from 'antd';
import { useRef } from 'react';

interface ImportPackProps {
  /** With the text of the file; it is looked at before anything is installed. */
  readonly onChosen: (text: string) => void;
}

/** A template file of another agency. Everything in it is checked by the server. */
export function ImportPack({ onChosen }: ImportPackProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="about">
        <b>别的单位的模板</b>
        <p className="tertiary small">选择对方从“应用设置”里导出的 .json 文件，看过里面有什么再安装</p>
      </div>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="应用模板文件"
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onChosen(await file.text());
        }}
      />
      <Button onClick={() => input.current?.click()}>选择文件…</Button>
    </>
  );
}
