import type { ReactNode } from 'react';
import { templatePicture } from '#components/forms/web/parts.ts';
import { Part } from '#platform/web/shell/web-part.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { PackContents } from '../../contract.ts';

interface ContentsProps {
  readonly contents: PackContents;
  readonly ofFile: boolean;
}

/** What a template would bring: what needs a look first, then name, forms, process, list and dictionaries. */
export const PackContentsView = ({ contents, ofFile }: ContentsProps): ReactNode => (
  <div className="pack-contents">
    {contents.clashes.length > 0 && (
      <Note kind="warning">
        <b>和本单位已有的重名</b>
        <Lines lines={contents.clashes} />
      </Note>
    )}
    {contents.anew.length > 0 && (
      <Note kind="primary">
        <b>装好以后要重新选的</b>
        <Lines lines={contents.anew} />
      </Note>
    )}
    <Section title="应用">
      <Facts
        facts={[
          ['名称', contents.name],
          ['在“发起”里的位置', contents.group],
          ['说明', contents.hint],
          ['事项的标题', contents.title],
          ['编号', '安装时给它一个本单位没有用过的编号'],
          ['做模板的人和时间', ofFile ? '文件里不写' : '随产品带来'],
        ]}
      />
    </Section>
    {contents.forms.map(({ name, template }, at) => (
      <Section key={name} title={`表单“${name}”`}>
        <Part
          token={templatePicture}
          props={{ template, idPrefix: `pack-${at}`, label: `表单“${name}”的样子` }}
          waiting={<LoadingState lines={6} />}
        />
      </Section>
    ))}
    <Section title="流程">
      <ol className="sentences">
        {contents.sentences.map(({ number, depth, text }) => (
          <li key={number} style={{ paddingLeft: depth * 14 }}>
            <span className="number">{number}</span> {text}
          </li>
        ))}
      </ol>
    </Section>
    <Section title="列表和统计">
      <Facts
        facts={[
          ['列表的列', contents.columns.join('、') || '没有另外的列'],
          ['统计加总', contents.sum ?? '不加总'],
        ]}
      />
    </Section>
    <Section title="随表单带来的字典">
      {contents.dictionaries.length === 0 ? (
        <p className="tertiary">没有。</p>
      ) : (
        <Facts facts={contents.dictionaries.map(({ name, words }) => [name, words.join('、')] as const)} />
      )}
    </Section>
  </div>
);

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }): ReactNode => (
  <>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </>
);

/** Names with what they are; what is empty is left out. */
const Facts = ({ facts }: { readonly facts: readonly (readonly [string, string | undefined])[] }): ReactNode => (
  <dl>
    {facts
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
