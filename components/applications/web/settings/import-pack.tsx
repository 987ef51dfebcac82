import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useRef } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';

interface ImportPackProps {
  readonly onMade: (made: ReplyOf<(typeof routes)['importPack']> & { readonly name: string }) => void;
}

/** A template file of another agency. Its name is read for the sentence that follows; everything in it is checked by the server. */
export function ImportPack({ onMade }: ImportPackProps) {
  const input = useRef<HTMLInputElement>(null);
  const bring = useCommand(routes.importPack, {
    refreshes: [routes.allSettings],
    onDone: (reply, { body }) => onMade({ ...reply, name: nameIn(body.pack) }),
  });
  return (
    <>
      <div className="about">
        <b>别的单位的模板</b>
        <p className="tertiary small">选择对方从“应用设置”里导出的 .json 文件</p>
        <Refusal error={bring.error} />
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
          if (file) bring.mutate({ body: { pack: await file.text() } });
        }}
      />
      <Button disabled={bring.isPending} onClick={() => input.current?.click()}>
        选择文件…
      </Button>
    </>
  );
}

function nameIn(pack: string): string {
  try {
    const { name } = JSON.parse(pack) as { readonly name?: unknown }; // reason: only looked at for a word
    return typeof name === 'string' ? name : '应用';
  } catch {
    return '应用';
  }
}
