interface Child {
  firstName: string;
  lastName: string;
  birth: { day: string; age: number } | null;
  amount: string;
}

/** The child in front of the desk, and what the Caf pays: large, for a look from afar. */
export const ChildToCheck = ({ child }: { child: Child }) => (
  <article className="card child">
    <div className="child-top">
      <p>
        <span className="soft">Enfant</span>
        <br />
        <span className="sum wrapok">
          {child.firstName}
          <br />
          {child.lastName.toLocaleUpperCase('fr')}
        </span>
      </p>
      <p>
        <span className="soft">Date de naissance</span>
        <br />
        {child.birth ? (
          <>
            <b className="lead">{child.birth.day}</b> <span className="soft">({child.birth.age} ans)</span>
          </>
        ) : (
          <b className="lead">non communiquée</b>
        )}
      </p>
    </div>
    <div className="tear" />
    <div className="child-end">
      <p>
        <span className="soft">La Caf vous paye</span>
        <br />
        <span className="sum">{child.amount}</span>
      </p>
    </div>
  </article>
);
