import type { RightGroup } from './rights.ts';

/** Two lines of headings: the group, then each right, written upwards so that twenty columns stay readable. */
export const RightsHead = ({ groups }: { groups: readonly RightGroup[] }) => (
  <>
    <colgroup>
      <col />
    </colgroup>
    {groups.map(({ label, rights }) => (
      <colgroup key={label} span={rights.length} />
    ))}
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Agent
        </th>
        {groups.map(({ label, rights }) => (
          <th key={label} scope="colgroup" colSpan={rights.length} className="group">
            {label}
          </th>
        ))}
      </tr>
      <tr>
        {groups.flatMap(({ rights }) =>
          rights.map(({ right, short, label }, index) => (
            <th key={right} scope="col" className={index === 0 ? 'up first' : 'up'} title={label}>
              <span>{short}</span>
            </th>
          )),
        )}
      </tr>
    </thead>
  </>
);
