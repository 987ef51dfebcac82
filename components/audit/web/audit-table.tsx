import { When } from '#platform/web/widgets/chips.tsx';
import type { AuditFilter, AuditRecord } from '../contract.ts';

interface AuditTableProps {
  readonly records: readonly AuditRecord[];
  readonly onNarrow: (extra: AuditFilter, words: string) => void;
}

export const AuditTable = ({ records, onNarrow }: AuditTableProps) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">人员</th>
          <th scope="col">做了什么</th>
          <th scope="col">对象</th>
          <th scope="col">从哪里</th>
          <th scope="col">封存</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} onNarrow={onNarrow} />
        ))}
      </tbody>
    </table>
  </div>
);

function RecordRow({ record, onNarrow }: { readonly record: AuditRecord } & Pick<AuditTableProps, 'onNarrow'>) {
  const { personId, personName, objectKind, objectId, objectKindWords, objectName } = record;
  const object = objectName ? `${objectKindWords}“${objectName}”` : `这一${objectKindWords}`;
  return (
    <tr>
      <td className="one-line">
        <When instant={record.at} />
      </td>
      <td className="one-line">
        {personId && personName ? (
          <button type="button" className="audit-narrow" onClick={() => onNarrow({ personId }, personName)}>
            {personName}
          </button>
        ) : (
          <span className="tertiary">{personName || '系统'}</span>
        )}
      </td>
      <th scope="row">
        {record.eventWords} <span className="tertiary small">{record.componentName}</span>
      </th>
      <td>
        <button
          type="button"
          className="audit-narrow"
          aria-label={`只看${object}的记录`}
          onClick={() => onNarrow({ objectKind, objectId }, object)}
        >
          {objectName ?? objectKindWords}
        </button>
        {objectName && <span className="tertiary small"> {objectKindWords}</span>}
      </td>
      <td className="tertiary small">{record.address}</td>
      <td>
        <SealWords record={record} />
      </td>
    </tr>
  );
}

/** Ids without a name stand in the export; on the screen they say nothing. */
const isId = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

/** Sequence and chain value, with what else the row keeps: for comparing with an exported chain. */
function SealWords({ record }: { readonly record: AuditRecord }) {
  const details = record.details.filter(({ value }) => !isId(value));
  if (!record.seal) return <span className="chip now">等待封存</span>;
  return (
    <details className="audit-seal">
      <summary>第 {record.seal.sequence} 条</summary>
      <p className="tertiary small">链值</p>
      <code className="audit-hash">{record.seal.hash}</code>
      {details.length > 0 && <p className="tertiary small">明细</p>}
      {details.map(({ name, value }) => (
        <p key={name} className="small">
          <span className="tertiary">{name}</span> {value}
        </p>
      ))}
    </details>
  );
}
