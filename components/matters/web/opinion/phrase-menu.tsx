import { Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { LedIn } from '#platform/web/widgets/dialogs/led-in.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { opinionFieldId } from '../slip/field-problems.ts';
import './opinion.css';

interface PhraseMenuProps {
  /** What stands in the opinion field now; it can be kept as a phrase. */
  readonly written: string;
  readonly onChoose: (phrase: string) => void;
  readonly size?: 'small' | 'large';
}

/** 常用语: choose one, keep what is written, drop what is no longer used. */
export function PhraseMenu({ written, onChoose, size = 'large' }: PhraseMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const choose = (phrase: string) => {
    onChoose(phrase);
    setOpen(false);
    document.getElementById(opinionFieldId)?.focus();
  };
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topRight"
      destroyOnHidden
      content={<PhraseList written={written} onChoose={choose} onLeave={leave} />}
    >
      <Button ref={button} size={size} icon={<Icon name="up" />} iconPlacement="end" aria-expanded={open}>
        常用语
      </Button>
    </Popover>
  );
}

interface PhraseListProps extends PhraseMenuProps {
  readonly onLeave: () => void;
}

function PhraseList({ written, onChoose, onLeave }: PhraseListProps) {
  const kept = useRoute(routes.phrases);
  const add = useCommand(routes.addPhrase, { refreshes: [routes.phrases] });
  const remove = useCommand(routes.removePhrase, { refreshes: [routes.phrases] });
  const phrases = kept.data?.phrases ?? [];
  const text = written.trim().slice(0, 200);
  const known = phrases.some((phrase) => phrase.text === text);
  return (
    <LedIn className="phrases" list={kept.data} onLeave={onLeave}>
      {kept.data && phrases.length === 0 && <p className="tertiary">还没有常用语。写好一句后可以存下来。</p>}
      <ul aria-label="常用语">
        {phrases.map((phrase) => (
          <li key={phrase.id} className="row">
            <Button type="text" className="grow phrase" onClick={() => onChoose(phrase.text)}>
              {phrase.text}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<Icon name="close" />}
              aria-label={`删掉常用语“${phrase.text}”`}
              onClick={() => remove.mutate({ params: { phraseId: phrase.id } })}
            />
          </li>
        ))}
      </ul>
      {text !== '' && !known && (
        <Button type="link" size="small" loading={add.isPending} onClick={() => add.mutate({ body: { text } })}>
          把写的这句存为常用语
        </Button>
      )}
      <Refusal error={add.error ?? remove.error ?? kept.error} />
    </LedIn>
  );
}
