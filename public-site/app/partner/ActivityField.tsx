interface ActivityFieldProps {
  activities: readonly string[];
  chosen: string;
}

/** For a club that does several things: what the child comes for. Chosen beforehand, so that it costs no press. */
export const ActivityField = ({ activities, chosen }: ActivityFieldProps) =>
  activities.length > 0 && (
    <div className="field">
      <label htmlFor="activite">Activité</label>
      <select id="activite" name="activite" defaultValue={chosen}>
        {activities.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </div>
  );
