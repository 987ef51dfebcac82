import { type Block, belongsToStep, type Path, type Sequence } from '@gov/workflow/designing';
import { memo, type ReactNode } from 'react';
import { pathInto, rootPath, useDeskPart } from '../designer/desk-store.ts';
import { BesideCards } from '../timers/beside-cards.tsx';
import { CardHead, ProblemLines } from './card-head.tsx';
import { cardName } from './card-name.ts';
import { ForkCard } from './fork-card.tsx';
import { Plus } from './plus.tsx';
import { StepCard } from './step-card.tsx';

/** All cards of the process. */
export const ProcessCards = memo((): ReactNode => {
  const root = useDeskPart(({ design }) => design.program.root);
  return <Cards sequence={root} path={rootPath} name="流程" />;
});
ProcessCards.displayName = 'ProcessCards';

interface CardsProps {
  readonly sequence: Sequence;
  readonly path: Path;
  readonly name: string;
}

/** A column of cards with “+” between them. */
export const Cards = memo(({ sequence, path, name }: CardsProps): ReactNode => {
  const { blocks } = sequence;
  const ended = blocks.at(-1)?.kind === 'end' || blocks.at(-1)?.kind === 'goBack';
  return (
    <ol className="cards" aria-label={name}>
      {blocks.map((block, at) => (
        <li key={blockKey(block)}>
          {!belongsToStep(block) && at > 0 && <PlusBefore {...{ block, path, at }} />}
          {at === 0 && path.length > 0 && <Plus path={path} at={0} label={`在${name}的最前面`} />}
          <Card block={block} path={path} at={at} />
        </li>
      ))}
      {!ended && (
        <li>
          <Plus path={path} at={blocks.length} label={`在${name}的最后`} />
          {blocks.length === 0 && <p className="empty-way tertiary">不经过步骤，直接往下走</p>}
        </li>
      )}
    </ol>
  );
});
Cards.displayName = 'Cards';

/** By what it is, not by where it stands: a card that only moves on is not built anew. */
const blockKey = (block: Block): string => {
  if (block.kind === 'step') return block.node;
  return block.kind === 'goBack' ? 'back' : `${block.kind}-${block.id}`;
};

interface CardProps {
  readonly block: Block;
  readonly path: Path;
  readonly at: number;
}

/** “+” that says before which card: its name changes with the card's. */
const PlusBefore = memo(({ block, path, at }: CardProps): ReactNode => {
  const name = useDeskPart((desk) => cardName(block, desk));
  return <Plus path={path} at={at} label={`在“${name}”之前`} />;
});
PlusBefore.displayName = 'PlusBefore';

const Card = memo(({ block, path, at }: CardProps): ReactNode => {
  switch (block.kind) {
    case 'step':
      return (
        <>
          <StepCard node={block.node} path={path} at={at} />
          <BesideCards {...{ block, path, at, column }} />
        </>
      );
    case 'end':
      return (
        <PlainCard
          {...{ path, at, element: block.id }}
          words={block.result === 'refused' ? '结束（未通过）' : '结束'}
        />
      );
    case 'goBack':
      return <GoBackCard to={block.to} path={path} at={at} />;
    case 'section':
      return (
        <div className="fork-card">
          <CardHead path={path} at={at} name={`“${block.name || '一段'}”${block.adHoc ? '（自由办理）' : ''}`} />
          <ProblemLines element={block.id} />
          <Cards sequence={block.body} path={pathInto(path, at, 0)} name={block.name || '这一段'} />
          <BesideCards {...{ block, path, at, column }} />
        </div>
      );
    case 'choice':
    case 'parallel':
      return <ForkCard block={block} path={path} at={at} />;
  }
});
Card.displayName = 'Card';

const column = (body: Sequence, path: Path, name: string): ReactNode => (
  <Cards sequence={body} path={path} name={name} />
);

interface PlainCardProps {
  readonly path: Path;
  readonly at: number;
  readonly words: string;
  readonly element?: string;
}

const PlainCard = ({ path, at, words, element }: PlainCardProps): ReactNode => (
  <div className="plain-card">
    <CardHead path={path} at={at} name={words} />
    {element !== undefined && <ProblemLines element={element} />}
  </div>
);

function GoBackCard({ to, path, at }: { readonly to: string; readonly path: Path; readonly at: number }): ReactNode {
  const step = useDeskPart(({ words }) => words.step(to));
  return <PlainCard path={path} at={at} words={`回到“${step}”`} />;
}
