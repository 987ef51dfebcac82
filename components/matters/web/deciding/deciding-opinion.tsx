import { Button } from 'antd';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { mayDraw, opinionPlaceholder } from '../handling/acts.ts';
import { withPhrase } from '../opinion/opinion-field.tsx';
import { PhraseMenu } from '../opinion/phrase-menu.tsx';
import { lastUsedFirst, useUsedPhrases } from '../opinion/used-phrases.ts';
import { PenButton } from '../pen/pen-sheet.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { opinionFieldId } from '../slip/field-problems.ts';

interface DecidingOpinionProps {
  readonly view: MatterView;
  /** The block the opinion goes into. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly pen: Pen;
}

const mostPhrases = 8;

/** One line to write in; below it 常用语 to be taken by one tap, the last used first. */
export function DecidingOpinion({ view, label, value, onChange, pen }: DecidingOpinionProps) {
  const { person } = useSession();
  const { used, note } = useUsedPhrases(person.id);
  const phrases = lastUsedFirst(useRoute(routes.phrases).data?.phrases ?? [], used);
  const take = (text: string) => {
    const known = phrases.find((phrase) => phrase.text === text);
    if (known) note(known.id);
    onChange(withPhrase(value, text));
  };
  return (
    <div className="deciding-opinion">
      <label className="only-for-readers" htmlFor={opinionFieldId}>
        {label}
      </label>
      <GrowingText
        id={opinionFieldId}
        place="bar"
        maxLength={2000}
        placeholder={`${label}：${opinionPlaceholder(view, pen.drawing !== undefined)}`}
        value={value}
        onChange={onChange}
      />
      <div className="chips">
        {mayDraw(view) && <PenButton pen={pen} />}
        {phrases.length > 0 && (
          <ul aria-label="常用语，点一下就写上">
            {phrases.slice(0, mostPhrases).map(({ id, text }) => (
              <li key={id}>
                <Button size="small" onClick={() => take(text)}>
                  {text}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <PhraseMenu written={value} onChoose={take} size="small" />
      </div>
    </div>
  );
}
