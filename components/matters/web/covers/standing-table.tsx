import { StateChip } from '#platform/web/widgets/chips.tsx';
import type { Standing } from '../../contract.ts';
import { scopeWords, windowWords } from '../stand-ins/stand-in-words.ts';
import { sourceWords, standingStates } from './cover-words.ts';

/** Who stands in for whom, until when and for what. */
export const StandingTable = ({ rows }: { readonly rows: readonly Standing[] }) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">谁的工作</th>
          <th scope="col">谁代办</th>
          <th scope="col">哪些日子</th>
          <th scope="col">哪些事项</th>
          <th scope="col">怎么来的</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.principal} ${row.standIn} ${row.source} ${row.from}`}>
            <th scope="row">{row.principal}</th>
            <td>由{row.standIn}代办</td>
            <td>{windowWords(row)}</td>
            <td>{scopeWords(row)}</td>
            <td>{sourceWords[row.source]}</td>
            <td>
              <StateChip state={row.state === 'open' ? 'now' : 'neutral'} words={standingStates[row.state]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
