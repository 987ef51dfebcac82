import { Link } from 'react-router';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import type { MatterRow } from '../../contract.ts';
import { rowKey } from '../lists/row-words.ts';
import { withPhrase } from '../opinion/opinion-field.tsx';
import { PhraseMenu } from '../opinion/phrase-menu.tsx';
import { opinionFieldId } from '../slip/field-problems.ts';
import { type LeftOut, nextLines, type Plan } from './batch-plan.ts';

/** What scrolls alone must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

interface PlanPartProps {
  readonly plan: Plan;
  readonly opinion: string;
  readonly onWrite: (opinion: string) => void;
}

/** What will happen: which ones, who gets them, what is written, and what is not among them. */
export function PlanPart({ plan, opinion, onWrite }: PlanPartProps) {
  const [first] = plan.going;
  return (
    <>
      {first ? <GoingPart plan={plan} /> : <p>选的这些都不能成批办，请打开逐件办。</p>}
      {first?.task.act === 'agree' && (
        <CommonOpinion empty={first.task.emptyOpinion} opinion={opinion} onWrite={onWrite} />
      )}
      {plan.leftOut.length > 0 && <RowsToldOf name={`不在这一批里的 ${plan.leftOut.length} 件`} lines={plan.leftOut} />}
    </>
  );
}

function GoingPart({ plan }: { readonly plan: Plan }) {
  const next = nextLines(plan.going);
  return (
    <>
      <section aria-label="这一批">
        <p>{aboutWords(plan)}</p>
        <ul className="batch-lines" {...scrollable}>
          {plan.going.map(({ row, task }) => (
            <li key={rowKey(row)}>
              <Title row={row} />
              {task.onBehalfOf && <span className="tertiary small">代{task.onBehalfOf}</span>}
            </li>
          ))}
        </ul>
      </section>
      {next.length > 0 && (
        <section className="effects" aria-label="办了会这样">
          <h3>办了会这样</h3>
          <ul>
            {next.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** `这 3 件“请假申请”都在“科室审核”。` */
function aboutWords({ going }: Plan): string {
  const [first] = going;
  if (!first || first.task.act === 'read') return `这 ${going.length} 件记为已阅：`;
  return `这 ${going.length} 件“${first.task.kindName}”都在“${first.task.step}”：`;
}

/** A long title is cut and stands whole in its hint. */
const Title = ({ row }: { readonly row: MatterRow }) => (
  <span className="one-line grow" title={row.title}>
    {row.title}
  </span>
);

interface RowsToldOfProps {
  readonly name: string;
  readonly lines: readonly LeftOut[];
}

/** Rows of which something is to be said, each with its sentence and the way to it. */
export const RowsToldOf = ({ name, lines }: RowsToldOfProps) => (
  <section aria-label={name} className="batch-rest">
    <h3>{name}</h3>
    <ul className="batch-lines">
      {lines.map(({ row, why }) => (
        <li key={rowKey(row)}>
          <span className="grow">
            <Title row={row} />
            <span className="secondary small">{why}</span>
          </span>
          <Link to={`/matters/${row.matterId}`} aria-label={`打开“${row.title}”`}>
            打开
          </Link>
        </li>
      ))}
    </ul>
  </section>
);

interface CommonOpinionProps {
  readonly empty: string | undefined;
  readonly opinion: string;
  readonly onWrite: (opinion: string) => void;
}

/** The same words under each of them; 常用语 as on the handling page. */
const CommonOpinion = ({ empty, opinion, onWrite }: CommonOpinionProps) => (
  <div className="common-opinion">
    <label htmlFor={opinionFieldId}>
      共同的意见<span className="optional-mark tertiary">可不填</span>
    </label>
    <div className="row">
      <GrowingText
        id={opinionFieldId}
        place="bar"
        maxLength={2000}
        placeholder={empty ? `不写就记“${empty}”` : '写在这里'}
        value={opinion}
        onChange={onWrite}
      />
      <PhraseMenu written={opinion} onChoose={(phrase) => onWrite(withPhrase(opinion, phrase))} />
    </div>
  </div>
);
