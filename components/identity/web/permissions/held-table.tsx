import type { HeldPermissions } from '../../contract.ts';
import '#platform/web/widgets/field.css';

export const HeldTable = ({ held }: { readonly held: HeldPermissions }) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">可以做什么</th>
          <th scope="col">为什么</th>
          <th scope="col">应用</th>
        </tr>
      </thead>
      <tbody>
        {held.permissions.map((permission) => (
          <tr key={permission.code}>
            <th scope="row">{permission.words}</th>
            <td>{permission.why}</td>
            <td className="tertiary small">{permission.componentName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
