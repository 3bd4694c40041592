/** First on every page of the test environment: nobody takes it for the real one (R-REC-01). */
export const TestBanner = ({ text }: { text: string }) => (
  <aside className="test-banner" aria-label="Environnement">
    <p className="wrap">{text}</p>
  </aside>
);
