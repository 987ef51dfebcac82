import type { ConditionField } from '@gov/expression';
import type { FieldPermission, FormTemplate } from '@gov/forms';
import { diagram } from '@gov/workflow';
import { type ChangeMark, type ComparedLine, type Comparison, compareDesigns } from '@gov/workflow/compare';
import { type Design, openDesign } from '@gov/workflow/designing';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DesignView, routes } from '../../contract.ts';
import { type Choices, type Desk, useDesk } from '../designer/desk.ts';
import { useWords } from '../designer/use-words.ts';
import { ProcessPicture } from '../picture/process-picture.tsx';
import { rightWords } from '../rights/right-words.ts';
import './versions.css';

interface CompareProps {
  readonly view: DesignView;
  /** The older side: a version. */
  readonly number: number;
  readonly onClose: () => void;
}

const onThePage = '0';

/** Two versions beside each other, as sentences and as pictures; printable. */
export function Compare({ view, number, onClose }: CompareProps): ReactNode {
  const { processId } = view;
  const desk = useDesk();
  const [older, setOlder] = useState(String(number));
  const [newer, setNewer] = useState(onThePage);
  const versions = useRoute(routes.designVersions, { params: { processId } });
  const before = useVersion(processId, older);
  const after = useVersion(processId, newer);
  const options = (versions.data?.versions ?? []).map(({ number: one, current }) => ({
    value: String(one),
    label: `第 ${one} 版${current ? '（在用）' : ''}`,
  }));
  const [was, is] = [before.design, newer === onThePage ? desk.design : after.design];
  return (
    <section className="process-compare" aria-label="两版对比">
      <header>
        <h2>
          “{desk.design.program.name}”改了哪些：{nameOf(older)} → {nameOf(newer)}
        </h2>
        <div className="acts">
          <Button onClick={() => window.print()}>打印</Button>
          <Button onClick={onClose}>不比了，接着画</Button>
        </div>
      </header>
      <div className="compare-sides">
        <ChoiceField label="原来的" value={older} options={options} onChange={(one) => one && setOlder(one)} />
        <ChoiceField
          label="后来的"
          value={newer}
          options={[{ value: onThePage, label: '现在画的' }, ...options]}
          onChange={(one) => one && setNewer(one)}
        />
      </div>
      <Refusal error={before.error ?? after.error} />
      {before.isUnreadable || after.isUnreadable ? (
        <Note kind="warning">有一版的文件读不懂，比不了。请在上面换一版再比。</Note>
      ) : was && is ? (
        <Compared
          before={was}
          after={is}
          template={desk.template}
          fields={desk.fields}
          notHere={desk.notHere}
          choices={desk.choices}
          names={[nameOf(older), nameOf(newer)]}
        />
      ) : (
        !before.error && !after.error && <LoadingState lines={6} />
      )}
    </section>
  );
}

const nameOf = (number: string): string => (number === onThePage ? '现在画的' : `第 ${number} 版`);

/** One version as a design. */
function useVersion(processId: string, number: string) {
  const asked = number !== onThePage;
  const query = useRoute(
    routes.designVersion,
    { params: { processId, number: Number(number) } as never }, // reason: the branded version number is a plain one here
    { enabled: asked },
  );
  const [opened, setOpened] = useState<{ readonly xml: string; readonly design: Design | undefined }>();
  const xml = query.data?.bpmnXml;
  useEffect(() => {
    let gone = false;
    if (xml !== undefined)
      void openDesign(xml).then((file) => {
        if (!gone) setOpened({ xml, design: file?.design });
      });
    return () => {
      gone = true;
    };
  }, [xml]);
  const here = asked && opened?.xml === xml ? opened : undefined;
  return {
    design: here?.design,
    isUnreadable: here !== undefined && here.design === undefined,
    error: asked ? query.error : null,
  };
}

interface ComparedProps {
  readonly before: Design;
  readonly after: Design;
  readonly template: FormTemplate | undefined;
  readonly fields: readonly ConditionField[];
  readonly notHere: Desk['notHere'];
  readonly choices: Choices;
  readonly names: readonly [string, string];
}

function Compared({ before, after, template, fields, notHere, choices, names }: ComparedProps): ReactNode {
  const was = useWords({ design: before, template, fields, notHere, choices });
  const is = useWords({ design: after, template, fields, notHere, choices });
  const [all, setAll] = useState(false);
  const result = useMemo(() => {
    const { field } = is;
    const right = (one: FieldPermission): string => rightWords[one];
    return compareDesigns(
      { design: before, words: { ...was, field, right } },
      { design: after, words: { ...is, field, right } },
    );
  }, [before, after, was, is]);
  const changed = result.lines.filter(({ mark }) => mark !== 'same');
  const nothing = changed.length === 0 && result.general.length === 0;
  return (
    <>
      {nothing && <Note>两版说的一样，没有不同。</Note>}
      {result.general.length > 0 && (
        <ul className="plain-list">
          {result.general.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <ol className="compared">
        {(all ? result.lines : changed).map((line) => (
          <Line key={`${line.before?.number ?? ''} ${line.after?.number ?? ''}`} line={line} />
        ))}
      </ol>
      {!nothing && (
        <Button size="small" className="not-printed" onClick={() => setAll(!all)}>
          {all ? '只看改了的' : `连没改的一起看（${result.lines.length - changed.length} 句没改）`}
        </Button>
      )}
      {!nothing && <Pictures result={result} before={before} after={after} names={names} />}
    </>
  );
}

const markWords: Readonly<Record<ChangeMark | 'same', string>> = {
  added: '新增',
  removed: '删去',
  changed: '改过',
  moved: '换了位置',
  same: '没改',
};

/** The sign says it too: who prints in black sees no colour. */
const signs: Readonly<Record<ChangeMark | 'same', string>> = {
  added: '＋',
  removed: '－',
  changed: '△',
  moved: '⇅',
  same: '　',
};

function Line({ line: { mark, before, after, changes } }: { readonly line: ComparedLine }): ReactNode {
  const shown = after ?? before;
  const number = after ? after.number : `原 ${before?.number ?? ''}`;
  return (
    <li className={mark} style={{ marginLeft: (shown?.depth ?? 0) * 14 }}>
      <b className="mark">
        {signs[mark]} {markWords[mark]}
      </b>
      <span className="number">{number}</span>
      <div>
        {mark === 'removed' ? <s>{shown?.text}</s> : shown?.text}
        {changes.length > 0 && (
          <ul className="plain-list">
            {changes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

interface PicturesProps {
  readonly result: Comparison;
  readonly before: Design;
  readonly after: Design;
  readonly names: readonly [string, string];
}

function Pictures({ result, before, after, names }: PicturesProps): ReactNode {
  const marked = (marks: Readonly<Record<string, ChangeMark>>) =>
    Object.fromEntries(Object.entries(marks).map(([id, as]) => [id, { as, words: `${signs[as]}${markWords[as]}` }]));
  return (
    <>
      {[[names[0], before, result.marksBefore] as const, [names[1], after, result.marksAfter] as const].map(
        ([name, design, marks]) => (
          <section key={name}>
            <h3>图：{name}</h3>
            <ProcessPicture picture={diagram(design.program)} marks={marked(marks)} name={`流程图，${name}`} />
          </section>
        ),
      )}
    </>
  );
}
