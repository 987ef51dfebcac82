import { type Kind, kindGroups, paletteKinds } from '@gov/forms';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { PieceKind } from '../editor/pieces.ts';
import { pieceType } from '../editor/use-paper-editor.ts';

interface PaletteProps {
  readonly onInsert: (kind: PieceKind) => void;
}

interface Offer {
  readonly kind: PieceKind;
  readonly name: string;
  readonly group: string;
}

const offers: readonly Offer[] = [
  ...paletteKinds.map(({ kind, name, group }: Kind) => ({ kind, name, group })),
  { kind: 'opinionBlock', name: '意见栏', group: 'opinion' },
];

const groupIcons: Readonly<Record<string, string>> = {
  official: 'document',
  opinion: 'pencil',
  words: 'form',
  figures: 'grid',
  time: 'calendar',
  choice: 'list',
  people: 'people',
  files: 'attachment',
  related: 'link',
  system: 'settings',
};

/** What can be put on paper: a click or Enter puts it where the cursor is, dragging puts it where it is dropped. */
export function Palette({ onInsert }: PaletteProps): ReactNode {
  const [words, setWords] = useState('');
  const found = offers.filter(({ name }) => name.includes(words.trim()));
  const insert = (kind: PieceKind): void => {
    setWords('');
    onInsert(kind);
  };
  return (
    <nav className="designer-palette" aria-label="可以放的字段" data-region="palette">
      <div className="find">
        <Input
          aria-label="找字段"
          placeholder="找字段"
          prefix={<Icon name="search" />}
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {kindGroups.map(({ group, name }) => (
        <Group key={group} name={name} offers={found.filter((one) => one.group === group)} onInsert={insert} />
      ))}
      {found.length === 0 && <p className="none secondary small">没有叫“{words.trim()}”的字段。</p>}
    </nav>
  );
}

interface GroupProps {
  readonly name: string;
  readonly offers: readonly Offer[];
  readonly onInsert: (kind: PieceKind) => void;
}

function Group({ name, offers: offered, onInsert }: GroupProps): ReactNode {
  if (offered.length === 0) return null;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {offered.map(({ kind, name: words, group }) => (
          <li key={kind}>
            <button
              type="button"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(pieceType, kind);
                event.dataTransfer.effectAllowed = 'copy';
              }}
              onClick={() => onInsert(kind)}
            >
              <Icon name={groupIcons[group] ?? 'form'} />
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
