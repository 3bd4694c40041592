interface Child {
  firstName: string;
  lastName: string;
  birth: { day: string; age: number } | null;
  amount: string;
}

/** The child in front of the desk, and what the Caf pays: very large, for a look from afar. */
export const ChildToCheck = ({ child }: { child: Child }) => (
  <article className="card child check">
    <div className="child-top">
      <p className="who wrapok">
        {child.firstName}
        <br />
        {child.lastName.toLocaleUpperCase('fr')}
      </p>
      <p className="row">
        <span className="soft">Date de naissance</span>
        {child.birth ? (
          <span className="row">
            <b className="birth num">{child.birth.day}</b> <span className="soft">{child.birth.age} ans</span>
          </span>
        ) : (
          <b className="birth">non communiquée</b>
        )}
      </p>
    </div>
    <div className="tear" />
    <div className="child-end">
      <p className="row">
        <span className="soft">La Caf vous paye</span>
        <span className="sum">{child.amount}</span>
      </p>
    </div>
  </article>
);
